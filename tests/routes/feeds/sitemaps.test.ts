import { SaxesParser } from 'saxes';
import { afterEach, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { category, someone, thread } from '../../domains/threads/world';
import { removePost, unlistThread } from '~/domains/threads/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { loader as index } from '../../../app/routes/feeds/sitemap-index';
import { loader as part } from '../../../app/routes/feeds/sitemap';
import { call } from '../context';

useDatabase();
afterEach(() => setClock(null));

/** Addresses of a file with the instants of their changes. */
async function read(response: Response): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const parser = new SaxesParser({ xmlns: true });
  let [at, loc] = ['', ''];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri }) => {
    expect(uri).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
    at = name;
  });
  parser.on('text', (text) => {
    if (at === 'loc' && text.trim()) found.set((loc = text), '');
    if (at === 'lastmod' && text.trim()) found.set(loc, text);
  });
  parser.write(await response.text()).close();
  return found;
}
const get = (loader: Parameters<typeof call>[0], params: Record<string, string> = {}, actor?: Awaited<ReturnType<typeof someone>>) =>
  call(loader, new Request('http://localhost:3000/sitemap.xml'), { params, actor });

it('lists what everybody may read, with the instants of the last changes', async () => {
  const staff = await someone('moderator');
  const [open, hidden] = [await category(), await category({ readBy: 'member' })];
  const [shown, removed, unlisted, secret] = [await thread({ categoryId: open }), await thread(), await thread(), await thread({ categoryId: hidden, by: staff })];
  await removePost(staff, { postId: removed.postId });
  await unlistThread(staff, { threadId: unlisted.threadId });
  const lastActivityAt = new Date('2030-02-03T04:05:06.789Z');
  await db.thread.update({ where: { id: shown.threadId }, data: { lastActivityAt } });

  const files = [...(await read(await get(index)))];
  expect(files[0]).toEqual(['http://localhost:3000/sitemaps/categories.xml', '']);
  expect(files[1]?.[1]).toBe(lastActivityAt.toISOString());
  const name = files[1]?.[0].split('/').at(-1) ?? '';
  const threads = await read(await get(part, { name }, staff));
  expect([...threads]).toEqual([[`http://localhost:3000/t/${shown.slug}/${shown.threadId}`, lastActivityAt.toISOString()]]);
  expect([...threads.keys()].join()).not.toContain(secret.threadId);

  const categories = await read(await get(part, { name: 'categories.xml' }, staff));
  const { slug } = await db.category.findUniqueOrThrow({ where: { id: open } });
  const { slug: hiddenSlug } = await db.category.findUniqueOrThrow({ where: { id: hidden } });
  expect(categories.get('http://localhost:3000/')).toBe(lastActivityAt.toISOString());
  expect(categories.get(`http://localhost:3000/c/${slug}`)).toBe(lastActivityAt.toISOString());
  expect([...categories.keys()]).not.toContain(`http://localhost:3000/c/${hiddenSlug}`);
});

it('goes on in files of ten thousand', async () => {
  const categoryId = await category();
  const author = await someone();
  await db.$executeRaw`
    INSERT INTO thread (id, slug, title, kind, category_id, author_id, created_at, last_activity_at)
    SELECT 'z' || lpad(n::text, 8, '0'), 'thread-' || n, 'Thread', 'question', ${categoryId}, ${author.id}, now(), now() FROM generate_series(1, 10001) n`;
  const soon = Date.now() + 601_000;
  setClock(() => new Date(soon));
  const files = [...(await read(await get(index))).keys()].slice(1);
  expect(files).toHaveLength(2);
  const seen = new Set<string>();
  for (const file of files) {
    const addresses = await read(await get(part, { name: file.split('/').at(-1)! }));
    expect(addresses.size).toBeLessThanOrEqual(10_000);
    for (const address of addresses.keys()) seen.add(address);
  }
  expect(seen.size).toBeGreaterThanOrEqual(10_001);
});

it('knows no other files', async () => {
  for (const name of ['', 'x.xml', 'threads-.xml', 'threads-1.xml.gz', 'threads-ZZ.xml', 'members.xml', 'threads-zzzzzzzzzzzz.xml']) {
    expect((await get(part, { name })).status, name).toBe(404);
  }
});
