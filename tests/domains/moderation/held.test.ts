import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { followingSubscribers } from '~/domains/following/index.server';
import { getConversation, listOwnConversations } from '~/domains/messages/index.server';
import { countQueue, decide, decideMany, getStatement, listReviewItems, moderationSubscribers, openReviewItem, previewMany, reportPost, settleDecisions, undoDecision, undoMany } from '~/domains/moderation/index.server';
import { listNotifications, notificationSubscribers } from '~/domains/notifications/index.server';
import { search, searchSubscribers } from '~/domains/search/index.server';
import {
  accessPost,
  approveHeld,
  countWaiting,
  editHeld,
  editPost,
  feedOfThread,
  feedOfThreads,
  forgetCategories,
  getDraft,
  getHeld,
  getThread,
  listHeld,
  listHeldIn,
  listPosts,
  listPostsOfMember,
  listTags,
  listThreads,
  lockThread,
  postAnswer,
  postComment,
  postThread,
  publishHeld,
  removePost,
  saveDraft,
  sitemapParts,
  sitemapThreads,
  transaction,
  withdrawHeld,
} from '~/domains/threads/index.server';
import { deliverOnce, record } from '~/platform/activity/index.server';
import { setClock } from '~/platform/clock';
import { db, withClient } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { category, drift, refusal, someone, thread, visitor } from '../threads/world';
import { decideHeld, heard, keepRules, settled, WORDS } from './held-world';
import { FACTS, itemOf, later, reported, told } from './world';

process.env.SCREENING = 'on'; // read at the first post, which is below

useDatabase();

let moderator: MemberActor;
const everyone = [...searchSubscribers, ...followingSubscribers, ...notificationSubscribers];
beforeAll(async () => {
  moderator = await someone('moderator', { displayName: 'Mona' });
  await keepRules();
  await heard();
  await deliverOnce(everyone);
});
afterEach(() => setClock(null));

let count = 0;
/** Words that no other text of these tests has, so that none is like another. */
const unlike = () => Array.from({ length: 8 }, () => `w${(count += 1)}x${(count * 7919) % 9973}`).join(' ');
const held = (word: string = WORDS.hold) => `Some say ${word} about it. ${unlike()}`;

/** A question that stands, and an answer to it that waits. */
async function waiting(by?: MemberActor) {
  const place = await thread({ by: await someone('moderator'), body: unlike(), title: `A question ${unlike().slice(0, 20)}` });
  const author = by ?? (await someone());
  const body = held();
  const posted = await postAnswer(author, { threadId: place.threadId, body });
  return { ...place, asker: place.author, author, body, heldId: posted.postId, posted };
}
const stateOf = async (id: string) => (await db.heldPost.findUniqueOrThrow({ where: { id } })).state;
const isPost = async (id: string) => (await db.post.count({ where: { id } })) === 1;

