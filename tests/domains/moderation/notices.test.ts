import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { confirmSender, contestNotice, eraseNotices, getNotice, openReviewItem, sendNotice, sendNoticeInput, settleDecisions, undoDecision, type SendNoticeInput } from '~/domains/moderation/index.server';
import { reverseDecision } from '~/domains/moderation/decisions/reverse-decision.server';
import { removePost, unlistThread } from '~/domains/threads/index.server';
import { setClock } from '~/platform/clock';
import { db, transaction } from '~/platform/db/index.server';
import { env } from '~/platform/env/index.server';
import { limit } from '~/platform/limits/index.server';
import { useDatabase } from '../../setup/database';
import { answer, category, refusal, someone, thread, visitor } from '../threads/world';
import { decided, itemOf, later, reported } from './world';

useDatabase();

const FACTS = 'The whole of chapter 3 of my book stands here, without my permission.';
const NETWORK = '192.0.2.0/24';
const french = { ...visitor, locale: 'fr' as const };
const input = (wish: Partial<SendNoticeInput> = {}): SendNoticeInput => ({ address: '/', reasonId: 'rights', facts: FACTS, sender: 'person', name: 'Nia Brook', email: `n${Math.random()}@example.com`, goodFaith: 'on', ...wish });
const send = (wish: Partial<SendNoticeInput>, network = String(Math.random())) => sendNotice(french, input(wish), network);
const letters = (toAddress: string) => db.mail.findMany({ where: { toAddress }, orderBy: { createdAt: 'asc' }, select: { letter: true, locale: true, props: true } });

/** An answer that somebody gave a notice of. */
async function noticed(wish: Partial<SendNoticeInput> = {}) {
  const { threadId } = await thread();
  const { postId, author } = await answer(threadId);
  const given = input({ address: `/p/${postId}`, ...wish });
  const { noticeId, token } = await sendNotice(french, given, postId);
  return { itemId: await itemOf(postId), postId, threadId, author, noticeId, token, email: given.email };
}

let moderator: MemberActor;
let manager: MemberActor;
beforeAll(async () => {
  moderator = await someone('moderator');
  manager = await someone('manager');
});
afterEach(() => setClock(null));

