import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor, Visitor } from '~/domains/identity';
import { getConversation, listOwnConversations, replyInConversation } from '~/domains/messages/index.server';
import {
  appealStatement,
  countQueue,
  decide,
  getAppeal,
  getStatement,
  listReviewItems,
  moderationSubscribers,
  openReviewItem,
  reportMember,
  sanctionMember,
  settleDecisions,
  takeOverClaim,
  undoDecision,
} from '~/domains/moderation/index.server';
import { removePost, restorePost } from '~/domains/threads/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { drift, refusal, someone, visitor } from '../threads/world';
import { decided, FACTS, isShown, itemOf, later, REPORT, reported, told } from './world';

useDatabase();

let moderator: MemberActor;
let judge: MemberActor;
beforeAll(async () => {
  moderator = await someone('moderator', { displayName: 'Mona' });
  judge = await someone('moderator', { displayName: 'Jules' });
  await deliverOnce(moderationSubscribers); // from here on they listen
});
afterEach(() => setClock(null));

const TEXT = 'It was the only shop that sells this part.';
const WORDS = 'We read the whole thread again.';

/** Has the 30 seconds pass, and what follows happen. */
async function allTold(): Promise<void> {
  later(31);
  await settleDecisions();
  await deliverOnce(moderationSubscribers);
}

/** An answer that was removed by Mona, and whose author was told. */
async function removed() {
  const made = await reported();
  const { decisionId } = await decided(moderator, made.itemId, 'remove');
  await allTold();
  const { id: statementId } = await db.statement.findUniqueOrThrow({ where: { decisionId } });
  return { ...made, decisionId, statementId };
}

async function appealed() {
  const made = await removed();
  const { appealId } = await appealStatement(made.author, { statementId: made.statementId, text: TEXT });
  return { ...made, appealId };
}

async function answered(appealId: string, decision: 'uphold' | 'overturn') {
  const { token } = await openReviewItem(judge, { itemId: appealId });
  return decide(judge, { itemId: appealId, token: token ?? -1, decision, reasonId: null, facts: WORDS });
}

const lastWords = async (member: MemberActor, id: string) => (await getConversation(member, { id })).messages.at(-1)?.html;

describe('appealStatement', () => {
  it('is for its member, once told, and for nobody else', async () => {
    const { itemId, reporter, author } = await reported();
    const { decisionId } = await decided(moderator, itemId, 'remove');
    const { id: statementId } = await db.statement.findUniqueOrThrow({ where: { decisionId } });
    expect(await refusal(appealStatement(author, { statementId, text: TEXT }))).toBe('NotFound');
    await allTold();
    expect(await refusal(appealStatement(visitor, { statementId, text: TEXT }))).toBe('Forbidden: signInFirst');
    for (const other of [reporter, judge]) expect(await refusal(appealStatement(other, { statementId, text: TEXT }))).toBe('NotFound');
    expect(await refusal(appealStatement(author, { statementId: 'nothing', text: TEXT }))).toBe('NotFound');
    expect(await db.appeal.count({ where: { statementId } })).toBe(0);
  });

  it('makes one item and one conversation, however often it is sent', async () => {
    const { author, statementId, threadId } = await removed();
    const sent = await Promise.all([1, 2, 3].map(() => appealStatement(author, { statementId, text: TEXT })));
    expect(new Set(sent.map(({ appealId }) => appealId)).size).toBe(1);
    const { appealId } = sent[0]!;
    expect(await db.reviewItem.findMany({ where: { kind: 'appeal', targetId: statementId } })).toMatchObject([{ id: appealId, state: 'open', threadId, authorId: author.id }]);
    expect((await getConversation(author, { id: appealId })).messages).toMatchObject([{ number: 1, fromTeam: false }]);
    // It waits in the queue, not in the team's letter box; what is added later waits there.
    expect(await db.conversation.findUniqueOrThrow({ where: { id: appealId } })).toMatchObject({ kind: 'appeal', waitingSince: null });
    await replyInConversation(author, { conversationId: appealId, body: 'One more thing.' });
    expect((await openReviewItem(judge, { itemId: appealId })).appeal?.said.map(({ html }) => html)).toEqual([expect.stringContaining(TEXT), expect.stringContaining('One more thing.')]);
    expect(await told('statement.appealed', { targetMemberId: author.id })).toHaveLength(1);
    expect(await getAppeal(author, { statementId })).toMatchObject({ id: appealId, outcome: null });
  });

  it('ends six months after the member was told', async () => {
    const { author, statementId } = await removed();
    const toldAt = new Date('2026-03-10T12:00:00Z');
    await db.statement.update({ where: { id: statementId }, data: { toldAt } });
    setClock(() => new Date('2026-09-10T12:00:00Z'));
    expect(await refusal(appealStatement(author, { statementId, text: TEXT }))).toBe('Conflict: appealTooLate');
    setClock(() => new Date('2026-09-10T11:59:59Z'));
    expect((await getStatement(author, { statementId })).appealUntil).toEqual(new Date('2026-09-10T12:00:00Z'));
    await appealStatement(author, { statementId, text: TEXT });
  });
});