describe('a text that is held', () => {
  it('is nothing to anybody else: no post, count, feed, index, record or signal', async () => {
    const place = await thread({ by: await someone('moderator'), body: unlike() });
    const author = await someone();
    const before = await db.$queryRaw<{ at: bigint }[]>`SELECT COALESCE(max(id), 0) AS at FROM activity`;
    const signals = await db.liveSignal.count();
    const mentioned = await someone();
    const posted = await postAnswer(author, { threadId: place.threadId, body: `${held()} Ask @${mentioned.username}.` });
    const begun = await postThread(author, { kind: 'question', categoryId: place.categoryId, title: `Is ${WORDS.hold} any good at all?`, body: unlike(), tags: [`tag${WORDS.hold}`] });
    expect([posted.held, posted.number, begun.held]).toEqual([true, 0, true]);

    const since = await db.activity.findMany({ where: { id: { gt: before[0]!.at } } });
    expect(since.map(({ kind, threadId, postId }) => [kind, threadId, postId])).toEqual([['post.held', null, null], ['post.held', null, null]]);
    expect(await db.liveSignal.count()).toBe(signals);
    await deliverOnce(everyone);
    expect([await isPost(posted.postId), await isPost(begun.postId), await db.thread.count({ where: { id: begun.threadId } })]).toEqual([false, false, 0]);
    const asker = place.author;
    const page = await getThread(asker, { id: place.threadId, page: 1 });
    const readings = [
      page,
      await listPosts(asker, { threadId: place.threadId, limit: 50 }),
      await listPostsOfMember(asker, { memberId: author.id }),
      await listThreads(asker, { order: 'new' }),
      await listTags(asker, { limit: 100 }),
      { ...(await search(asker, { q: WORDS.hold })), q: '' },
      await feedOfThread(asker, { threadId: place.threadId }),
      await feedOfThreads(visitor),
      await Promise.all((await sitemapParts()).map(sitemapThreads)),
      await listNotifications(mentioned),
      await listNotifications(asker),
    ];
    for (const [at, reading] of readings.entries()) expect(JSON.stringify(reading).toLowerCase(), String(at)).not.toContain(WORDS.hold);
    expect([page.thread.replyCount, page.posts]).toEqual([0, []]);
    expect(await db.member.findUniqueOrThrow({ where: { id: author.id } })).toMatchObject({ threadCount: 0, postCount: 0 });
    expect(await db.$queryRaw`SELECT id FROM mail WHERE props::text ILIKE ${`%${WORDS.hold}%`}`).toEqual([]);
    expect(await refusal(accessPost(asker, posted.postId))).toBe('NotFound');
    expect(await drift()).toEqual([]);
  });

  it('is its author’s to see, where it will stand and in their list, and nobody else’s', async () => {
    const { threadId, heldId, author, asker } = await waiting();
    expect(await listHeldIn(author, threadId)).toMatchObject([{ id: heldId, kind: 'answer', html: expect.stringContaining(WORDS.hold) }]);
    expect(await listHeld(author)).toMatchObject([{ id: heldId, thread: { id: threadId }, version: 1 }]);
    expect(await countWaiting(author)).toBe(1);
    for (const other of [asker, moderator, await someone('owner')]) {
      expect(await countWaiting(other)).toBe(0);
      expect(await listHeldIn(other, threadId)).toEqual([]);
      expect(await refusal(getHeld(other, { heldId }))).toBe('NotFound');
      expect(await refusal(withdrawHeld(other, { heldId }))).toBe('NotFound');
    }
  });

  it('is held once, however often it is sent, and is the same post afterwards', async () => {
    const { threadId } = await thread({ by: await someone('moderator'), body: unlike() });
    const author = await someone();
    const input = { threadId, body: held(), submission: `twice-${unlike().slice(0, 12)}`.replaceAll(' ', '-') };
    const sent = await Promise.all([postAnswer(author, input), postAnswer(author, input)]);
    expect(sent[1]).toEqual(sent[0]);
    expect(await listHeld(author)).toHaveLength(1);
    await decideHeld(moderator, sent[0].postId, 'approve');
    await settled();
    expect(await postAnswer(author, input)).toMatchObject({ postId: sent[0].postId, held: false, number: 2 });
  });

  it('may not flood the queue', async () => {
    const author = await someone();
    const { threadId } = await thread({ by: await someone('moderator'), body: unlike() });
    await postAnswer(author, { threadId, body: held() });
    // As many as limits allow here, where they are ten thousand times wider.
    await db.$executeRaw`
      INSERT INTO held_post (id, author_id, kind, thread_id, source, via, score, signals, created_at, changed_at)
      SELECT 'flood' || n, ${author.id}, 'answer', ${threadId}, 'x', 'browser', 5, '[]', now(), now() FROM generate_series(1, 100000) n`;
    expect(await refusal(postAnswer(author, { threadId, body: held() }))).toBe('TooMany: heldFull|max=100000');
    await db.heldPost.deleteMany({ where: { id: { startsWith: 'flood' } } });
  });
});

describe('its author', () => {
  it('changes it while it waits, by the version that they read; a moderator who read an earlier one decides nothing', async () => {
    const { heldId, author } = await waiting();
    await heard();
    const itemId = await itemOf(heldId);
    const { token, held: read } = await openReviewItem(moderator, { itemId });
    expect(await editHeld(author, { heldId, version: 1, body: held('nothing') })).toEqual({ version: 2 });
    expect(await refusal(editHeld(author, { heldId, version: 1, body: held() }))).toBe('Conflict: heldChanged');
    const order = { itemId, token: token!, decision: 'approve' as const, reasonId: null, facts: '' };
    expect(await refusal(decide(moderator, { ...order, version: read!.version }))).toBe('Conflict: heldChanged');
    await decide(moderator, { ...order, version: 2 });
    expect(await refusal(editHeld(author, { heldId, version: 2, body: held() }))).toBe('Conflict: heldDecided');
    expect(await refusal(withdrawHeld(author, { heldId }))).toBe('Conflict: heldDecided');
  });

  it('may not make of it what is refused, nor too short', async () => {
    const { heldId, author } = await waiting();
    await expect(editHeld(author, { heldId, version: 1, body: held(WORDS.block) })).rejects.toMatchObject({ fields: { body: [`textBlocked|words=${WORDS.block}`] } });
    await expect(editHeld(author, { heldId, version: 1, body: 'short' })).rejects.toMatchObject({ fields: { body: ['bodyTooShort|min=10'] } });
    await expect(editHeld(author, { heldId, version: 1, body: held(), title: 'A title for an answer' })).rejects.toMatchObject({ fields: { title: ['titleOfOpeningOnly'] } });
  });

  it('takes it back as a draft, below what they write there by now; nothing of it is kept, and nobody has to look at it', async () => {
    const { threadId, heldId, author, body } = await waiting();
    const key = `reply-${threadId}`;
    const { sequence } = await getDraft(author, { key });
    await saveDraft(author, { key, sequence, data: { body: 'Something else.' } });
    await heard();
    const before = await countQueue(moderator);
    expect(await withdrawHeld(author, { heldId })).toEqual({ draftKey: key });
    expect((await getDraft(author, { key })).data?.body).toBe(`Something else.\n\n${body}`);
    expect(await db.heldPost.findUniqueOrThrow({ where: { id: heldId } })).toMatchObject({ state: 'withdrawn', source: '', signals: [] });
    await heard();
    expect((await countQueue(moderator)).open).toBe(before.open - 1);
    expect(await listHeld(author)).toEqual([]);
    expect(await withdrawHeld(author, { heldId })).toEqual({ draftKey: key });
    expect((await getDraft(author, { key })).data?.body).toBe(`Something else.\n\n${body}`);
  });

  it('is told what became of a thread that begins, with its title and tags as a draft', async () => {
    const author = await someone();
    const title = `Is ${WORDS.hold} worth it? ${unlike().slice(0, 20)}`;
    const { postId } = await postThread(author, { kind: 'question', categoryId: await category(), title, body: unlike(), tags: ['beans'] });
    await decideHeld(moderator, postId, 'refuse');
    await settled();
    expect((await getDraft(author, { key: 'new-thread' })).data).toMatchObject({ title, tags: ['beans'], kind: 'question' });
    const [statement] = await db.statement.findMany({ where: { memberId: author.id } });
    expect(await getStatement(author, { statementId: statement!.id })).toMatchObject({ kind: 'refuse', threadTitle: title, autoFound: true, autoDecided: false });
    expect((await listOwnConversations(author)).rows.map(({ subject }) => subject)).toEqual([`Your text for “${title}” was not published`]);
  });
});

