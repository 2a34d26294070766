import { describe, expect, it } from 'vitest';
import { search } from '~/domains/search/index.server';
import { feedOfThread, feedOfThreads, getThread, listPosts, listThreads } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, category, reply, someone, thread, visitor } from './world';

useDatabase();

/** The member to whom everything belongs that was written by accounts which an import could not bring along. */
async function former() {
  const member = await someone('member', { username: 'former-member' });
  return { ...member, close: () => db.member.update({ where: { id: member.id }, data: { status: 'closed', closedAt: new Date(), displayName: null } }) };
}

describe('the name of an imported author without an account', () => {
  it('stands in lists, pages, feeds and search, for each post its own', async () => {
    const them = await former();
    const asked = await thread({ by: them, title: 'Where is the descaler of the museum piece?', tags: ['museum'], kind: 'discussion' });
    const first = await reply(asked.threadId, await someone());
    const second = await reply(asked.threadId, them);
    const third = await reply(asked.threadId, await someone(), second.postId);
    const last = await reply(asked.threadId, them);
    const label = (postId: string, authorLabel: string) => db.post.update({ where: { id: postId }, data: { authorLabel } });
    await label(asked.postId, 'passer-by');
    await label(second.postId, 'the gardener');
    await label(last.postId, 'gone away');
    await them.close();

    const [row] = (await listThreads(visitor, { tagSlug: 'museum' })).rows;
    expect(row?.author).toMatchObject({ id: them.id, displayName: 'passer-by', closed: true });
    expect(row?.lastAuthor).toMatchObject({ id: them.id, displayName: 'gone away', closed: true });
    expect(row?.faces[0]).toMatchObject({ displayName: 'passer-by' });
    const page = await getThread(visitor, { id: asked.threadId });
    expect(page.thread.author.displayName).toBe('passer-by');
    expect(page.posts.find((post) => post.id === third.postId)?.parent?.author.displayName).toBe('the gardener');
    expect((await listPosts(visitor, { threadId: asked.threadId })).rows.map((post) => post.author.displayName)).toEqual(['passer-by', null, 'the gardener', null, 'gone away']);
    const [entry] = await feedOfThreads(visitor, { tagSlug: 'museum' });
    expect(entry?.author.displayName).toBe('passer-by');
    const { posts } = await feedOfThread(visitor, { threadId: asked.threadId });
    expect(posts.find((post) => post.id === last.postId)?.author.displayName).toBe('gone away');
    expect(posts.find((post) => post.id === first.postId)?.author).toMatchObject({ displayName: null, closed: false });
    const { threads } = await search(visitor, { q: 'museum piece' });
    expect(threads[0]?.author).toMatchObject({ displayName: 'passer-by', closed: true });
  });

  it('is not the name of whoever wrote last with an account', async () => {
    const them = await someone();
    const asked = await thread({ by: them, categoryId: await category(), tags: ['attic'] });
    await db.post.update({ where: { id: asked.postId }, data: { authorLabel: 'passer-by' } });
    const helper = await someone('member', { displayName: 'Ana' });
    await answer(asked.threadId, helper);
    const [row] = (await listThreads(visitor, { tagSlug: 'attic' })).rows;
    expect(row?.author.displayName).toBe('passer-by');
    expect(row?.lastAuthor).toMatchObject({ id: helper.id, displayName: 'Ana' });
    expect(row?.faces.map((face) => face.displayName)).toEqual(['passer-by', 'Ana']);
  });
});
