import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import {
  decide, getStatement, LADDER, liftSanction, listReviewItems, listSanctions, listStatements, openReviewItem, proposedSanction, readSanction, refusalOfSpammer, reportPost, sanctionMember,
  settleDecisions, SPAMMER, undoDecision, writeSanction, type SanctionWish,
} from '~/domains/moderation/index.server';
import { removePost } from '~/domains/threads/index.server';
import { now, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, drift, refusal, someone, thread, visitor } from '../threads/world';
import { FACTS, isShown, itemOf, later, REPORT, reported, told } from './world';

useDatabase();

let moderator: MemberActor;
let manager: MemberActor;
beforeAll(async () => {
  moderator = await someone('moderator');
  manager = await someone('manager');
});
afterEach(() => setClock(null));

const SILENCE: SanctionWish = { kind: 'silence', hours: 24 };
const BAN: SanctionWish = { kind: 'ban', hours: null };
const order = (memberId: string, sanction: SanctionWish = SILENCE) => ({ memberId, sanction, reasonId: 'unkind', facts: FACTS });
const bounds = (id: string) => db.member.findUniqueOrThrow({ where: { id }, select: { silencedUntil: true, suspendedUntil: true } });
const inHours = (hours: number, from = now()) => new Date(from.getTime() + hours * 3_600_000);

async function inLedger(act: string, memberId: string): Promise<number> {
  const about = await db.ledgerDetail.findMany({ where: { memberId, part: 'matter' }, select: { place: true } });
  return db.ledgerEntry.count({ where: { act, place: { in: about.map(({ place }) => place) } } });
}

describe('proposedSanction', () => {
  const of = (...kinds: SanctionWish['kind'][]) => writeSanction(proposedSanction(kinds.map((kind) => ({ kind }))));

  it('goes up the ladder, one step for each that bound the member', () => {
    expect(of()).toBe('warning');
    expect(of('warning')).toBe('silence-24');
    expect(of('warning', 'warning')).toBe('silence-24');
    const steps = LADDER.map((_, done) => of('warning', ...Array<'silence'>(done).fill('silence')));
    expect(steps).toEqual(['silence-24', 'silence-72', 'silence-168', 'silence-720']);
    expect(of('silence', 'silence', 'suspension', 'silence')).toBe('suspension-720');
  });

  it('is read as it is written, and nothing else is', () => {
    expect(readSanction('suspension-168')).toEqual({ kind: 'suspension', hours: 168 });
    for (const wrong of ['', 'silence', 'ban-24', 'silence-25', 'warning-24', 'silence-72-1']) expect(readSanction(wrong)).toBeNull();
  });
});

