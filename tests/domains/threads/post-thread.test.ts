import { describe, expect, it } from 'vitest';
import { postThreadInput } from '~/domains/threads';
import { archiveCategory, getThread, postThread, saveDraft } from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { claimSubmission } from '~/domains/threads/posts/submissions.store.server';
import { db, transaction } from '~/platform/db/index.server';
import { Forbidden, Invalid, NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { category, drift, recorded, refusal, someone, thread, visitor } from './world';

useDatabase();

const question = (categoryId: string) => ({
  kind: 'question' as const,
  categoryId,
  title: 'Comment détartrer la machine à café ?',
  body: 'La notice dit **tous les trois mois**, avec quel produit faut-il le faire ?',
  tags: ['Café', 'Détartrage'],
});

const errorsOf = (input: Record<string, unknown>) => {
  const read = postThreadInput.safeParse({ kind: 'question', categoryId: 'abc', title: 'A title of some length', body: 'A body of some length', ...input });
  return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};

describe('starting a thread', () => {
  it('says what is wrong with the input', () => {
    expect(errorsOf({ title: ' \u200b  Short ' })).toEqual(['title: titleTooShort|min=8']);
    expect(errorsOf({ title: 'x'.repeat(201) })).toEqual(['title: titleTooLong|max=200']);
    expect(errorsOf({ body: `   \n ${'x'.repeat(9)}` })).toEqual(['body: bodyTooShort|min=10']);
    expect(errorsOf({ body: 'x'.repeat(50_001) })).toEqual(['body: bodyTooLong|max=50000']);
    expect(errorsOf({ tags: ['a', 'b', 'c', 'd', 'e', 'f'] })).toEqual(['tags: tooManyTags|max=5']);
    expect(errorsOf({ tags: ['--'] })).toEqual(['tags.0: tagEmpty']);
    expect(errorsOf({ kind: 'poll' })).toEqual(['kind: kindUnknown']);
    expect(errorsOf({ authorId: 'x' })).toHaveLength(1);
  });

  it('is not possible in a category that is not there, or not for the actor', async () => {
    const member = await someone();
    await expect(postThread(member, question('nosuchthing'))).rejects.toBeInstanceOf(NotFound);
    await expect(postThread(member, question(await category({ readBy: 'moderator' })))).rejects.toBeInstanceOf(NotFound);
  });

  it('is refused with the reason', async () => {
    const open = await category();
    const member = await someone();
    expect(await refusal(postThread(visitor, question(open)))).toBe('Forbidden: signInFirst');
    expect(await refusal(postThread({ ...member, via: 'api', scopes: ['read'] }, question(open)))).toBe('Forbidden: scopeMissing|scope=write');
    expect(await refusal(postThread(member, { ...question(open), kind: 'announcement' }))).toBe('Forbidden: announcementStaffOnly');
    expect(await refusal(postThread(member, question(await category({ kinds: ['idea'] }))))).toBe('Forbidden: kindNotHere');
    expect(await refusal(postThread(member, question(await category({ startBy: 'moderator' }))))).toBe('Forbidden: audienceStart');
    const closed = await category();
    await archiveCategory(await someone('manager'), { categoryId: closed });
    expect(await refusal(postThread(await someone('owner'), question(closed)))).toBe('Forbidden: categoryArchived');
    expect(await db.thread.count({ where: { categoryId: { in: [open, closed] } } })).toBe(0);
  });

  it('makes the thread, its first post and its tags', async () => {
    const categoryId = await category();
    const member = await someone();
    const posted = await postThread(member, question(categoryId));
    expect(posted).toMatchObject({ number: 1, slug: 'comment-detartrer-la-machine-a-cafe' });
    const { thread: made, opening, posts } = await getThread(visitor, { id: posted.threadId });
    expect(made).toMatchObject({ title: 'Comment détartrer la machine à café ?', kind: 'question', language: 'fr', replyCount: 0 });
    expect(made.tags.map((tag) => [tag.slug, tag.name])).toEqual([['cafe', 'Café'], ['detartrage', 'Détartrage']]);
    expect(opening).toMatchObject({ id: posted.postId, author: { id: member.id }, version: 1, withdrawn: false });
    expect(opening.html).toContain('<strong>tous les trois mois</strong>');
    expect(posts).toEqual([]);
    expect(await drift()).toEqual([]);
  });

  it('records it, with what others need to know', async () => {
    const reader = await someone('member', { username: 'lea' });
    const { threadId, postId, author } = await thread({ body: 'Does @lea know, or @nobody-here, or `@code`?' });
    expect(await recorded(threadId)).toEqual([
      {
        ...{ kind: 'thread.posted', actorId: author.id, targetMemberId: null, postId },
        data: { title: 'How do I clean the grinder?', mentions: [reader.id], language: 'en' },
      },
    ]);
  });

  it('lets staff announce', async () => {
    const { threadId } = await thread({ by: await someone('moderator'), kind: 'announcement' });
    expect((await getThread(visitor, { id: threadId })).thread.kind).toBe('announcement');
  });

  it('closes the draft, so that an old tab cannot bring it back', async () => {
    const member = await someone();
    await saveDraft(member, { key: 'new-thread', sequence: 0, data: { title: 'How do I' } });
    await thread({ by: member });
    const late = await saveDraft(member, { key: 'new-thread', sequence: 1, data: { title: 'How do I clean' } });
    expect(late).toMatchObject({ saved: false, current: { sequence: 2, data: null } });
  });
});

describe('the same submission again (F13)', () => {
  it('makes one thread of fifty at once, with fifty equal answers', async () => {
    const input = { ...question(await category()), submission: newId() };
    const member = await someone();
    const answers = await Promise.all(Array.from({ length: 50 }, () => postThread(member, input)));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await postThread(member, input)).toEqual(answers[0]);
    expect(await db.thread.count({ where: { categoryId: input.categoryId } })).toBe(1);
    expect(await drift()).toEqual([]);
  });

  it('refuses the key with something else in it, and takes it from somebody else', async () => {
    const input = { ...question(await category()), submission: newId() };
    const member = await someone();
    const first = await postThread(member, input);
    const reused = postThread(member, { ...input, title: 'Something else altogether' });
    await expect(reused).rejects.toSatisfy((error) => error instanceof Invalid && error.fields['']?.[0] === 'keyReused');
    expect((await postThread(await someone(), input)).threadId).not.toBe(first.threadId);
  });

  it('forgets a submission that failed', async () => {
    const input = { ...question(await category({ startBy: 'moderator' })), submission: newId() };
    const member = await someone();
    await expect(postThread(member, input)).rejects.toBeInstanceOf(Forbidden);
    expect(await db.submission.count({ where: { memberId: member.id } })).toBe(0);
  });
});

it('of many processes that send the same submission at once, the database lets one make the post', async () => {
  const memberId = (await someone()).id;
  const claims = await Promise.all(
    Array.from({ length: 30 }, () => transaction((tx) => claimSubmission(tx, { memberId, key: 'the-same-key', requestHash: 'x', postId: newId() }))),
  );
  expect(claims.filter(Boolean)).toHaveLength(1);
});