describe('who judges', () => {
  it('is never who decided: listed, but not counted, next, claimed or decided, and refused by the database', async () => {
    const before = { mona: await countQueue(moderator), jules: await countQueue(judge) };
    const { appealId, statementId } = await appealed();
    const order = { itemId: appealId, token: 1, decision: 'uphold' as const, reasonId: null, facts: WORDS };
    expect(await countQueue(moderator)).toEqual(before.mona);
    expect(await countQueue(judge)).toMatchObject({ open: before.jules.open + 1, appeals: before.jules.appeals + 1 });
    const row = (await listReviewItems(moderator, { kind: 'appeal' })).items.find(({ id }) => id === appealId);
    expect(row?.may).toEqual({ no: 'yourDecision' });
    expect((await openReviewItem(moderator, { itemId: appealId })).token).toBeNull();
    expect(await refusal(takeOverClaim(moderator, { itemId: appealId }))).toBe('Forbidden: yourDecision');
    expect(await refusal(decide(moderator, order))).toBe('Forbidden: yourDecision');
    const { itemId: other } = await reported();
    expect((await openReviewItem(moderator, { itemId: other })).nextId).not.toBe(appealId);
    const written = { id: 'own-appeal', itemId: appealId, kind: 'uphold' as const, facts: WORDS, decidedAt: new Date(), finalAt: new Date() };
    await expect(db.decision.create({ data: { ...written, actorId: moderator.id } })).rejects.toThrow(/decision_of_appeal_by_another/);
    const { token, appeal, decisions } = await openReviewItem(judge, { itemId: appealId });
    expect([token, decisions, appeal?.decidedBy?.displayName, appeal?.statement.id]).toEqual([expect.any(Number), ['uphold', 'overturn'], 'Mona', statementId]);
  });

  it('answers in words, with an answer that fits', async () => {
    const { appealId } = await appealed();
    const { token } = await openReviewItem(judge, { itemId: appealId });
    const order = { itemId: appealId, token: token ?? -1, decision: 'uphold' as const, reasonId: null, facts: WORDS };
    await expect(decide(judge, { ...order, facts: '' })).rejects.toMatchObject({ fields: { facts: ['factsMissing'] } });
    await expect(decide(judge, { ...order, decision: 'remove', reasonId: 'spam' })).rejects.toMatchObject({ fields: { decision: ['notValid'] } });
  });
});