describe('sanctionMember', () => {
  it('asks for a reason, for facts, and for somebody who is there', async () => {
    const { id } = await someone();
    await expect(sanctionMember(moderator, { ...order(id), reasonId: 'nonsense' })).rejects.toMatchObject({ fields: { reasonId: ['reasonMissing'] } });
    await expect(sanctionMember(moderator, { ...order(id), facts: '' })).rejects.toMatchObject({ fields: { facts: ['factsMissing'] } });
    expect(await refusal(sanctionMember(moderator, order('nobody')))).toBe('NotFound');
    expect(await bounds(id)).toEqual({ silencedUntil: null, suspendedUntil: null });
  });

  it('is for staff, of whoever is neither themselves nor above them; bans are the managers’', async () => {
    const member = await someone();
    expect(await refusal(sanctionMember(visitor, order(member.id)))).toBe('Forbidden: staffOnly');
    expect(await refusal(sanctionMember(member, order(moderator.id)))).toBe('Forbidden: staffOnly');
    expect(await refusal(sanctionMember(moderator, order(moderator.id)))).toBe('Forbidden: ownContent');
    expect(await refusal(sanctionMember(moderator, order(manager.id)))).toBe('Forbidden: higherRole');
    expect(await refusal(sanctionMember(moderator, order(member.id, BAN)))).toBe('Forbidden: managersOnly');
    const { choices } = await listSanctions(moderator, { memberId: member.id });
    expect([choices.includes('suspension-720'), choices.includes('ban')]).toEqual([true, false]);
    expect((await listSanctions(manager, { memberId: member.id })).choices).toContain('ban');
  });

  it('binds at once, is explained after thirty seconds, and is written down', async () => {
    const { id, ...member } = await someone();
    const at = now();
    const { decisionId } = await sanctionMember(moderator, order(id, { kind: 'suspension', hours: 72 }));
    const { suspendedUntil, silencedUntil } = await bounds(id);
    expect(silencedUntil).toBeNull();
    expect(Math.abs((suspendedUntil?.getTime() ?? 0) - inHours(72, at).getTime())).toBeLessThan(5_000);
    expect(await told('member.sanctioned', { targetMemberId: id })).toMatchObject([{ actorId: moderator.id, data: { decisionId, sanction: 'suspension', hours: 72, reasonId: 'unkind' } }]);
    expect(await inLedger('member.sanctioned', id)).toBe(1);
    const { id: statementId } = await db.statement.findUniqueOrThrow({ where: { decisionId } });
    const reader: MemberActor = { id, ...member };
    expect(await refusal(getStatement(reader, { statementId }))).toBe('NotFound');
    later(31);
    await settleDecisions();
    await settleDecisions();
    expect(await getStatement(reader, { statementId })).toMatchObject({ kind: 'suspension', until: suspendedUntil, reason: 'Harassment or insults', facts: FACTS });
    expect(await told('decision.final', { targetMemberId: id })).toHaveLength(1);
    // It never waited for anybody, and stands among what was decided.
    expect((await listReviewItems(moderator, { kind: 'member_sanction' })).items).toEqual([]);
    const [first] = (await listReviewItems(moderator, { kind: 'member_sanction', state: 'decided' })).items;
    expect(first).toMatchObject({ target: { kind: 'member', memberId: id }, decision: { kind: 'suspension' } });
  });

  it('does the same press once, also of two at the same time', async () => {
    const { id } = await someone();
    const given = await Promise.all([sanctionMember(moderator, order(id)), sanctionMember(moderator, order(id)), sanctionMember(moderator, order(id))]);
    expect(new Set(given.map(({ sanctionId }) => sanctionId)).size).toBe(1);
    expect(await db.sanction.count({ where: { memberId: id } })).toBe(1);
  });

  it('lets the longest of several bind, whoever gave them at the same time', async () => {
    const { id } = await someone();
    const others = await Promise.all([someone('moderator'), someone('moderator'), someone('moderator')]);
    await Promise.all(others.map((other, step) => sanctionMember(other, order(id, { kind: 'silence', hours: LADDER[step] ?? 24 }))));
    const longest = await db.sanction.findFirstOrThrow({ where: { memberId: id, hours: 168 } });
    expect((await bounds(id)).silencedUntil).toEqual(longest.untilAt);
  });

  it('cannot be written without its statement, nor with a length that it does not have', async () => {
    const { id } = await someone();
    const { decisionId } = await sanctionMember(moderator, order(id));
    const written = await db.sanction.findUniqueOrThrow({ where: { decisionId } });
    const forged = { ...written, id: 'forged', decisionId: 'forged' };
    await expect(db.sanction.create({ data: { ...forged, statementId: 'nothing' } })).rejects.toThrow();
    await expect(db.$executeRaw`INSERT INTO sanction (id, member_id, kind, from_at, decision_id) VALUES ('forged', ${id}, 'ban', now(), ${decisionId})`).rejects.toThrow(/statement_id/);
    await expect(db.sanction.update({ where: { id: written.id }, data: { untilAt: null } })).rejects.toThrow(/sanction_length/);
  });
});

