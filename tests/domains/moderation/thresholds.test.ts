import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { getConversation } from '~/domains/messages/index.server';
import { appealStatement, decide, endClosings, getStatement, getThresholds, openReviewItem, reportPost, setThresholds, settleDecisions, THRESHOLDS, undoDecision } from '~/domains/moderation/index.server';
import { search } from '~/domains/search/index.server';
import { accessPost, editPost, feedOfThread, getPost, getThread, listPosts, listPostsOfMember, postReply, restorePost, unlockThread } from '~/domains/threads/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { verifyLedger } from '~/platform/ledger/index.server';
import { useDatabase } from '../../setup/database';
import { answer, refusal, reply, someone, thread, visitor } from '../threads/world';
import { heard } from './held-world';
import { decided, drifted, FACTS, isShown, later, told, trusted } from './world';

useDatabase();

const HOUR_MS = 3_600_000;
const AS_BEGUN = {
  ...{ hideOn: true, hideScore: 8.33, silenceOn: true, silenceScore: 2.5, silenceMembers: 3, silenceHours: 72 },
  ...{ closeOn: true, closeScore: 31.25, closeMembers: 5, closeHours: 4 },
};
let moderator: MemberActor;
beforeAll(heard); // of what happens from now on
beforeEach(async () => {
  moderator = await someone('moderator');
});
afterEach(() => setClock(null));

async function report(postId: string, by: MemberActor, reasonId = 'unkind') {
  return reportPost(by, { postId, reasonId, note: '', wantsOutcome: true });
}

/** An answer that two trusted members have reported, one after the other. */
async function hidden(wish: { by?: MemberActor } = {}) {
  const place = await thread({ title: 'What about the zirkonic hinge?' });
  const { postId, author } = await answer(place.threadId, wish.by);
  await report(postId, await trusted());
  const before = await isShown(postId);
  await report(postId, await trusted());
  return { ...place, postId, author, before, itemId: await itemOfReports(postId) };
}

async function itemOfReports(targetId: string): Promise<string> {
  return (await db.reviewItem.findFirstOrThrow({ where: { targetId, kind: { in: ['reported_post', 'reported_member'] } } })).id;
}

const silencedUntil = async (id: string) => (await db.member.findUniqueOrThrow({ where: { id } })).silencedUntil;

async function statementOf(kind: 'hide' | 'close' | 'silence', memberId: string) {
  return db.statement.findFirstOrThrow({ where: { kind, memberId }, orderBy: { fromAt: 'desc' }, include: { decision: true } });
}