describe('the answer', () => {
  it('puts back, when it overturns and is final, what was removed, and tells author and reporter, once', async () => {
    const { appealId, statementId, postId, author, reporter, reportId, decisionId } = await appealed();
    const { undoUntil } = await answered(appealId, 'overturn');
    expect(undoUntil).toBeInstanceOf(Date);
    expect(await isShown(postId)).toBe(false);
    expect(await getAppeal(author, { statementId })).toMatchObject({ outcome: null });
    later(31);
    await Promise.all([settleDecisions(), settleDecisions(), settleDecisions()]);
    await deliverOnce(moderationSubscribers);
    await allTold();
    expect(await isShown(postId)).toBe(true);
    expect((await getStatement(author, { statementId })).reversedAt).not.toBeNull();
    expect(await getAppeal(author, { statementId })).toMatchObject({ outcome: 'overturn', restored: true, words: WORDS });
    expect(await db.report.findUniqueOrThrow({ where: { id: reportId } })).toMatchObject({ outcome: 'keep' });
    expect(await told('decision.reversed', { postId })).toEqual([{ actorId: judge.id, targetMemberId: author.id, postId, data: { decisionId, decision: 'remove', statementId, restored: true } }]);
    expect((await getConversation(author, { id: appealId })).messages).toHaveLength(2);
    expect(await lastWords(author, appealId)).toContain(WORDS);
    const { rows } = await listOwnConversations(reporter);
    expect([rows.length, rows[0]?.messages]).toEqual([1, 2]);
    expect(await lastWords(reporter, reportId)).toContain('visible again');
    const ledger = await db.ledgerEntry.findMany({ where: { act: 'decision.reversed', targetId: postId } });
    expect(ledger).toHaveLength(1);
    expect(await refusal(appealStatement(author, { statementId, text: TEXT }))).toBe('it was allowed'); // the first one, again
    expect(await drift()).toEqual([]);
  });

  it('can be taken back for 30 seconds, without a trace', async () => {
    const { appealId, postId, author } = await appealed();
    const { decisionId } = await answered(appealId, 'overturn');
    await undoDecision(judge, { decisionId });
    await allTold();
    expect(await isShown(postId)).toBe(false);
    expect((await getConversation(author, { id: appealId })).messages).toHaveLength(1);
    await answered(appealId, 'uphold');
  });

  it('leaves everything as it is when it upholds, and says why', async () => {
    const { appealId, statementId, postId, author, reporter, reportId } = await appealed();
    await answered(appealId, 'uphold');
    await allTold();
    expect(await isShown(postId)).toBe(false);
    expect(await getStatement(author, { statementId })).toMatchObject({ reversedAt: null });
    expect(await getAppeal(author, { statementId })).toMatchObject({ outcome: 'uphold', words: WORDS });
    expect(await lastWords(author, appealId)).toContain('The decision stands');
    expect((await getConversation(reporter, { id: reportId })).messages).toHaveLength(1);
  });

  it('leaves alone what its author has removed since, and says so', async () => {
    const { appealId, statementId, postId, author } = await appealed();
    await restorePost(judge, { postId });
    await removePost(author, { postId });
    await answered(appealId, 'overturn');
    await allTold();
    expect(await isShown(postId)).toBe(false);
    expect(await getAppeal(author, { statementId })).toMatchObject({ outcome: 'overturn', restored: false });
    expect(await lastWords(author, appealId)).toContain('could not be put back');
  });

  it('frees who was suspended, and could say so all the same', async () => {
    const member = await someone();
    await sanctionMember(moderator, { memberId: member.id, sanction: { kind: 'suspension', hours: 72 }, reasonId: 'spam', facts: FACTS });
    await allTold();
    const { id: statementId } = await db.statement.findFirstOrThrow({ where: { memberId: member.id } });
    const suspended: Visitor = { kind: 'visitor', via: 'browser', locale: 'en', suspended: { until: null, member } };
    const { appealId } = await appealStatement(suspended, { statementId, text: TEXT });
    await answered(appealId, 'overturn');
    await allTold();
    expect(await db.member.findUniqueOrThrow({ where: { id: member.id } })).toMatchObject({ suspendedUntil: null });
    expect(await getAppeal(suspended, { statementId })).toMatchObject({ outcome: 'overturn', restored: true });
  });

  it('gives a profile back, and reads on when the member has left', async () => {
    const member = await someone('member', { displayName: 'Buy here' });
    await reportMember(await someone(), { memberId: member.id, ...REPORT });
    const { decisionId } = await decided(moderator, await itemOf(member.id), 'remove');
    await allTold();
    const { id: statementId } = await db.statement.findUniqueOrThrow({ where: { decisionId } });
    const { appealId } = await appealStatement(member, { statementId, text: TEXT });
    await db.conversation.delete({ where: { id: appealId } }); // as leaving does
    const { appeal, item } = await openReviewItem(judge, { itemId: appealId });
    expect([appeal?.said, item.target]).toEqual([[], { kind: 'appeal', statementId, about: null }]);
    await answered(appealId, 'overturn');
    await allTold();
    expect((await db.member.findUniqueOrThrow({ where: { id: member.id } })).displayName).toBe('Buy here');
  });
});