describe('a decision', () => {
  it('shows why it waits, in words with points, and where it would stand', async () => {
    const { heldId, posted } = await waiting();
    await heard();
    const pane = await openReviewItem(moderator, { itemId: await itemOf(heldId) });
    expect(pane).toMatchObject({ decisions: ['approve', 'refuse'], item: { kind: 'held_post', severity: 2, target: { kind: 'held', heldId, postKind: 'answer' } }, held: { version: 1, state: 'waiting' } });
    expect(pane.screening!.signals[0]).toMatchObject({ name: 'word-rule', weight: 5, words: { key: 'screening.rule.hold', args: { words: WORDS.hold } } });
    expect(pane.screening!.score).toBe(pane.screening!.signals.reduce((sum, { weight }) => sum + weight, 0));
    expect(pane.posts.map(({ isTarget, number }) => [number, isTarget])).toEqual([[1, false], [0, true]]);
    expect(posted.number).toBe(0);
  });

  it('publishes when it is final and not before, as if it were posted then, once', async () => {
    const { threadId, heldId, author, asker } = await waiting();
    await saveDraft(author, { key: `held-${heldId}`, sequence: 0, data: { body: 'What I was about to make of it.' } });
    await decideHeld(moderator, heldId, 'approve');
    await settleDecisions();
    expect([await stateOf(heldId), await isPost(heldId)]).toEqual(['approved', false]);
    await settled();
    await settled();
    expect([await stateOf(heldId), await isPost(heldId)]).toEqual(['published', true]);
    const post = await db.post.findUniqueOrThrow({ where: { id: heldId } });
    expect([post.number, post.authorId, post.kind, post.createdAt.getTime() > Date.now()]).toEqual([2, author.id, 'answer', true]);
    expect(await told('answer.posted', { postId: heldId })).toMatchObject([{ actorId: author.id, targetMemberId: asker.id }]);
    await deliverOnce(everyone);
    expect((await listNotifications(asker)).rows.map(({ kind }) => kind)).toContain('reply');
    expect((await getThread(asker, { id: threadId, page: 1 })).thread.replyCount).toBe(1);
    expect((await listOwnConversations(author)).rows.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Published: /)]);
    expect(await listHeldIn(author, threadId)).toEqual([]);
    expect((await getDraft(author, { key: `edit-${heldId}` })).data?.body).toBe('What I was about to make of it.');
    expect(await db.learntText.findUniqueOrThrow({ where: { id: heldId } })).toMatchObject({ outcome: 'approved', learntBy: moderator.id });
    expect(await drift()).toEqual([]);
  });

  it('is taken back for nothing within its half minute', async () => {
    const { heldId, author } = await waiting();
    for (const decision of ['approve', 'refuse'] as const) {
      const { decisionId } = await decideHeld(moderator, heldId, decision);
      await undoDecision(moderator, { decisionId });
      expect(await stateOf(heldId)).toBe('waiting');
    }
    await settled();
    expect([await isPost(heldId), (await listOwnConversations(author)).rows]).toEqual([false, []]);
    expect(await listReviewItems(moderator, { kind: 'held_post' })).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ target: expect.objectContaining({ heldId }) as unknown })]) as unknown });
  });

  it('refuses with a statement, gives the words back, and has screening learn', async () => {
    const { threadId, heldId, author, body } = await waiting();
    await decideHeld(moderator, heldId, 'refuse');
    expect((await getDraft(author, { key: `reply-${threadId}` })).data).toBeNull();
    await settled();
    await settled();
    expect((await getDraft(author, { key: `reply-${threadId}` })).data).toEqual({ body });
    expect([await stateOf(heldId), await isPost(heldId)]).toEqual(['returned', false]);
    const { rows } = await listOwnConversations(author);
    expect(rows).toHaveLength(1);
    expect((await getConversation(author, { id: rows[0]!.id })).messages[0]!.html).toContain('href="/drafts"');
    expect(await db.learntText.findUniqueOrThrow({ where: { id: heldId } })).toMatchObject({ outcome: 'rejected' });
  });

  it('to refuse that turns out wrong is put right by publishing the text, once, and by learning the contrary', async () => {
    const [{ heldId, author }, other] = [await waiting(), await someone('moderator')];
    const { decisionId } = await decideHeld(moderator, heldId, 'refuse');
    await settled();
    const publish = () => transaction((tx) => publishHeld(tx, heldId, { overturned: true }));
    expect([await publish(), await publish()]).toMatchObject([{ postId: heldId, number: 2 }, null]);
    expect([await isPost(heldId), await stateOf(heldId)]).toEqual([true, 'published']);
    await transaction((tx) => record(tx, { kind: 'decision.reversed', actor: other, targetMemberId: author.id, data: { decisionId, decision: 'refuse' } }));
    await heard();
    expect(await db.learntText.findUniqueOrThrow({ where: { id: heldId } })).toMatchObject({ outcome: 'approved', learntBy: other.id });
  });

  it('needs reason and facts to refuse, and is one of two', async () => {
    const { heldId } = await waiting();
    await heard();
    const itemId = await itemOf(heldId);
    const { token } = await openReviewItem(moderator, { itemId });
    const order = { itemId, token: token!, reasonId: null, facts: '' };
    await expect(decide(moderator, { ...order, decision: 'refuse' })).rejects.toMatchObject({ fields: { reasonId: ['reasonMissing'] } });
    await expect(decide(moderator, { ...order, decision: 'keep' })).rejects.toMatchObject({ fields: { decision: ['notValid'] } });
    await expect(decide(moderator, { ...order, decision: 'approve', version: 1, body: 'no' })).rejects.toMatchObject({ fields: { body: ['bodyTooShort|min=10'] } });
  });

  it('is made of several together, in the version that was read, and taken back together; what stays behind says why', async () => {
    const [one, two, changed, gone, taken] = [await waiting(), await waiting(), await waiting(), await waiting(), await waiting()];
    const { itemId: post } = await reported();
    await heard();
    const all = [one, two, changed, gone, taken];
    const ids = await Promise.all(all.map(({ heldId }) => itemOf(heldId)));
    const { items } = await previewMany(moderator, { kind: 'held_post' });
    const mine = ids.map((id) => items.find((item) => item.id === id)!);
    expect(mine[0]).toMatchObject({ decisions: ['approve', 'refuse'], held: { version: 1, words: one.body, whole: true } });
    expect((await previewMany(moderator, {})).items.find(({ id }) => id === post)).toMatchObject({ decisions: ['keep', 'remove', 'ask_change'], held: null });
    await editHeld(changed.author, { heldId: changed.heldId, version: 1, body: held() });
    await openReviewItem(await someone('moderator'), { itemId: ids[4]! });
    const order = { reasonId: null, facts: { en: '', fr: '' }, categoryId: undefined };
    const read = mine.map(({ id, held: text }) => `${id}.${text!.version}`);
    expect(await decideMany(moderator, { ...order, itemIds: read, decision: 'keep' })).toMatchObject({ decided: 0, behind: { faster: 0, changed: 0, unfit: 5 } });
    const { batchId, ...outcome } = await decideMany(moderator, { ...order, itemIds: [...read.filter((_, at) => at !== 3), ids[3]!, post], decision: 'approve' });
    // Nobody says that they read the fourth in any version.
    expect(outcome).toEqual({ decided: 2, behind: { faster: 1, changed: 2, unfit: 1 } });
    expect(await Promise.all(all.map(({ heldId }) => stateOf(heldId)))).toEqual(['approved', 'approved', 'waiting', 'waiting', 'waiting']);
    expect(await undoMany(moderator, { batchId })).toEqual({ undone: 2 });
    expect(await stateOf(one.heldId)).toBe('waiting');

    const because = { reasonId: 'spam', facts: { en: '{title}: {rule}', fr: FACTS } };
    expect(await decideMany(moderator, { ...order, ...because, itemIds: [read[0]!], decision: 'refuse' })).toMatchObject({ decided: 1 });
    expect(await db.statement.findFirst({ where: { memberId: one.author.id } })).toMatchObject({ kind: 'refuse', facts: expect.stringMatching(/^A question .+: No advertising/) as string });
    expect(await decideMany(moderator, { ...order, itemIds: [read[1]!], decision: 'approve' })).toMatchObject({ decided: 1 });
    await settled();
    expect([await stateOf(one.heldId), await isPost(two.heldId)]).toEqual(['returned', true]);
  });

  it('may change the words in the same step: the post says them, the ledger both, the author is told', async () => {
    const { heldId, author, body } = await waiting();
    const kinder = body.replace(WORDS.hold, 'nonsense');
    const { decisionId } = await decideHeld(moderator, heldId, 'approve', { body: kinder });
    await undoDecision(moderator, { decisionId });
    expect((await db.heldPost.findUniqueOrThrow({ where: { id: heldId } })).edited).toBeNull();
    await decideHeld(moderator, heldId, 'approve', { body: kinder });
    await settled();
    expect((await db.post.findUniqueOrThrow({ where: { id: heldId } })).source).toBe(kinder);
    const entry = await db.ledgerEntry.findFirstOrThrow({ where: { act: 'post.editedBeforehand', targetId: heldId }, orderBy: { place: 'desc' } });
    const details = (await db.ledgerDetail.findMany({ where: { place: entry.place } })).map(({ content }) => content).join();
    expect([details.includes(WORDS.hold), details.includes('nonsense')]).toEqual([true, true]);
    const { rows } = await listOwnConversations(author);
    expect((await getConversation(author, { id: rows[0]!.id })).messages[0]!.html).toContain('changed some words');
  });

  it('cannot publish where nothing may be posted any more: the words go back, and that is said', async () => {
    const [gone, locked] = [await waiting(), await waiting()];
    for (const { heldId } of [gone, locked]) await decideHeld(moderator, heldId, 'approve');
    await removePost(moderator, { postId: gone.postId });
    await lockThread(moderator, { threadId: locked.threadId });
    await settled();
    for (const { heldId, author, threadId, body } of [gone, locked]) {
      expect([await stateOf(heldId), await isPost(heldId)]).toEqual(['returned', false]);
      expect((await getDraft(author, { key: `reply-${threadId}` })).data?.body).toBe(body);
      expect((await listOwnConversations(author)).rows.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Not published: /)]);
    }
  });

  it('publishes a thread whole, where its own moderators see it', async () => {
    const [author, manager] = [await someone(), await someone('manager')];
    const categoryId = await category({ readBy: 'everyone' });
    const { postId, threadId } = await postThread(author, { kind: 'idea', categoryId, title: `More ${WORDS.hold} please, ${unlike().slice(0, 20)}`, body: unlike(), tags: ['wishes'] });
    await heard();
    await db.category.update({ where: { id: categoryId }, data: { readBy: 'manager' } });
    forgetCategories();
    expect(await refusal(openReviewItem(moderator, { itemId: await itemOf(postId) }))).toBe('NotFound');
    await db.category.update({ where: { id: categoryId }, data: { readBy: 'everyone' } });
    forgetCategories();
    await decideHeld(manager, postId, 'approve');
    await settled();
    expect((await getThread(author, { id: threadId, page: 1 })).thread).toMatchObject({ kind: 'idea', tags: [{ slug: 'wishes' }] });
    expect(await db.reviewItem.findFirstOrThrow({ where: { targetId: postId } })).toMatchObject({ threadId });
    expect(await drift()).toEqual([]);
  });
});