describe('a post whose reports weigh enough', () => {
  it('is hidden, by a program and with its reasons, told at once, while its item stays open', async () => {
    const { postId, author, before, itemId } = await hidden();
    expect([before, await isShown(postId)]).toEqual([true, false]);
    const statement = await statementOf('hide', author.id);
    expect(statement).toMatchObject({ autoDecided: true, autoFound: false, ground: 'terms', reasonId: 'unkind', untilAt: null, reversedAt: null });
    expect(statement.toldAt).not.toBeNull();
    expect(statement.decision).toMatchObject({ automatic: true, program: 'reports', actorId: null });
    expect(statement.facts).toBe('2 members have reported this post. Their reports weigh 10; from 8.33 on a post is hidden until a moderator has looked at it.');
    const pane = await openReviewItem(moderator, { itemId });
    expect(pane.item).toMatchObject({ state: 'open', reports: 2, target: { hidden: true } });
    expect(pane.acted).toMatchObject([{ kind: 'hide', over: false, reversed: false, statementId: statement.id }]);
    await heard();
    const said = await getConversation(author, { id: statement.id });
    expect(said.messages[0]?.html).toContain('A program did this by itself');
    expect((await getStatement(author, { statementId: statement.id })).autoDecided).toBe(true);
    expect(await drifted()).toEqual([]);
  });

  it('is passed over by all that passes over what was removed; readers learn that it is hidden, and no more', async () => {
    const { threadId, postId, author } = await hidden();
    const reader = await someone();
    for (const who of [visitor, reader]) {
      const page = await getThread(who, { id: threadId });
      expect(page.posts).toEqual([]);
      expect(page.hidden).toEqual([{ number: 2, under: null }]);
      expect(page.thread.replyCount).toBe(0);
      expect(JSON.stringify(page)).not.toContain('brush it dry');
      expect(await refusal(accessPost(who, postId))).toBe('Gone');
      expect((await listPosts(who, { threadId, limit: 50 })).rows.map(({ id }) => id)).not.toContain(postId);
    }
    expect(JSON.stringify(await feedOfThread(visitor, { threadId }))).not.toContain('brush it dry');
    expect(JSON.stringify(await search(visitor, { q: 'zirkonic' }))).not.toContain(postId);
    for (const who of [author, moderator]) {
      const page = await getThread(who, { id: threadId });
      expect(page.posts.map(({ id, removed }) => [id, removed?.hidden !== null])).toEqual([[postId, true]]);
      expect(page.hidden).toEqual([]);
      expect((await listPostsOfMember(who, { memberId: author.id })).rows).toMatchObject([{ postId, removed: true, hidden: true }]);
    }
  });

  it('is shown again by its author’s edit, once, and not in a hurry', async () => {
    const { postId, author } = await hidden();
    const change = async (body: string) => editPost(author, { postId, body, version: (await getPost(author, { postId })).version });
    expect(await refusal(change('Take it apart and brush it, please.'))).toBe('Forbidden: hiddenFresh|minutes=10');
    later(601);
    await change('Take it apart and brush it, please.');
    expect(await isShown(postId)).toBe(true);
    await heard();
    const statement = await statementOf('hide', author.id);
    expect([statement.reversedAt, statement.untilAt !== null]).toEqual([null, true]);
    await report(postId, await someone());
    expect(await isShown(postId)).toBe(false);
    later(601);
    await change('Take it apart and brush it dry and clean.');
    expect(await isShown(postId)).toBe(false);
    expect(await drifted()).toEqual([]);
  });

  it('is shown again, and its author told, when a person keeps it; until that is final it stays hidden', async () => {
    const { postId, author, itemId } = await hidden();
    await decided(moderator, itemId, 'keep');
    expect(await isShown(postId)).toBe(false);
    later(31);
    await settleDecisions();
    expect(await isShown(postId)).toBe(true);
    const statement = await statementOf('hide', author.id);
    expect(statement.reversedAt).not.toBeNull();
    await heard();
    const { subject, messages } = await getConversation(author, { id: statement.id });
    expect(messages.at(-1)?.html).toContain('was wrong and has been taken back');
    expect(subject).toBe('Your post in “What about the zirkonic hinge?” is shown again');
    expect(await told('decision.reversed', { postId })).toHaveLength(1);
    expect((await verifyLedger()).fault).toBeNull();
    expect(await drifted()).toEqual([]);
  });

  it('is removed when a person removes it, hidden again when that is undone, shown when that is overturned', async () => {
    const { postId, author, itemId } = await hidden();
    const { decisionId } = await decided(moderator, itemId, 'remove');
    await undoDecision(moderator, { decisionId });
    expect(await db.post.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({ deletedById: null });
    expect((await getPost(author, { postId })).post.removed?.hidden?.editShowsFrom).not.toBeNull();
    await decided(moderator, itemId, 'remove');
    later(31);
    await settleDecisions();
    const hide = await statementOf('hide', author.id);
    expect([hide.untilAt !== null, hide.reversedAt]).toEqual([true, null]);
    const removal = await db.statement.findFirstOrThrow({ where: { kind: 'remove', memberId: author.id, reversedAt: null } });
    const { appealId } = await appealStatement(author, { statementId: removal.id, text: 'It was a plain answer to the question.' });
    const judge = await someone('moderator');
    const { token } = await openReviewItem(judge, { itemId: appealId });
    await decide(judge, { itemId: appealId, token: token ?? -1, decision: 'overturn', reasonId: null, facts: FACTS });
    later(31);
    await settleDecisions();
    expect(await isShown(postId)).toBe(true);
    expect((await statementOf('hide', author.id)).reversedAt).not.toBeNull();
    expect(await drifted()).toEqual([]);
  });

  it('counts as wrongly hidden when somebody of the team brings it back', async () => {
    const { postId, author } = await hidden();
    await restorePost(moderator, { postId });
    await heard();
    expect(await isShown(postId)).toBe(true);
    expect((await statementOf('hide', author.id)).reversedAt).not.toBeNull();
  });

  it('is shown again, with its thread, under the tags that the edit gave it', async () => {
    const { threadId, postId, author } = await thread({ tags: ['burrs'] });
    for (let n = 0; n < 2; n += 1) await report(postId, await trusted());
    later(601);
    await editPost(author, { postId, version: 1, title: 'How do I clean the kettle?', body: 'It is not as clean as it was before.', tags: ['kettles'] });
    expect((await getThread(visitor, { id: threadId })).thread).toMatchObject({ removed: null, tags: [{ slug: 'kettles' }] });
    expect(await drifted()).toEqual([]);
  });

  it('takes its thread along when it is the opening', async () => {
    const place = await thread();
    const { author: helper } = await answer(place.threadId);
    for (let n = 0; n < 2; n += 1) await report(place.postId, await trusted());
    for (const { id } of [place.author, helper]) expect((await listPostsOfMember(moderator, { memberId: id })).rows).toMatchObject([{ removed: true, hidden: true }]);
    const error = await getThread(visitor, { id: place.threadId }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status: 410, forNow: true });
    expect((await getThread(place.author, { id: place.threadId })).thread.removed?.hidden).toBe(true);
    await decided(moderator, await itemOfReports(place.postId), 'keep');
    later(31);
    await settleDecisions();
    expect((await getThread(visitor, { id: place.threadId })).thread.removed).toBeNull();
    expect(await drifted()).toEqual([]);
  });

  it('stays when staff wrote it or the asker accepted it, and goes by one trusted report of a newcomer’s spam', async () => {
    const { postId: byStaff } = await hidden({ by: await someone('moderator') });
    expect(await isShown(byStaff)).toBe(true);
    const place = await thread();
    const fresh = await someone('member', { createdAt: new Date() });
    const { postId } = await answer(place.threadId, fresh);
    await report(postId, await trusted(), 'spam');
    expect(await isShown(postId)).toBe(false);
  });
});

