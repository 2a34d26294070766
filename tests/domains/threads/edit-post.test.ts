import { afterEach, describe, expect, it } from 'vitest';
import { compareRevisions, editPost, getPost, getThread, listRevisions, lockThread, postComment } from '~/domains/threads/index.server';
import { newId, setClock } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, drift, kinds, recorded, refusal, someone, thread, visitor } from './world';

useDatabase();
afterEach(() => setClock(null));

const later = (minutes: number) => {
  const at = Date.now() + minutes * 60_000;
  setClock(() => new Date(at));
};
const body = 'It squeaks since yesterday morning, and it smells of burning.';

describe('editing a post', () => {
  it('says what is wrong with the input', async () => {
    const { threadId, postId, author } = await thread();
    expect(await refusal(editPost(author, { postId, version: 1, body: 'Short' }))).toBe('Invalid');
    const given = await answer(threadId, author);
    expect(await refusal(editPost(author, { postId: given.postId, version: 1, body, title: 'An answer with a title' }))).toBe('Invalid');
    expect(await refusal(editPost(author, { postId: given.postId, version: 1, body, tags: ['one'] }))).toBe('Invalid');
    const comment = await postComment(author, { parentId: postId, body: 'Hm.' });
    await editPost(author, { postId: comment.postId, version: 1, body: 'Ok' });
  });

  it('finds no post that is not there', async () => {
    await expect(editPost(await someone(), { postId: newId(), version: 1, body })).rejects.toBeInstanceOf(NotFound);
  });

  it('is for its author and for staff, and for nobody but staff in a locked thread', async () => {
    const { threadId, postId, author } = await thread();
    expect(await refusal(editPost(visitor, { postId, version: 1, body }))).toBe('Forbidden: signInFirst');
    expect(await refusal(editPost(await someone(), { postId, version: 1, body }))).toBe('Forbidden: notYours');
    const moderator = await someone('moderator');
    await lockThread(moderator, { threadId });
    expect(await refusal(editPost(author, { postId, version: 1, body }))).toBe('Forbidden: threadLocked');
    await editPost(moderator, { postId, version: 1, body });
    expect((await getPost(visitor, { postId })).source).toBe(body);
  });

  it('changes text, title and tags, and the address with the title', async () => {
    const { threadId, postId, author, slug } = await thread({ tags: ['one', 'two'] });
    later(10);
    const edited = await editPost(author, { postId, version: 1, body, title: 'How do I stop the burning?', tags: ['two', 'three'] });
    expect(slug).toBe('how-do-i-clean-the-grinder');
    expect(edited).toEqual({ threadId, postId, number: 1, slug: 'how-do-i-stop-the-burning', version: 2 });
    const page = await getThread(visitor, { id: threadId });
    expect(page.thread).toMatchObject({ title: 'How do I stop the burning?', tags: [{ slug: 'three' }, { slug: 'two' }] });
    expect(page.opening).toMatchObject({ revisionCount: 2, version: 2 });
    expect(page.opening.editedAt).not.toBeNull();
    expect((await recorded(threadId)).at(-1)).toMatchObject({
      ...{ kind: 'post.edited', actorId: author.id, targetMemberId: author.id, postId },
      data: { number: 1, changed: ['body', 'title', 'tags'], mentions: [], revision: true },
    });
    expect(await drift()).toEqual([]);
  });

  it('refuses a version that is not the latest, and keeps the other text', async () => {
    const { postId, author } = await thread();
    await editPost(await someone('moderator'), { postId, version: 1, body });
    expect(await refusal(editPost(author, { postId, version: 1, body: `${body} And more.` }))).toBe('Conflict: editedMeanwhile');
    expect((await getPost(author, { postId })).source).toBe(body);
  });

  it('lets one of twenty simultaneous edits win', async () => {
    const { postId, author } = await thread();
    const edits = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => editPost(author, { postId, version: 1, body: `${body} ${at}` })));
    expect(edits.filter((edit) => edit.status === 'fulfilled')).toHaveLength(1);
    expect((await getPost(author, { postId })).version).toBe(2);
  });

  it('changes and records nothing when nothing is different', async () => {
    const { threadId, postId, author } = await thread({ tags: ['one'] });
    const { source, title } = await getPost(author, { postId });
    expect(await editPost(author, { postId, version: 1, body: source, title: title ?? '', tags: ['ONE'] })).toMatchObject({ version: 1 });
    expect(await kinds(threadId)).toEqual(['thread.posted']);
  });

  it('tells of names that are new, not of those that were there', async () => {
    const [ann, bob] = [await someone('member', { username: 'ann-a' }), await someone('member', { username: 'bob-b' })];
    const { threadId, postId, author } = await thread({ body: 'Perhaps @ann-a knows this one.' });
    await editPost(author, { postId, version: 1, body: 'Perhaps @ann-a or @bob-b knows this one.' });
    expect((await recorded(threadId)).map((each) => (each.data as { mentions: string[] }).mentions)).toEqual([[ann.id], [bob.id]]);
  });
});

describe('the history of a post', () => {
  it('begins with the first edit that counts, and keeps what was there before', async () => {
    const { threadId, postId, author } = await thread({ tags: ['one'] });
    expect(await listRevisions(visitor, { postId })).toMatchObject([{ number: 1, editor: { id: author.id } }]);
    await editPost(author, { postId, version: 1, body: 'It squeaks since yesterday evening.' });
    expect((await getThread(visitor, { id: threadId })).opening).toMatchObject({ revisionCount: 1, editedAt: null });
    later(6);
    const moderator = await someone('moderator');
    await editPost(moderator, { postId, version: 2, body, title: 'The grinder squeaks loudly', note: 'A clearer title' });
    const revisions = await listRevisions(visitor, { postId });
    expect(revisions).toMatchObject([
      { number: 2, editor: { id: moderator.id }, note: 'A clearer title' },
      { number: 1, editor: { id: author.id }, note: null },
    ]);
    const compared = await compareRevisions(visitor, { postId, from: 1, to: 2 });
    expect(compared.tags).toEqual({ before: ['one'], after: ['one'] });
    expect(compared.title).toHaveLength(1);
    expect(compared.body).toMatchObject([{ kind: 'changed' }]);
    const words = compared.body[0]?.after?.filter((word) => word.changed).map((word) => word.text).join('') ?? '';
    expect(words).toContain('smells of burning');
    await expect(compareRevisions(visitor, { postId, from: 1, to: 3 })).rejects.toBeInstanceOf(NotFound);
  });

  it('takes small changes of the same hand into the revision before them', async () => {
    const { postId, author } = await thread();
    later(10);
    await editPost(author, { postId, version: 1, body });
    later(12);
    await editPost(author, { postId, version: 2, body: `${body} Help.` });
    expect(await listRevisions(visitor, { postId })).toHaveLength(2);
    expect((await compareRevisions(visitor, { postId, from: 1, to: 2 })).body[0]?.after?.map((word) => word.text).join('')).toBe(`${body} Help.`);
    await editPost(await someone('moderator'), { postId, version: 3, body });
    expect(await listRevisions(visitor, { postId })).toHaveLength(3);
    later(13);
    await editPost(author, { postId, version: 4, body: `${body} ${'More of it. '.repeat(12)}` });
    expect(await listRevisions(visitor, { postId })).toHaveLength(4);
  });
});