describe('races', () => {
  it('between approving, taking back and changing: one of them holds', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { heldId, author } = await waiting();
      await heard();
      const itemId = await itemOf(heldId);
      const { token } = await openReviewItem(moderator, { itemId });
      const [approved, withdrawn, changed] = await Promise.allSettled([
        decide(moderator, { itemId, token: token!, decision: 'approve', reasonId: null, facts: '', version: 1 }),
        withdrawHeld(author, { heldId }),
        editHeld(author, { heldId, version: 1, body: held('changed') }),
      ]);
      expect([approved, withdrawn].filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
      if (approved.status === 'fulfilled') expect(changed.status).toBe('rejected');
      await settled();
      expect(await isPost(heldId)).toBe(approved.status === 'fulfilled');
      if (withdrawn.status === 'fulfilled') expect(await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } })).toMatchObject({ state: 'gone' });
    }
  });

  it('of many processes that settle: published once; and one that cannot be settled keeps no other waiting', async () => {
    const [broken, fine] = [await waiting(), await waiting()];
    await decideHeld(moderator, broken.heldId, 'approve');
    later(1);
    await decideHeld(moderator, fine.heldId, 'approve');
    // Something else has come to stand under its id.
    await db.$executeRaw`INSERT INTO post (id, thread_id, kind, author_id, number, source, html, text, created_at) SELECT ${broken.heldId}, thread_id, 'answer', author_id, 99, '', '', '', now() FROM post WHERE id = ${fine.postId}`;
    later(31);
    await Promise.all([settleDecisions(), settleDecisions(), settleDecisions()]);
    expect([await stateOf(fine.heldId), await stateOf(broken.heldId)]).toEqual(['published', 'approved']);
    expect(await told('answer.posted', { postId: fine.heldId })).toHaveLength(1);
    expect((await db.decision.findFirstOrThrow({ where: { item: { targetId: broken.heldId } } })).toldAt).toBeNull();
    await db.post.delete({ where: { id: broken.heldId } });
    await settleDecisions();
    expect([await stateOf(broken.heldId), (await told('answer.posted', { postId: broken.heldId })).length]).toEqual(['published', 1]);
  });

  it('of moderation hearing the same twice: one item, also after it was decided', async () => {
    const { heldId } = await waiting();
    const [activity] = await db.activity.findMany({ where: { kind: 'post.held', data: { path: ['heldId'], equals: heldId } } });
    await decideHeld(moderator, heldId, 'refuse');
    await settled();
    const again = moderationSubscribers.find(({ name }) => name === 'moderation.screened')!;
    const { id, kind, at, data } = activity!;
    await again.handle({ id: Number(id), kind, at, data: data as Record<string, unknown>, actorId: null, via: 'job', threadId: null, postId: null, targetMemberId: null, categoryId: null, threadKind: null, tagIds: [] });
    expect(await db.reviewItem.count({ where: { targetId: heldId } })).toBe(1);
    expect(await refusal(transaction((tx) => approveHeld(tx, moderator, heldId, {})))).toBe('Conflict: heldGone');
  });
});

