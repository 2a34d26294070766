import { beforeEach, describe, expect, it } from 'vitest';
import { updateProfile } from '~/domains/members/index.server';
import {
  editCategory, editPost, forgetCategories, getCategorySource, getThread, listRevisions, renderingProgress, renderRound, threadSubscribers,
} from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { MARKDOWN_VERSION } from '~/platform/markdown/index.server';
import { writeRendering } from '~/domains/threads/upkeep/rendering.store.server';
import { useDatabase } from '../../setup/database';
import { answer, category, someone, thread, visitor } from './world';

useDatabase();

/** Until nothing is left; each round is bounded. */
async function finish(): Promise<number[]> {
  const rounds: number[] = [];
  for (let done = await renderRound(); done > 0; done = await renderRound()) rounds.push(done);
  return rounds;
}

const age = (ids: string[]) => db.post.updateMany({ where: { id: { in: ids } }, data: { html: '<p>As it was rendered once</p>', text: 'once', renderVersion: MARKDOWN_VERSION - 1 } });
const stored = (id: string) => db.post.findUniqueOrThrow({ where: { id } });

beforeEach(() => finish());

describe('texts that an older version rendered', () => {
  it('are rendered anew, and are the same posts as before for everybody', async () => {
    const { threadId, postId, author } = await thread({ body: 'It **squeaks** a lot.' });
    const { postId: answerId } = await answer(threadId);
    const before = await stored(postId);
    const changedAt = (await db.thread.findUniqueOrThrow({ where: { id: threadId } })).changedAt;
    await age([postId, answerId]);
    expect(await renderingProgress()).toMatchObject({ waiting: 2 });
    expect(await finish()).toEqual([2]);
    expect(await stored(postId)).toEqual(before);
    expect(before).toMatchObject({ renderVersion: MARKDOWN_VERSION, html: '<p>It <strong>squeaks</strong> a lot.</p>\n', editedAt: null, version: 1, revisionCount: 1 });
    expect((await db.thread.findUniqueOrThrow({ where: { id: threadId } })).changedAt).toEqual(changedAt);
    expect(await listRevisions(author, { postId })).toHaveLength(1);
    expect(await renderingProgress()).toMatchObject({ waiting: 0 });
  });

  it('are done in bounded rounds, and go on where the work was ended', async () => {
    const { threadId, postId } = await thread();
    const ids = [postId];
    for (let n = 0; n < 60; n++) ids.push((await answer(threadId)).postId);
    await age(ids);
    expect(await renderRound()).toBe(50);
    expect(await renderingProgress()).toMatchObject({ waiting: 11 });
    expect(await finish()).toEqual([11]);
    expect(await db.post.count({ where: { threadId, text: 'once' } })).toBe(0);
  });

  it('never overwrite what was edited meanwhile', async () => {
    const { postId, author } = await thread({ body: 'The first words of it.' });
    await age([postId]);
    const seen = await stored(postId);
    await editPost(author, { postId, version: 1, body: 'The words after the edit.', note: '' });
    await writeRendering(seen, { html: '<p>The first words of it.</p>', text: 'The first words of it.' }, MARKDOWN_VERSION);
    expect(await stored(postId)).toMatchObject({ html: '<p>The words after the edit.</p>\n', version: 2, renderVersion: MARKDOWN_VERSION });
  });

  it('keep those whom they named, by imported names too, and name nobody who joined since', async () => {
    const ana = await someone('member', { username: 'ana-mention', displayName: 'Ana Ribeiro' });
    const { postId } = await thread({ body: 'Thanks @ana-mention and @not-here-yet.' });
    const old = await stored(postId);
    expect(old.html).toContain('href="/m/ana-mention"');
    await someone('member', { username: 'not-here-yet' });
    await db.post.update({ where: { id: postId }, data: { source: 'Thanks @AnaRibeiro and @not-here-yet.', renderVersion: 0 } });
    await finish();
    const { html } = await stored(postId);
    expect(html).toContain(`<a class="mention" href="/m/${ana.username}">@${ana.username}</a>`);
    expect(html).toContain('@not-here-yet.');
    expect(html).not.toContain('/m/not-here-yet');
  });

  it('leave withdrawn posts empty', async () => {
    const { postId } = await thread();
    await db.post.update({ where: { id: postId }, data: { source: '', html: '', text: '', renderVersion: 0 } });
    await finish();
    expect(await stored(postId)).toMatchObject({ html: '', text: '', renderVersion: MARKDOWN_VERSION });
  });

  it('are biographies as well', async () => {
    const member = await someone();
    await updateProfile(member, { displayName: '', bio: 'I like **coffee**.', location: '', website: '' });
    const before = await db.member.findUniqueOrThrow({ where: { id: member.id } });
    await db.member.update({ where: { id: member.id }, data: { bioHtml: '<p>old</p>', bioRenderVersion: 0 } });
    expect(await renderingProgress()).toMatchObject({ waiting: 1 });
    await finish();
    expect(await db.member.findUniqueOrThrow({ where: { id: member.id } })).toEqual(before);
  });
});

describe('a category that a post names', () => {
  it('is linked as it was typed, and no more once it is private', async () => {
    const manager = await someone('manager');
    const name = { en: 'Secret roastery', fr: 'Torréfaction secrète' };
    const categoryId = await category({ name });
    const { slug } = await db.category.findUniqueOrThrow({ where: { id: categoryId } });
    const { threadId, postId } = await thread({ body: `Look into #${slug} for that.` });
    const { postId: other } = await thread({ body: 'Nothing of the kind is named in here.' });
    const link = `<a class="category" href="/c/${slug}">#${slug}</a>`;
    expect((await stored(postId)).html).toContain(link);
    expect((await stored(postId)).html).not.toContain('Secret');

    const { id: _, slug: __, position: ___, threadCount: ____, archived: _____, ...fields } = await getCategorySource(manager, { categoryId });
    const letRead = async (readBy: 'everyone' | 'moderator'): Promise<void> => {
      await editCategory(manager, { categoryId, ...fields, readBy });
      forgetCategories();
      await deliverOnce(threadSubscribers);
    };
    const untouched = await stored(other);
    await letRead('moderator');
    expect(await finish()).toEqual([1]);
    expect((await getThread(visitor, { id: threadId })).opening).toMatchObject({ html: `<p>Look into #${slug} for that.</p>\n`, editedAt: null, version: 1 });
    expect(await stored(other)).toEqual(untouched);
    await letRead('everyone');
    await finish();
    expect((await stored(postId)).html).toContain(link);
  });
});