describe('a sanction', () => {
  it('ends by the clock, and whatever else binds goes on', async () => {
    const { id } = await someone();
    await sanctionMember(moderator, order(id));
    later(24 * 3_600 + 60);
    expect((await listSanctions(moderator, { memberId: id })).sanctions).toMatchObject([{ kind: 'silence', inForce: false }]);
    const { sanctionId } = await sanctionMember(moderator, order(id, { kind: 'suspension', hours: 24 }));
    expect(await bounds(id)).toMatchObject({ silencedUntil: null });
    await liftSanction(moderator, { sanctionId });
    expect(await bounds(id)).toEqual({ silencedUntil: null, suspendedUntil: null });
  });

  it('is taken back within thirty seconds as if it had never been, by who gave it', async () => {
    const { id } = await someone();
    const { decisionId, itemId, sanctionId } = await sanctionMember(moderator, order(id));
    expect(await refusal(undoDecision(manager, { decisionId }))).toBe('Forbidden: notYourDecision');
    expect(await undoDecision(moderator, { decisionId })).toEqual({ itemId, memberId: id });
    expect(await undoDecision(moderator, { decisionId })).toEqual({ itemId, memberId: id });
    expect(await bounds(id)).toEqual({ silencedUntil: null, suspendedUntil: null });
    expect((await listSanctions(moderator, { memberId: id })).proposed).toBe('warning');
    expect((await listReviewItems(moderator, { kind: 'member_sanction' })).items).toEqual([]);
    later(60);
    await settleDecisions();
    expect(await told('decision.final', { targetMemberId: id })).toEqual([]);
    const late = await sanctionMember(moderator, order(id));
    later(31);
    expect(await refusal(undoDecision(moderator, { decisionId: late.decisionId }))).toBe('Conflict: undoTooLate');
    expect(late.sanctionId).not.toBe(sanctionId);
  });

  it('is lifted before its time by whoever might have given it, once, and its statement says so', async () => {
    const member = await someone();
    const { sanctionId } = await sanctionMember(manager, order(member.id, BAN));
    expect((await bounds(member.id)).suspendedUntil?.getUTCFullYear()).toBe(9999);
    later(31);
    await settleDecisions();
    expect(await refusal(liftSanction(moderator, { sanctionId }))).toBe('Forbidden: managersOnly');
    expect(await refusal(liftSanction(manager, { sanctionId: 'nothing' }))).toBe('NotFound');
    await liftSanction(manager, { sanctionId });
    await liftSanction(manager, { sanctionId });
    expect(await bounds(member.id)).toEqual({ silencedUntil: null, suspendedUntil: null });
    expect(await told('sanction.lifted', { targetMemberId: member.id })).toHaveLength(1);
    expect(await inLedger('member.sanctionLifted', member.id)).toBe(1);
    const [statement] = await listStatements(member);
    expect(statement).toMatchObject({ kind: 'ban', until: null, reversedAt: null });
    expect(statement?.liftedAt).not.toBeNull();
  });
});

describe('a sanction on top of a decision', () => {
  const withSanction = async (sanction: SanctionWish | null, by = moderator) => {
    const world = await reported();
    const { token } = await openReviewItem(by, { itemId: world.itemId });
    const press = { itemId: world.itemId, token: token ?? -1, decision: 'remove' as const, reasonId: 'spam', facts: FACTS, sanction };
    return { ...world, press };
  };

  it('has a statement of its own and is given in the same transaction, or nothing is', async () => {
    const { press, postId, author } = await withSanction(BAN);
    expect(await refusal(decide(moderator, press))).toBe('Forbidden: managersOnly');
    await expect(decide(moderator, { ...press, sanction: SILENCE, decision: 'keep' })).rejects.toMatchObject({ fields: { sanction: ['notValid'] } });
    expect(await isShown(postId)).toBe(true);
    await decide(moderator, { ...press, sanction: SILENCE });
    await decide(moderator, { ...press, sanction: SILENCE });
    later(31);
    await settleDecisions();
    expect((await listStatements(author)).map(({ kind }) => kind).sort()).toEqual(['remove', 'silence']);
    expect((await bounds(author.id)).silencedUntil).not.toBeNull();
    expect((await openReviewItem(moderator, { itemId: press.itemId })).author.decisions).toMatchObject([{ kind: 'silence' }]);
  });

  it('is taken back together with it', async () => {
    const { press, postId, author } = await withSanction(SILENCE);
    const { decisionId } = await decide(moderator, press);
    await undoDecision(moderator, { decisionId });
    expect(await isShown(postId)).toBe(true);
    expect(await bounds(author.id)).toEqual({ silencedUntil: null, suspendedUntil: null });
    later(60);
    await settleDecisions();
    expect(await told('decision.final', { targetMemberId: author.id })).toEqual([]);
    expect(await drift()).toEqual([]);
  });
});

