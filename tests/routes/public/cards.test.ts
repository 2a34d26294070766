import { readFile } from 'node:fs/promises';
import type { SerializeFrom } from '@remix-run/node';
import { beforeAll, expect, it } from 'vitest';
import sharp from 'sharp';
import { getSettings, updateBrand } from '~/domains/brand/index.server';
import { forgetCategories, removePost } from '~/domains/threads/index.server';
import { cardPath } from '~/http/cards.server';
import { drawCard } from '~/platform/images/index.server';
import { palette } from '~/ui/palette';
import { loader } from '~/routes/resources/card';
import { meta as threadMeta, loader as threadLoader } from '~/routes/community/thread';
import { db } from '~/platform/db/index.server';
import { category, someone, thread } from '../../domains/threads/world';
import { useDatabase } from '../../setup/database';
import { call } from '../context';
import { saidBy } from '../meta-tags';

/** Pictures of links: what they show, of what, and for how long. */
useDatabase();
beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
});

const get = async (path: string, actor?: Parameters<typeof call>[2]) => {
  const [, , threadId = '', file = ''] = path.split('/');
  return call(loader, new Request(`http://localhost:3000${path}`), { params: { thread: threadId, file }, ...actor });
};

const { light } = palette('#1f6f5c');
const colours = { page: light.bg, text: light.text, quiet: light.muted, brand: light['brand-9'], onBrand: light['brand-on'] };

/** How many points of the title's part of a card are dark. */
async function ink(card: Buffer): Promise<number> {
  const { data } = await sharp(card).extract({ left: 0, top: 190, width: 1200, height: 340 }).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((point) => point < 128).length;
}

it('draws the title of a thread in the colours of the brand, for all to keep', async () => {
  const made = await thread({ title: 'Descaling light stays on although I ran the cycle twice' });
  const path = cardPath(await getSettings(), { id: made.threadId, title: 'Descaling light stays on although I ran the cycle twice' });
  const response = await get(path);
  expect([response.status, response.headers.get('Content-Type'), response.headers.get('Cache-Control')]).toEqual([200, 'image/png', 'public, max-age=31536000, immutable']);
  const card = Buffer.from(await response.arrayBuffer());
  expect(await sharp(card).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect(card.length).toBeLessThan(100_000);
  expect(await ink(card)).toBeGreaterThan(5_000);
});

it('leads from an older title to the one that holds, and changes its address with the brand', async () => {
  const { threadId } = await thread();
  const row = await db.thread.findUniqueOrThrow({ where: { id: threadId } });
  const now = cardPath(await getSettings(), row);
  const old = await get(cardPath(await getSettings(), { ...row, title: 'As it was before' }));
  expect([old.status, old.headers.get('Location')]).toEqual([302, now]);
  await updateBrand(await someone('admin'), { colour: '#8a1c4a' });
  expect(cardPath(await getSettings(), row)).not.toBe(now);
});

it('draws nothing that visitors may not read, whoever asks', async () => {
  const { threadId } = await thread({ by: await someone('moderator'), categoryId: await category({ readBy: 'moderator' }) });
  const removed = await thread();
  await removePost(await someone('moderator'), { postId: removed.postId });
  forgetCategories();
  for (const id of [threadId, removed.threadId, 'none']) expect((await get(`/cards/${id}/0123.png`, { actor: await someone('owner') })).status, id).toBe(404);
});

it('fits long titles, and takes the name where it has no letters for the title', async () => {
  const look = { name: 'Torréa', place: 'community.example', colours, logo: null };
  for (const title of ['W'.repeat(200), 'A title of many words '.repeat(9).trim(), '<b>&amp; "quotes" 🚀']) {
    const { width, height } = await sharp(await drawCard({ ...look, title })).metadata();
    expect([width, height], title).toEqual([1200, 630]);
  }
  const [unknown, plain] = await Promise.all([drawCard({ ...look, title: '珈琲の淹れ方' }), drawCard({ ...look, title: null })]);
  expect(unknown.equals(plain)).toBe(true);
  expect((await drawCard({ ...look, logo: await readFile('public/icon-192.png'), title: null })).equals(plain)).toBe(false);
});

it('is named by the pages of threads, unless the thread has a picture or is not for all', async () => {
  const image = async (threadId: string, slug: string, actor?: Awaited<ReturnType<typeof someone>>) => {
    const url = `http://localhost:3000/t/${slug}/${threadId}`;
    const data = (await (await call(threadLoader, new Request(url), { params: { id: threadId, slug }, actor })).json()) as SerializeFrom<typeof threadLoader>;
    const root = { origin: 'http://localhost:3000', locale: 'en', brand: { name: 'Parvis', card: '/cards/site/abc.png' } };
    const location = { pathname: new URL(url).pathname, search: '', hash: '', state: null, key: 'default' };
    return saidBy(threadMeta({ data, location, matches: [{ id: 'root', pathname: '/', data: root, params: {}, meta: [] }], params: {} }));
  };
  const plain = await thread();
  const told = await image(plain.threadId, plain.slug);
  expect(told['og:image']).toBe(`http://localhost:3000${cardPath(await getSettings(), await db.thread.findUniqueOrThrow({ where: { id: plain.threadId } }))}`);
  expect(told.canonical).toBe(`http://localhost:3000/t/${plain.slug}/${plain.threadId}`);
  const pictured = await thread();
  await db.post.update({ where: { id: pictured.postId }, data: { html: '<p><img src="/uploads/abcdefgh/800.webp" srcset="x 1w" alt="A &#x22;red&#x22; cup" width="800" height="450" loading="lazy"></p>' } });
  expect(await image(pictured.threadId, pictured.slug)).toMatchObject({ 'og:image': 'http://localhost:3000/uploads/abcdefgh/800.webp', 'og:image:width': '800', 'og:image:alt': 'A "red" cup' });
  const hidden = await thread({ by: await someone('moderator'), categoryId: await category({ readBy: 'moderator' }) });
  const closed = await image(hidden.threadId, hidden.slug, await someone('moderator'));
  expect([closed['og:image'], closed.canonical]).toEqual(['http://localhost:3000/cards/site/abc.png', undefined]);
});
