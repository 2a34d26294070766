import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { decide, getStatement, listStatements, openReviewItem, reportMember, reportPost, settleDecisions, undoDecision } from '~/domains/moderation/index.server';
import { removePost, restorePost } from '~/domains/threads/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { drift, refusal, someone, thread, visitor } from '../threads/world';
import { decided, FACTS, isShown, itemOf, later, REPORT, reported, told } from './world';

useDatabase();

let moderator: MemberActor;
beforeAll(async () => {
  moderator = await someone('moderator', { displayName: 'Mona' });
});
afterEach(() => setClock(null));

describe('decide', () => {
  it('asks a restriction for a reason and for facts', async () => {
    const { itemId, postId } = await reported();
    const { token } = await openReviewItem(moderator, { itemId });
    const order = { itemId, token: token ?? -1, decision: 'remove' as const, reasonId: 'spam', facts: FACTS };
    await expect(decide(moderator, { ...order, reasonId: null })).rejects.toMatchObject({ fields: { reasonId: ['reasonMissing'] } });
    await expect(decide(moderator, { ...order, reasonId: 'nonsense' })).rejects.toMatchObject({ fields: { reasonId: ['reasonMissing'] } });
    await expect(decide(moderator, { ...order, facts: '' })).rejects.toMatchObject({ fields: { facts: ['factsMissing'] } });
    expect(await isShown(postId)).toBe(true);
  });

  it('is not for members, nor on own content or that of a higher role', async () => {
    const { itemId, reporter } = await reported();
    const order = { itemId, token: 1, decision: 'keep' as const, reasonId: null, facts: '' };
    expect(await refusal(decide(visitor, order))).toBe('Forbidden: signInFirst');
    expect(await refusal(decide(reporter, order))).toBe('Forbidden: staffOnly');
    expect(await refusal(decide(moderator, { ...order, itemId: 'nothing' }))).toBe('NotFound');

    const own = await thread({ by: moderator });
    await reportPost(reporter, { postId: own.postId, ...REPORT });
    expect(await refusal(decide(moderator, { ...order, itemId: await itemOf(own.postId) }))).toBe('NotFound');

    const admin = await someone('admin');
    await reportMember(reporter, { memberId: admin.id, ...REPORT });
    const itemOnAdmin = await itemOf(admin.id);
    expect((await openReviewItem(moderator, { itemId: itemOnAdmin })).token).toBeNull();
    expect(await refusal(decide(moderator, { ...order, itemId: itemOnAdmin }))).toBe('Forbidden: higherRole');
  });

  it('removes the post with a statement, records it, and tells nobody yet', async () => {
    const { itemId, postId, author } = await reported();
    const { decisionId } = await decided(moderator, itemId, 'remove');
    expect(await isShown(postId)).toBe(false);
    const statement = await db.statement.findUniqueOrThrow({ where: { decisionId } });
    expect(statement).toMatchObject({ memberId: author.id, kind: 'remove', targetId: postId, facts: FACTS, ground: 'terms', autoDecided: false, toldAt: null });
    expect(statement.reason).toEqual({ en: 'Spam or advertising', fr: 'Spam ou publicité' });
    expect(await told('review.decided', { postId })).toEqual([
      { actorId: moderator.id, targetMemberId: author.id, postId, data: { itemId, decisionId, decision: 'remove', reasonId: 'spam' } },
    ]);
    await settleDecisions();
    expect(await told('decision.final', { postId })).toEqual([]);
    expect(await refusal(getStatement(author, { statementId: statement.id }))).toBe('NotFound');
    expect(await drift()).toEqual([]);
  });

  it('does the same press once, and tells a second moderator who was first', async () => {
    const { itemId, postId } = await reported();
    const { token } = await openReviewItem(moderator, { itemId });
    const order = { itemId, token: token ?? -1, decision: 'remove' as const, reasonId: 'spam', facts: FACTS };
    const first = await decide(moderator, order);
    expect((await decide(moderator, order)).decisionId).toBe(first.decisionId);
    expect(await refusal(decide(await someone('moderator'), { ...order, token: 7 }))).toBe('Conflict: decidedBy|name=Mona');
    expect(await told('review.decided', { postId })).toHaveLength(1);
  });

  it('keeps a post that its author had removed out of their hands, and gives it back', async () => {
    const { itemId, postId, author } = await reported();
    await removePost(author, { postId });
    const { decisionId } = await decided(moderator, itemId, 'remove');
    expect(await refusal(restorePost(author, { postId }))).toBe('Forbidden: removedByStaff');
    await undoDecision(moderator, { decisionId });
    expect(await db.post.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({ deletedById: author.id });
  });

  it('takes away what a profile says, and gives it back', async () => {
    const member = await someone('member', { displayName: 'Buy here' });
    await reportMember(await someone(), { memberId: member.id, ...REPORT });
    const { decisionId } = await decided(moderator, await itemOf(member.id), 'remove');
    expect((await db.member.findUniqueOrThrow({ where: { id: member.id } })).displayName).toBeNull();
    await undoDecision(moderator, { decisionId });
    expect((await db.member.findUniqueOrThrow({ where: { id: member.id } })).displayName).toBe('Buy here');
  });

  it('cannot be written without a statement where it restricts', async () => {
    const { itemId } = await reported();
    const row = { id: 'unexplained', itemId, kind: 'remove' as const, actorId: moderator.id, facts: '', decidedAt: new Date(), finalAt: new Date() };
    await expect(db.decision.create({ data: row })).rejects.toThrow(/decision_restriction_is_explained/);
  });
});

describe('undoDecision', () => {
  it('is for whoever decided, for thirty seconds', async () => {
    const { itemId, postId } = await reported();
    const { decisionId } = await decided(moderator, itemId, 'remove');
    expect(await refusal(undoDecision(moderator, { decisionId: 'nothing' }))).toBe('NotFound');
    expect(await refusal(undoDecision(await someone('moderator'), { decisionId }))).toBe('Forbidden: notYourDecision');
    later(31);
    expect(await refusal(undoDecision(moderator, { decisionId }))).toBe('Conflict: undoTooLate');
    expect(await isShown(postId)).toBe(false);
  });

  it('opens the item again as if nothing had been decided, once', async () => {
    const { itemId, postId } = await reported();
    const { decisionId } = await decided(moderator, itemId, 'remove');
    expect(await undoDecision(moderator, { decisionId })).toEqual({ itemId });
    expect(await undoDecision(moderator, { decisionId })).toEqual({ itemId });
    expect(await isShown(postId)).toBe(true);
    expect(await told('review.undone', { postId })).toHaveLength(1);
    later(60);
    await settleDecisions();
    expect(await told('decision.final', { postId })).toEqual([]);
    expect(await told('report.answered', { postId })).toEqual([]);
    await decided(moderator, itemId, 'keep');
    expect(await drift()).toEqual([]);
  });
});

describe('settleDecisions', () => {
  it('tells the author and those reporters who want to know, once, also when many settle', async () => {
    const { itemId, postId, author, reporter, reportId } = await reported();
    await reportPost(await someone(), { postId, ...REPORT, wantsOutcome: false });
    const { decisionId } = await decided(moderator, itemId, 'remove');
    later(31);
    await Promise.all([settleDecisions(), settleDecisions(), settleDecisions(), settleDecisions()]);
    await settleDecisions();
    const { statementId } = await db.decision.findUniqueOrThrow({ where: { id: decisionId } });
    expect(await told('decision.final', { postId })).toEqual([
      { actorId: null, targetMemberId: author.id, postId, data: { decisionId, decision: 'remove', statementId } },
    ]);
    expect(await told('report.answered', { postId })).toEqual([
      { actorId: null, targetMemberId: reporter.id, postId, data: { reportId, outcome: 'remove' } },
    ]);
    expect(await getStatement(author, { statementId: statementId ?? '' })).toMatchObject({ kind: 'remove', reason: 'Spam or advertising', facts: FACTS });
    expect(await listStatements(author)).toHaveLength(1);
    expect(await refusal(getStatement(reporter, { statementId: statementId ?? '' }))).toBe('NotFound');
    expect(await refusal(listStatements(visitor))).toBe('Forbidden: signInFirst');
  });

  it('says nothing to the author of what was kept', async () => {
    const { itemId, postId } = await reported();
    await decided(moderator, itemId, 'keep');
    later(31);
    await settleDecisions();
    expect(await told('decision.final', { postId })).toEqual([]);
    expect((await told('report.answered', { postId })).map(({ data }) => data)).toMatchObject([{ outcome: 'keep' }]);
  });

  it('finds what a process decided that died before it could tell', async () => {
    const { itemId, postId } = await reported();
    await decided(moderator, itemId, 'remove');
    later(3_600);
    // Nobody has settled; the next report of the target does it before it opens a new item.
    await restorePost(await someone('moderator'), { postId });
    await reportPost(await someone(), { postId, ...REPORT });
    expect(await told('decision.final', { postId })).toHaveLength(1);
    expect(await itemOf(postId)).not.toBe(itemId);
    await settleDecisions();
    expect(await told('decision.final', { postId })).toHaveLength(1);
  });
});