describe('a new member', () => {
  it('is silenced when three report spam, freed when a person keeps what they wrote', async () => {
    const fresh = await someone('member', { createdAt: new Date(Date.now() - HOUR_MS) });
    const place = await thread();
    const { postId } = await answer(place.threadId, fresh);
    for (let n = 0; n < 2; n += 1) await report(postId, await someone(), 'spam');
    expect(await silencedUntil(fresh.id)).toBeNull();
    await report(postId, await someone(), 'spam');
    expect((await silencedUntil(fresh.id))!.getTime()).toBeGreaterThan(Date.now() + 71 * HOUR_MS);
    const statement = await statementOf('silence', fresh.id);
    expect(statement).toMatchObject({ autoDecided: true, targetKind: 'member_sanction', reasonId: 'spam' });
    expect(statement.untilAt!.getTime() - statement.fromAt.getTime()).toBe(72 * HOUR_MS);
    await decided(moderator, await itemOfReports(postId), 'keep');
    later(31);
    await settleDecisions();
    expect(await silencedUntil(fresh.id)).toBeNull();
    expect((await statementOf('silence', fresh.id)).reversedAt).not.toBeNull();
  });

  it('is the only one who is: not by two, not for other reasons, not who is known here', async () => {
    const place = await thread();
    const fresh = await someone('member', { createdAt: new Date() });
    const known = await someone();
    await db.member.update({ where: { id: known.id }, data: { postCount: { increment: 20 } } });
    for (const [by, reasonId] of [[fresh, 'unkind'], [known, 'spam']] as const) {
      const { postId } = await answer(place.threadId, by);
      for (let n = 0; n < 3; n += 1) await report(postId, await someone(), reasonId);
      expect(await db.sanction.count({ where: { memberId: by.id } })).toBe(0);
    }
    await db.member.update({ where: { id: known.id }, data: { postCount: { decrement: 20 } } });
  });
});