describe('word rules, from end to end', () => {
  it('mask and replace in what is published', async () => {
    const { threadId } = await thread({ by: await someone('moderator'), body: unlike() });
    const { postId, held: waits } = await postAnswer(await someone(), { threadId, body: `This is ${WORDS.mask} and ${WORDS.replace}. ${unlike()}` });
    expect(waits).toBe(false);
    expect((await db.post.findUniqueOrThrow({ where: { id: postId } })).source).toMatch(/^This is ∗∗∗∗∗∗∗ and tea\. /);
  });

  it('block, with the word; only the draft is kept, and saying it otherwise is no repetition', async () => {
    const { threadId } = await thread({ by: await someone('moderator'), body: unlike() });
    const author = await someone();
    const body = held(WORDS.block);
    await expect(postAnswer(author, { threadId, body })).rejects.toMatchObject({ fields: { body: [`textBlocked|words=${WORDS.block}`] } });
    expect([await db.heldPost.count({ where: { authorId: author.id } }), await db.seenText.count({ where: { memberId: author.id } })]).toEqual([0, 0]);
    expect((await postAnswer(author, { threadId, body: body.replace(WORDS.block, 'well') })).held).toBe(false);
  });

  it('hold staff too, and nothing that jobs bring', async () => {
    const { threadId } = await thread({ by: await someone('moderator'), body: unlike() });
    expect((await postAnswer(moderator, { threadId, body: held() })).held).toBe(true);
    expect((await postAnswer({ ...(await someone()), via: 'job' }, { threadId, body: held() })).held).toBe(false);
  });
});