describe('the form', () => {
  it('asks for all that article 16 names, except who tells of the abuse of children', async () => {
    const { postId } = await thread();
    const address = `/p/${postId}`;
    for (const wish of [{ goodFaith: '' }, { facts: 'Too short.' }, { address: '\u202e' }, { email: 'nobody' }, { sender: 'king' }, { extra: 'x' }]) {
      expect(sendNoticeInput.safeParse({ ...input({ address }), ...wish }).success, JSON.stringify(wish)).toBe(false);
    }
    await expect(send({ address, name: '', email: '' })).rejects.toMatchObject({ fields: { name: ['noticeNameMissing'], email: ['noticeEmailMissing'] } });
    await expect(send({ address: 'nowhere', reasonId: 'spam' })).rejects.toMatchObject({ fields: { reasonId: ['reasonMissing'], address: [expect.stringMatching(/^noticeElsewhere/)] } });
    const { noticeId } = await send({ address, reasonId: 'minors', name: 'Nia', email: 'nia@example.com' });
    expect(await db.notice.findUniqueOrThrow({ where: { id: noticeId } })).toMatchObject({ name: null, email: null });
    expect(await letters('nia@example.com')).toEqual([]);
  });

  it('knows what is at an address of this site, and says kindly what is not', async () => {
    const { threadId, slug, postId: opening } = await thread();
    const { postId, author } = await answer(threadId);
    const [post, portrait, brand] = await Promise.all(
      [['post', author.id], ['avatar', author.id], ['brand', null]].map(async ([purpose, memberId], n) =>
        (await db.upload.create({ data: { id: `upload${n}${postId}`, memberId, purpose: purpose!, width: 1, height: 1, bytes: 1, sha256: '', variants: [], createdAt: new Date() } })).id,
      ),
    );
    await db.post.update({ where: { id: postId }, data: { html: `<img src="/uploads/${post}/800.webp">` } });
    await db.member.update({ where: { id: author.id }, data: { avatarId: portrait! } });
    const { number } = await db.post.findUniqueOrThrow({ where: { id: postId } });
    const targets: [address: string, targetId: string, imageId?: string][] = [
      [`http://localhost:3000/t/${slug}/${threadId}`, opening],
      [`localhost:3000/t/${slug}/${threadId}?page=1#post-${number}`, postId],
      [` /t/${threadId}`, opening],
      [`HTTP://LOCALHOST:3000/p/${postId}/history`, postId],
      [`/m/${author.username}?show=threads`, author.id],
      [`/uploads/${post}/800.webp`, postId, post],
      [`/uploads/${portrait}/96.webp`, author.id, portrait],
    ];
    for (const [address, targetId, imageId = null] of targets) {
      const { noticeId } = await sendNotice(visitor, sendNoticeInput.parse(input({ address })), address);
      expect(await db.report.findUniqueOrThrow({ where: { id: noticeId }, include: { item: true } }), address).toMatchObject({ imageId, reporterId: null, item: { targetId } });
    }
    expect(await db.reviewItem.count({ where: { targetId: { in: [opening, postId, author.id] } } })).toBe(3);

    const secret = await thread({ categoryId: await category({ readBy: 'manager', startBy: 'manager', replyBy: 'manager' }), by: manager });
    const gone = await thread();
    await removePost(gone.author, { postId: gone.postId });
    const refused: [address: string, why: string][] = [
      ['https://elsewhere.example/p/1', 'noticeElsewhere|site=localhost:3000'],
      ['http://localhost:3000@elsewhere.example/p/1', 'noticeElsewhere|site=localhost:3000'],
      ['//elsewhere.example/p/1', 'noticeElsewhere|site=localhost:3000'],
      ['javascript://localhost:3000/p/1', 'noticeElsewhere|site=localhost:3000'],
      ['http://', 'noticeAddressShape'],
      ['/', 'noticeNotExact'],
      ['/c/help', 'noticeNotExact'],
      ['/p/%', 'noticeNotExact'],
      [`/uploads/${brand}/192.png`, 'noticeNotExact'],
      ['/p/nothing', 'noticeNowhere'],
      ["/p/'; DROP TABLE notice", 'noticeNowhere'],
      [`/t/${slug}/${threadId}#post-99`, 'noticeNowhere'],
      ['/m/nobody-of-this-name', 'noticeNowhere'],
      ['/uploads/nothing/800.webp', 'noticeNowhere'],
      [`/p/${secret.postId}`, 'noticeNowhere'],
      [`/p/${gone.postId}`, 'noticeGone'],
    ];
    for (const [address, why] of refused) await expect(send({ address }), address).rejects.toMatchObject({ fields: { address: [why] } });
  });

  it('takes ten notices an hour from a network', async () => {
    const { postId } = await thread();
    await limit('notice', NETWORK, { points: 10 * env.LIMITS_FACTOR - 1 });
    await send({ address: `/p/${postId}` }, NETWORK);
    expect(await refusal(send({ address: `/p/${postId}` }, NETWORK))).toMatch(/^TooMany/);
  });
});