describe('a heated thread', () => {
  /** Seven reports of weight five on seven posts. */
  async function heated() {
    const place = await thread({ kind: 'discussion' });
    for (let n = 0; n < 7; n += 1) await report((await reply(place.threadId)).postId, await trusted());
    return place;
  }

  it('is closed for four hours and opens by itself; the same reports do not close it again', async () => {
    const place = await heated();
    expect(await refusal(reply(place.threadId))).toBe('Forbidden: threadLocked');
    const statement = await statementOf('close', place.author.id);
    expect(statement).toMatchObject({ autoDecided: true, targetId: place.postId, threadId: place.threadId });
    expect(statement.untilAt!.getTime() - statement.fromAt.getTime()).toBe(4 * HOUR_MS);
    later(4 * 3600 + 1);
    await endClosings();
    await endClosings();
    await reply(place.threadId);
    expect(await told('thread.unlocked', { threadId: place.threadId })).toHaveLength(1);
    await report((await reply(place.threadId)).postId, await trusted());
    await reply(place.threadId);
  });

  it('is opened by a person who keeps the post, and stays as the team has made it since', async () => {
    const first = await heated();
    const cause = await db.reviewItem.findFirstOrThrow({ where: { kind: 'closed_thread', threadId: first.threadId } });
    await decided(moderator, cause.causeId!, 'keep');
    later(31);
    await settleDecisions();
    await reply(first.threadId);
    setClock(null);
    const second = await heated();
    await unlockThread(moderator, { threadId: second.threadId });
    await db.thread.update({ where: { id: second.threadId }, data: { lockedAt: new Date() } });
    later(4 * 3600 + 1);
    await endClosings();
    expect(await refusal(postReply(await someone(), { threadId: second.threadId, body: 'May I say something now?' }))).toBe('Forbidden: threadLocked');
  });
});

describe('the figures', () => {
  it('are Discourse’s until managers change them, are kept in the ledger, and are obeyed', async () => {
    const manager = await someone('manager');
    expect(await getThresholds(manager)).toEqual(THRESHOLDS);
    for (const who of [visitor, await someone(), moderator]) expect(await refusal(setThresholds(who, AS_BEGUN))).toMatch(/^Forbidden/);
    await setThresholds(manager, AS_BEGUN);
    expect(await told('thresholds.changed', {})).toHaveLength(0);
    await setThresholds(manager, { ...AS_BEGUN, hideScore: 3, closeOn: false });
    await setThresholds(manager, { ...AS_BEGUN, hideScore: 3, closeOn: false });
    expect(await told('thresholds.changed', {})).toHaveLength(1);
    const place = await thread();
    const { postId } = await answer(place.threadId);
    await report(postId, await trusted());
    expect(await isShown(postId)).toBe(false);
    await setThresholds(manager, { ...AS_BEGUN, hideOn: false });
    const other = await answer(place.threadId);
    for (let n = 0; n < 3; n += 1) await report(other.postId, await trusted());
    expect(await isShown(other.postId)).toBe(true);
    await setThresholds(manager, AS_BEGUN);
  });

  it('are not passed over: the database refuses a decision of nobody, or of a person and a program', async () => {
    const { itemId } = await hidden();
    const decision = { itemId, kind: 'keep' as const, facts: '', decidedAt: new Date(), finalAt: new Date() };
    const wrongs = [{}, { actorId: moderator.id, program: 'reports', automatic: true }, { actorId: moderator.id, automatic: true }];
    for (const [n, wrong] of wrongs.entries()) await expect(db.decision.create({ data: { id: `wrong${n}`, ...decision, ...wrong } })).rejects.toThrow('decision_by_somebody');
  });
});