describe('a post that is watched', () => {
  it('is published, and looked at as one that was reported', async () => {
    const place = await thread({ by: await someone('moderator'), body: unlike() });
    const author = await someone();
    const { postId, held: waits } = await postComment(author, { parentId: place.postId, body: held(WORDS.report) });
    expect([waits, await isPost(postId)]).toEqual([false, true]);
    await heard();
    const pane = await openReviewItem(moderator, { itemId: await itemOf(postId) });
    expect(pane).toMatchObject({ decisions: ['keep', 'remove', 'remove_spammer', 'edit', 'ask_change'], item: { kind: 'watched_post', reports: 0, target: { kind: 'post', postId } }, reports: [] });
    expect(pane.screening!.signals.map(({ name }) => name)).toContain('word-rule');
    await decideHeld(moderator, postId, 'remove');
    await settled();
    expect((await db.post.findUniqueOrThrow({ where: { id: postId } })).deletedAt).not.toBeNull();
    expect(await db.learntText.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({ outcome: 'rejected' });
  });

  it('becomes so by an edit that would have been held; one that would be refused is', async () => {
    const place = await thread({ by: await someone('moderator'), body: unlike() });
    const author = await someone();
    const { postId } = await postAnswer(author, { threadId: place.threadId, body: unlike() });
    await editPost(author, { postId, version: 1, body: held() });
    await expect(editPost(author, { postId, version: 2, body: held(WORDS.block) })).rejects.toMatchObject({ fields: { body: [`textBlocked|words=${WORDS.block}`] } });
    await heard();
    expect(await db.reviewItem.findMany({ where: { targetId: postId } })).toMatchObject([{ kind: 'watched_post', state: 'open' }]);
  });
});

describe('a post that is watched and reported', () => {
  const items = (targetId: string) => db.reviewItem.findMany({ where: { targetId }, orderBy: { openedAt: 'asc' } });
  const watchedPost = async () => {
    const { threadId } = await thread({ by: await someone('moderator'), body: unlike() });
    return postAnswer(await someone(), { threadId, body: held(WORDS.report) });
  };

  it('is one item: reports come into the one that is open, claims, notes and signals stay', async () => {
    const { postId } = await watchedPost();
    await heard();
    const itemId = await itemOf(postId);
    await openReviewItem(moderator, { itemId });
    const before = (await items(postId))[0]!;
    const signals = await db.liveSignal.count();
    await reportPost(await someone(), { postId, reasonId: 'spam', note: '', wantsOutcome: true, imageId: null });
    expect(await db.liveSignal.count(), 'open pages of staff hear of it').toBeGreaterThan(signals);
    const [item, ...more] = await items(postId);
    expect(more).toEqual([]);
    expect(item).toMatchObject({ id: itemId, kind: 'reported_post', state: 'open', openedAt: before.openedAt, leaseToken: before.leaseToken, leaseHolderId: moderator.id });
    expect([item!.severity >= before.severity, item!.dueAt <= before.dueAt, item!.score]).toEqual([true, true, (await db.report.findFirstOrThrow({ where: { itemId } })).weight]);
    expect((await openReviewItem(moderator, { itemId })).screening!.signals.map(({ name }) => name)).toContain('word-rule');
    await decideHeld(moderator, postId, 'remove');
    await settled();
    expect(await db.report.findMany({ where: { itemId }, select: { outcome: true } })).toEqual([{ outcome: 'remove' }]);
    expect(await db.statement.findFirstOrThrow({ where: { targetId: postId } }), 'a program found it, before anybody did').toMatchObject({ autoFound: true });
    expect(await db.learntText.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({ outcome: 'rejected' });
  });

  it('opens no second item when it was reported first, and silences because of that one', async () => {
    const { threadId } = await thread({ by: await someone('moderator'), body: unlike() });
    const fresh = await someone('member', { createdAt: new Date() });
    const { postId } = await postAnswer(fresh, { threadId, body: unlike() });
    await reportPost(await someone(), { postId, reasonId: 'other', note: '', wantsOutcome: false, imageId: null });
    await editPost(fresh, { postId, version: 1, body: held(WORDS.silence) });
    await heard();
    const [item, ...more] = await items(postId);
    expect([item?.kind, more]).toEqual(['reported_post', []]);
    expect(await db.sanction.findFirst({ where: { memberId: fresh.id }, include: { decision: { include: { item: true } } } })).toMatchObject({ kind: 'silence', decision: { item: { causeId: item!.id } } });
  });

  it('is one item also when both happen at once: they take turns', async () => {
    const { postId } = await watchedPost();
    const reporter = await someone();
    const waiting = async () => Number((await db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)[0]!.n);
    const both = await withClient(async (client) => {
      await client.query(`SELECT pg_advisory_lock(hashtext('moderation.item'), hashtext($1))`, [postId]);
      const both = Promise.all([heard(), reportPost(reporter, { postId, reasonId: 'spam', note: '', wantsOutcome: false, imageId: null })]);
      await vi.waitFor(async () => expect(await waiting()).toBe(2), 10_000);
      await client.query(`SELECT pg_advisory_unlock(hashtext('moderation.item'), hashtext($1))`, [postId]);
      return { both };
    });
    await both.both;
    expect((await items(postId)).map(({ kind, state }) => [kind, state])).toEqual([['reported_post', 'open']]);
  });

  it('is looked at anew when its words change within the seconds in which a decision can be taken back; what was decided stands', async () => {
    const { threadId } = await thread({ by: await someone('moderator'), body: unlike() });
    const author = await someone('member', { createdAt: new Date() });
    const { postId } = await postAnswer(author, { threadId, body: held(WORDS.report) });
    await heard();
    const { decisionId } = await decideHeld(moderator, postId, 'keep');
    await editPost(author, { postId, version: 1, body: held(WORDS.silence) });
    await heard();
    const [first, second, ...more] = await items(postId);
    expect([first?.state, first?.settledAt !== null, second?.kind, second?.state, more]).toEqual(['decided', true, 'watched_post', 'open', []]);
    expect(await refusal(undoDecision(moderator, { decisionId }))).toBe('Conflict: undoTooLate');
    expect(await db.sanction.findFirst({ where: { memberId: author.id }, include: { decision: { include: { item: true } } } })).toMatchObject({ decision: { item: { causeId: second!.id } } });
  });

  it('takes a report also within the seconds in which its decision can be taken back: undone, one item is open', async () => {
    const { postId } = await watchedPost();
    await heard();
    const { decisionId } = await decideHeld(moderator, postId, 'keep');
    await reportPost(await someone(), { postId, reasonId: 'spam', note: '', wantsOutcome: false, imageId: null });
    expect((await items(postId)).map(({ kind, state }) => [kind, state])).toEqual([['reported_post', 'decided']]);
    await undoDecision(moderator, { decisionId });
    expect((await items(postId)).map(({ kind, state }) => [kind, state])).toEqual([['reported_post', 'open']]);
  });
});

describe('new members', () => {
  it('who type faster than people do wait for a moderator; who are known do not', async () => {
    const { threadId } = await thread({ by: await someone('moderator'), body: unlike() });
    const [fresh, known] = [await someone(), await someone()];
    await db.member.update({ where: { id: known.id }, data: { postCount: 2 } });
    // Limits are ten thousand times wider here, and so is haste.
    expect((await postAnswer(fresh, { threadId, body: unlike(), typedMs: 0 })).held).toBe(true);
    expect((await postAnswer(fresh, { threadId, body: unlike(), typedMs: 4_000 })).held).toBe(false);
    expect((await postAnswer(known, { threadId, body: unlike(), typedMs: 0 })).held).toBe(false);
    await db.member.update({ where: { id: known.id }, data: { postCount: 1 } });
  });

  it('who leave have nothing waiting any more, nor any words kept', async () => {
    const { heldId, author } = await waiting();
    await heard();
    await transaction((tx) => record(tx, { kind: 'member.closed', actor: author, targetMemberId: author.id, data: { posts: 'keep' } }));
    await heard();
    await heard();
    expect(await db.heldPost.findUniqueOrThrow({ where: { id: heldId } })).toMatchObject({ state: 'withdrawn', source: '' });
    expect(await db.reviewItem.findFirstOrThrow({ where: { targetId: heldId } })).toMatchObject({ state: 'gone' });
  });
});

describe('words for which a rule asks for silence', () => {
  it('silence a new member until a person approves the text; whoever is known here only waits', async () => {
    const { threadId } = await thread({ by: await someone('moderator'), body: unlike() });
    const [fresh, known] = [await someone('member', { createdAt: new Date() }), await someone()];
    await db.member.update({ where: { id: known.id }, data: { postCount: 20 } });
    const [said, waits] = [await postAnswer(fresh, { threadId, body: held(WORDS.silence) }), await postAnswer(known, { threadId, body: held(WORDS.silence) })];
    expect([said.held, waits.held]).toEqual([true, true]);
    await heard();
    const silence = await db.sanction.findFirstOrThrow({ where: { memberId: fresh.id }, include: { statement: true, decision: true } });
    expect(silence).toMatchObject({ kind: 'silence', hours: 72, actorId: null, decision: { program: 'word-rule', automatic: true } });
    expect(silence.statement).toMatchObject({ autoDecided: true, autoFound: true, facts: expect.stringContaining(WORDS.silence), toldAt: expect.any(Date) });
    expect(await db.sanction.count({ where: { memberId: known.id } })).toBe(0);
    expect((await openReviewItem(moderator, { itemId: await itemOf(said.postId) })).acted).toMatchObject([{ kind: 'silence', reversed: false }]);
    await decideHeld(moderator, said.postId, 'approve');
    await settled();
    expect(await db.member.findUniqueOrThrow({ where: { id: fresh.id } })).toMatchObject({ silencedUntil: null });
    expect((await db.statement.findUniqueOrThrow({ where: { id: silence.statementId } })).reversedAt).not.toBeNull();
    await db.member.update({ where: { id: known.id }, data: { postCount: 0 } });
  });
});

describe('a spammer who is removed', () => {
  it('has nothing waiting any more; undoing brings it back into the queue, and what is final is a draft again', async () => {
    const { heldId, author, threadId } = await waiting(await someone('member', { createdAt: new Date() }));
    const { postId } = await postAnswer(author, { threadId, body: unlike() });
    await heard();
    const late = await postAnswer(author, { threadId, body: held() }); // not in the queue yet
    await reportPost(await someone(), { postId, reasonId: 'spam', note: '', wantsOutcome: false });
    const itemId = await itemOf(postId);
    const remove = async () => {
      const { token } = await openReviewItem(moderator, { itemId });
      return decide(moderator, { itemId, token: token ?? -1, decision: 'remove_spammer', reasonId: 'spam', facts: 'All of it is advertising.' });
    };
    const { decisionId } = await remove();
    const states = async () => [await stateOf(heldId), await stateOf(late.postId), (await db.reviewItem.findFirstOrThrow({ where: { targetId: heldId } })).state];
    expect(await states()).toEqual(['refused', 'refused', 'gone']);
    await undoDecision(moderator, { decisionId });
    await heard();
    expect(await states()).toEqual(['waiting', 'waiting', 'open']);
    expect(await db.reviewItem.count({ where: { targetId: late.postId, state: 'open' } })).toBe(1);
    await remove();
    await settled();
    expect(await states()).toEqual(['returned', 'returned', 'gone']);
    expect(await drift()).toEqual([]);
  });
});