describe('removing a spammer', () => {
  const spammer = async (days = 3) => {
    const author = await someone('member', { displayName: 'Buy here', createdAt: new Date(now().getTime() - days * 86_400_000) });
    const own = await thread({ by: author });
    await answer(own.threadId);
    const inOwn = await answer(own.threadId, author);
    const elsewhere = await thread();
    const inOther = await answer(elsewhere.threadId, author);
    const removed = await answer(elsewhere.threadId, author);
    await removePost(author, { postId: removed.postId });
    await reportPost(await someone(), { postId: inOther.postId, ...REPORT });
    const itemId = await itemOf(inOther.postId);
    const { token, ...pane } = await openReviewItem(moderator, { itemId });
    const press = { itemId, token: token ?? -1, decision: 'remove_spammer' as const, reasonId: 'spam', facts: FACTS };
    return { author, own, posts: [own.postId, inOwn.postId, inOther.postId], removedId: removed.postId, itemId, pane, press };
  };
  const shown = (ids: readonly string[]) => Promise.all(ids.map(isShown));
  const nameOf = async (id: string) => (await db.member.findUniqueOrThrow({ where: { id } })).displayName;

  it('takes all that they posted, what their profile says, and bans them, under one statement', async () => {
    const { author, posts, press, itemId, pane } = await spammer();
    expect(pane.spammer).toEqual({ posts: 3 });
    await decide(moderator, press);
    expect(await shown(posts)).toEqual([false, false, false]);
    expect(await nameOf(author.id)).toBeNull();
    expect((await bounds(author.id)).suspendedUntil?.getUTCFullYear()).toBe(9999);
    expect(await drift()).toEqual([]);
    later(31);
    await settleDecisions();
    expect(await listStatements(author)).toMatchObject([{ kind: 'remove_spammer', facts: FACTS, until: null }]);
    expect(await told('decision.final', { targetMemberId: author.id })).toHaveLength(1);
    expect((await listSanctions(manager, { memberId: author.id })).sanctions).toMatchObject([{ kind: 'ban', itemId, inForce: true }]);
  });

  it('is taken back whole within thirty seconds, and can be decided again', async () => {
    const { author, posts, removedId, press, itemId } = await spammer();
    const { decisionId } = await decide(moderator, press);
    await undoDecision(moderator, { decisionId });
    expect(await shown([...posts, removedId])).toEqual([true, true, true, false]);
    expect(await nameOf(author.id)).toBe('Buy here');
    expect(await bounds(author.id)).toEqual({ silencedUntil: null, suspendedUntil: null });
    expect(await drift()).toEqual([]);
    const { token } = await openReviewItem(moderator, { itemId });
    const again = await decide(moderator, { ...press, token: token ?? -1 });
    await undoDecision(moderator, { decisionId: again.decisionId });
    expect(await bounds(author.id)).toEqual({ silencedUntil: null, suspendedUntil: null });
  });

  it('is refused of whoever is here for longer, wrote more, or has a role; and nothing is done', async () => {
    const { posts, press, pane } = await spammer(61);
    expect(pane.spammer).toBeNull();
    expect(await refusal(decide(moderator, press))).toBe(`Forbidden: spammerTooOld|days=${SPAMMER.days}`);
    expect(await shown(posts)).toEqual([true, true, true]);
    const facts = { role: 'member' as const, createdAt: now(), threadCount: 20, postCount: 30, at: now() };
    expect([refusalOfSpammer(facts), refusalOfSpammer({ ...facts, postCount: 31 }), refusalOfSpammer({ ...facts, role: 'moderator' })]).toEqual([null, 'spammerTooMany|most=50', 'spammerStaff']);
  });
});