describe('a notice', () => {
  it('is confirmed by a letter at once, without a word that was typed, and joins what members reported without adding to its weight', async () => {
    const { itemId, postId } = await reported();
    const { score } = await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } });
    const given = input({ address: `/p/${postId}`, reasonId: 'fraud', name: 'Buy at evil.example' });
    const [first, second] = await Promise.all([sendNotice(french, given, postId), sendNotice(french, given, postId)]);
    expect(second).toEqual(first);
    expect(await itemOf(postId)).toBe(itemId);
    expect(await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } })).toMatchObject({ score, severity: 3, state: 'open' });
    const sent = await letters(given.email);
    expect(sent).toMatchObject([{ letter: 'noticeReceived', locale: 'fr', props: { reason: 'Fraude ou tromperie', link: `http://localhost:3000/notice/${first.token}` } }]);
    expect(JSON.stringify(sent)).not.toMatch(/evil|chapter 3/);
  });

  it('shows its sender to moderators, the address to managers only, and neither to the author', async () => {
    const { itemId, email, noticeId } = await noticed();
    const shown = async (reader: MemberActor) => (await openReviewItem(reader, { itemId, claim: false })).reports;
    expect(await shown(moderator)).toMatchObject([{ id: noticeId, by: null, notice: { sender: 'person', name: 'Nia Brook', email: null, facts: FACTS, mayConfirm: false } }]);
    expect(await shown(manager)).toMatchObject([{ notice: { email } }]);
    await decided(moderator, itemId, 'remove');
    later(31);
    await settleDecisions();
    const statement = await db.statement.findFirstOrThrow({ where: { decision: { itemId } } });
    expect(JSON.stringify(statement)).not.toMatch(/Nia|example\.com|chapter 3/);
  });

  it('says how it stands to whoever has its token, once what was decided is final', async () => {
    const { itemId, token, postId, email } = await noticed();
    expect(await getNotice('en', { token })).toMatchObject({ state: 'waiting', address: `/p/${postId}`, reason: 'Copyright or trade mark', facts: FACTS, byMail: true });
    const { decisionId } = await decided(moderator, itemId, 'remove');
    expect(await getNotice('en', { token })).toMatchObject({ state: 'waiting' });
    await undoDecision(moderator, { decisionId });
    later(31);
    await settleDecisions();
    expect(await letters(email)).toHaveLength(1);
    await decided(moderator, itemId, 'keep');
    later(31);
    await Promise.all([settleDecisions(), settleDecisions()]);
    expect(await getNotice('fr', { token })).toMatchObject({ state: 'kept', automatic: false, contestUntil: expect.any(Date), reason: expect.stringContaining('Droit') });
    expect(await letters(email)).toMatchObject([{}, { letter: 'noticeAnswered', props: { acted: false, automatic: false } }]);
    const [id, signature] = token.split('~');
    for (const wrong of ['', 'none', id!, `${id}~`, `${id}~${signature!.slice(1)}x`, `${token}~x`, `${postId}~${signature}`]) expect(await refusal(getNotice('en', { token: wrong })), wrong).toBe('NotFound');
  });

  it('is answered anew when the decision is overturned', async () => {
    const { itemId, token, email } = await noticed();
    const { decisionId } = await decided(moderator, itemId, 'remove');
    later(31);
    await settleDecisions();
    expect(await getNotice('en', { token })).toMatchObject({ state: 'acted' });
    await transaction((tx) => reverseDecision(tx, manager, decisionId));
    await transaction((tx) => reverseDecision(tx, manager, decisionId));
    expect(await getNotice('en', { token })).toMatchObject({ state: 'reversed' });
    expect((await letters(email)).map(({ letter }) => letter)).toEqual(['noticeReceived', 'noticeAnswered', 'noticeReversed']);
  });

  it('is contested once when nothing was restricted, and then decided by somebody else', async () => {
    const { itemId, token, postId, email } = await noticed();
    const facts = 'Please look at pages 40 to 52 of the book: it is the same text.';
    const contest = (of = token) => contestNotice(french, { token: of, facts }, String(Math.random()));
    expect(await refusal(contest())).toBe('Conflict: noticeNotContestable');
    expect(await refusal(contest('none'))).toBe('NotFound');
    await decided(moderator, itemId, 'keep');
    later(31);
    await settleDecisions();
    expect(await getNotice('en', { token })).toMatchObject({ contestUntil: expect.any(Date), contestedBy: null });
    const [first, second] = await Promise.all([contest(), contest()]);
    expect(second).toEqual(first);
    expect(await getNotice('en', { token })).toMatchObject({ state: 'kept', contestUntil: null, contestedBy: first.token });
    expect(await getNotice('en', { token: first.token })).toMatchObject({ state: 'waiting', contests: true, facts });
    const anew = await itemOf(postId);
    expect(anew).not.toBe(itemId);
    expect((await openReviewItem(moderator, { itemId: anew })).item.may).toEqual({ no: 'yourDecision' });
    expect(await refusal(decided(moderator, anew, 'remove'))).toBe('Forbidden: yourDecision');
    await expect(db.decision.create({ data: { id: 'own', itemId: anew, kind: 'keep', actorId: moderator.id, facts: '', decidedAt: new Date(), finalAt: new Date() } })).rejects.toThrow('decision_of_appeal_by_another');
    await decided(manager, anew, 'remove');
    later(31);
    await settleDecisions();
    expect(await getNotice('en', { token: first.token })).toMatchObject({ state: 'acted' });
    expect((await letters(email)).map(({ letter }) => letter)).toEqual(['noticeReceived', 'noticeAnswered', 'noticeReceived', 'noticeAnswered']);
    expect(await refusal(contest(first.token))).toBe('Conflict: noticeNotContestable');
  });

  it('is decided by nobody who decided what another notice of the same contests', async () => {
    const { itemId, token, postId } = await noticed();
    const tokens = [token];
    await decided(moderator, itemId, 'keep');
    later(31);
    await settleDecisions();
    tokens.push((await send({ address: `/p/${postId}`, facts: 'The second one: the words of our catalogue stand there, page for page.' })).token);
    await decided(manager, await itemOf(postId), 'keep');
    later(62);
    await settleDecisions();
    for (const each of tokens) await contestNotice(french, { token: each, facts: FACTS }, each);
    const anew = await itemOf(postId);
    for (const barred of [moderator, manager]) {
      expect((await openReviewItem(barred, { itemId: anew })).item.may).toEqual({ no: 'yourDecision' });
      expect(await refusal(decided(barred, anew, 'keep'))).toBe('Forbidden: yourDecision');
      const row = { id: `own-${barred.id}`, itemId: anew, kind: 'keep', actorId: barred.id, facts: '', decidedAt: new Date(), finalAt: new Date() } as const;
      await expect(db.decision.create({ data: row })).rejects.toThrow('decision_of_appeal_by_another');
    }
    await decided(await someone('moderator'), anew, 'keep');
  });

  it('is contested as well when what had been removed meanwhile was brought back', async () => {
    const { itemId, token, postId } = await noticed();
    await removePost(moderator, { postId });
    await decided(moderator, itemId, 'restore');
    later(31);
    await settleDecisions();
    expect(await getNotice('en', { token })).toMatchObject({ state: 'kept', contestUntil: expect.any(Date) });
    await contestNotice(french, { token, facts: FACTS }, 'restored');
    expect(await getNotice('en', { token })).toMatchObject({ contestUntil: null, contestedBy: expect.any(String) });
  });

  it('is not contested any more after six months', async () => {
    const { itemId, token } = await noticed();
    await decided(moderator, itemId, 'keep');
    later(31);
    await settleDecisions();
    later(190 * 86_400);
    expect(await refusal(contestNotice(french, { token, facts: FACTS }, 'late'))).toBe('Conflict: appealTooLate');
    expect(await getNotice('en', { token })).toMatchObject({ contestUntil: null });
  });

  it('comes first once a manager confirms that it is from a trusted flagger, and can lose that again', async () => {
    const { itemId, noticeId } = await noticed({ sender: 'flagger' });
    const [plain, other] = [await noticed(), await noticed({ sender: 'authority' })];
    expect(await refusal(confirmSender(moderator, { itemId, noticeId, confirmed: true }))).toBe('Forbidden: managersOnly');
    expect(await refusal(confirmSender(manager, { itemId: other.itemId, noticeId, confirmed: true }))).toBe('NotFound');
    expect(await refusal(confirmSender(manager, { ...plain, confirmed: true }))).toBe('Conflict: noticeOfPerson');
    for (const confirmed of [true, true, false]) await confirmSender(manager, { itemId, noticeId, confirmed });
    expect(await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } })).toMatchObject({ severity: 4 });
    expect(await db.notice.findUniqueOrThrow({ where: { id: noticeId } })).toMatchObject({ confirmedAt: null, confirmedById: null });
    const acts = await db.ledgerEntry.findMany({ where: { act: { startsWith: 'notice.' } }, orderBy: { seq: 'asc' }, select: { act: true } });
    expect(acts.map(({ act }) => act)).toEqual(['notice.confirmed', 'notice.unconfirmed']);
  });

  it('is erased seven months after its answer, and still says that it was there', async () => {
    const [answered, waiting] = [await noticed(), await noticed()];
    await decided(moderator, answered.itemId, 'keep');
    later(31);
    await settleDecisions();
    later(210 * 86_400);
    await eraseNotices();
    expect(await getNotice('en', { token: answered.token })).toMatchObject({ facts: FACTS });
    later(10 * 86_400);
    expect(await eraseNotices()).toBeGreaterThan(0);
    expect(await db.notice.findUniqueOrThrow({ where: { id: answered.noticeId } })).toMatchObject({ name: null, email: null, facts: null });
    expect(await getNotice('en', { token: answered.token })).toMatchObject({ state: 'kept', facts: null, byMail: false });
    expect(await getNotice('en', { token: waiting.token })).toMatchObject({ state: 'waiting', facts: FACTS });
  });

  it('may be about what is not in lists', async () => {
    const { threadId, postId } = await thread();
    await unlistThread(moderator, { threadId });
    expect(await send({ address: `/p/${postId}` })).toMatchObject({ token: expect.stringContaining('~') });
  });
});
