import { afterEach, describe, expect, it } from 'vitest';
import {
  addReviewNote,
  countQueue,
  listReportReasons,
  listReviewItems,
  openReviewItem,
  releaseClaim,
  renewClaim,
  reportMember,
  reportPost,
} from '~/domains/moderation/index.server';
import { moveThread, removePost } from '~/domains/threads/index.server';
import { newId, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, category, refusal, someone, thread, visitor } from '../threads/world';
import { itemOf, later, REPORT, reported, told } from './world';

useDatabase();
afterEach(() => setClock(null));

describe('reporting', () => {
  it('needs a reason that there is, and something that one may read and did not write', async () => {
    const { threadId } = await thread();
    const { postId, author } = await answer(threadId);
    const reporter = await someone();
    expect(await refusal(reportPost(visitor, { postId, ...REPORT }))).toBe('Forbidden: signInFirst');
    expect(await refusal(reportPost(reporter, { postId: newId(), ...REPORT }))).toBe('NotFound');
    await expect(reportPost(reporter, { postId, ...REPORT, reasonId: 'nonsense' })).rejects.toMatchObject({ fields: { reasonId: ['reasonMissing'] } });
    await expect(reportPost(author, { postId, ...REPORT })).rejects.toMatchObject({ fields: { '': ['ownContent'] } });
    await expect(reportMember(reporter, { memberId: reporter.id, ...REPORT })).rejects.toMatchObject({ fields: { '': ['ownContent'] } });
    expect(await refusal(reportMember(reporter, { memberId: newId(), ...REPORT }))).toBe('NotFound');
    const hidden = await category({ readBy: 'moderator', startBy: 'moderator', replyBy: 'moderator' });
    const secret = await thread({ categoryId: hidden, by: await someone('moderator') });
    expect(await refusal(reportPost(reporter, { postId: secret.postId, ...REPORT }))).toBe('NotFound');
    await removePost(author, { postId });
    expect(await refusal(reportPost(reporter, { postId, ...REPORT }))).toBe('Gone');
    expect(await db.report.count({ where: { reporterId: reporter.id } })).toBe(0);
  });

  it('records it once, and makes one item of all reports, as grave as the gravest', async () => {
    const { itemId, postId, reportId, reporter, author } = await reported();
    expect(await reportPost(reporter, { postId, ...REPORT })).toEqual({ reportId });
    expect(await told('post.reported', { postId })).toEqual([{ actorId: reporter.id, targetMemberId: author.id, postId, data: { itemId, reasonId: 'spam' } }]);
    const before = await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } });
    await reportPost(await someone(), { postId, ...REPORT, reasonId: 'danger' });
    const after = await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } });
    expect([before.severity, after.severity]).toEqual([2, 4]);
    expect(after.dueAt.getTime()).toBeLessThanOrEqual(before.dueAt.getTime());
    expect(after.score).toBeGreaterThan(before.score);
  });

  it('makes one item of fifty reports at once', async () => {
    const { threadId } = await thread();
    const { postId } = await answer(threadId);
    const reporters = await Promise.all(Array.from({ length: 50 }, () => someone()));
    await Promise.all(reporters.map((reporter) => reportPost(reporter, { postId, ...REPORT })));
    const items = await db.reviewItem.findMany({ where: { targetId: postId, kind: 'reported_post' }, include: { reports: true } });
    expect(items.map(({ reports }) => reports.length)).toEqual([50]);
    expect(await db.reviewItem.count({ where: { targetId: postId, kind: 'hidden_post' } })).toBe(1);
    expect(items[0]?.score).toBe(items[0]?.reports.reduce((sum, { weight }) => sum + weight, 0));
  });

  it('offers nine reasons in both languages', async () => {
    expect((await listReportReasons(visitor)).map(({ id }) => id)).toEqual(['danger', 'minors', 'hate', 'unkind', 'privacy', 'fraud', 'rights', 'spam', 'other']);
    expect((await listReportReasons({ ...visitor, locale: 'fr' }))[7]).toMatchObject({ title: 'Spam ou publicité', ground: 'terms' });
  });
});

describe('the queue', () => {
  it('is for staff, and shows nobody what they may not read, wherever it was moved, nor who reported them', async () => {
    const { itemId, threadId, categoryId, reporter } = await reported();
    const moderator = await someone('moderator');
    expect(await refusal(listReviewItems(reporter))).toBe('Forbidden: staffOnly');
    expect(await refusal(countQueue(visitor))).toBe('Forbidden: signInFirst');
    const ids = async (filter = {}) => (await listReviewItems(moderator, { categoryId, ...filter })).items.map(({ id }) => id);
    expect(await ids()).toEqual([itemId]);
    expect(await ids({ kind: 'reported_member' })).toEqual([]);
    expect(await ids({ reasonId: 'hate' })).toEqual([]);
    expect(await ids({ claimed: 'nobody' })).toEqual([itemId]);
    const { token, posts, reports } = await openReviewItem(moderator, { itemId });
    expect(posts.filter(({ isTarget }) => isTarget)).toHaveLength(1);
    expect(reports.map(({ by, note }) => [by?.id, note])).toEqual([[reporter.id, REPORT.note]]);
    expect(await ids({ claimed: 'me' })).toEqual([itemId]);
    await renewClaim(moderator, { itemId, token: token ?? -1 });
    await releaseClaim(moderator, { itemId });
    expect(await ids({ claimed: 'nobody' })).toEqual([itemId]);
    expect(await refusal(renewClaim(moderator, { itemId, token: token ?? -1 }))).toBe('Conflict: claimOver');

    const left = await openReviewItem(moderator, { itemId });
    later(1);
    const again = await openReviewItem(moderator, { itemId });
    await releaseClaim(moderator, { itemId, until: left.item.claim!.until });
    expect(await ids({ claimed: 'me' }), 'the page was loaded again before the one before it said goodbye').toEqual([itemId]);
    await releaseClaim(moderator, { itemId, until: again.item.claim!.until });
    expect(await ids({ claimed: 'nobody' })).toEqual([itemId]);

    const hidden = await category({ readBy: 'admin' });
    await moveThread(await someone('admin'), { threadId, categoryId: hidden });
    expect(await ids()).toEqual([]);
    expect(await refusal(openReviewItem(moderator, { itemId }))).toBe('NotFound');
    expect(await refusal(addReviewNote(moderator, { itemId, text: 'Hm.' }))).toBe('NotFound');
    expect((await openReviewItem(await someone('admin'), { itemId })).item.id).toBe(itemId);
  });

  it('puts what is grave first, keeps notes, and does not claim what is only read ahead', async () => {
    const categoryId = await category();
    const mild = await reported({ categoryId, reasonId: 'other' });
    const grave = await reported({ categoryId, reasonId: 'danger' });
    const moderator = await someone('moderator');
    expect((await listReviewItems(moderator, { categoryId })).items.map(({ id }) => id)).toEqual([grave.itemId, mild.itemId]);
    await addReviewNote(moderator, { itemId: mild.itemId, text: 'Known from last week.' });
    const pane = await openReviewItem(moderator, { itemId: mild.itemId, claim: false });
    expect(pane).toMatchObject({ token: null, item: { claim: null }, notes: [{ text: 'Known from last week.' }], decisions: ['keep', 'remove', 'remove_spammer', 'edit', 'ask_change'] });
  });

  it('knows which picture is meant, of those that are there', async () => {
    const { threadId } = await thread();
    const { postId, author } = await answer(threadId);
    await db.post.update({ where: { id: postId }, data: { html: '<p><img src="/uploads/abcdef12/800.webp"></p>' } });
    await db.member.update({ where: { id: author.id }, data: { avatarId: 'portrait1' } });
    const reporter = await someone();
    for (const imageId of ['portrait1', 'abcdef', 'uploads']) await expect(reportPost(reporter, { postId, ...REPORT, imageId })).rejects.toMatchObject({ fields: { imageId: ['notValid'] } });
    await expect(reportMember(reporter, { memberId: author.id, ...REPORT, imageId: 'abcdef12' })).rejects.toMatchObject({ fields: { imageId: ['notValid'] } });
    await reportPost(reporter, { postId, ...REPORT, imageId: 'abcdef12' });
    await reportMember(reporter, { memberId: author.id, ...REPORT, imageId: 'portrait1' });
    const moderator = await someone('moderator');
    const meant = async (targetId: string) => (await openReviewItem(moderator, { itemId: await itemOf(targetId) })).reports.map(({ imageId }) => imageId);
    expect([await meant(postId), await meant(author.id)]).toEqual([['abcdef12'], ['portrait1']]);
  });

  it('shows a reported profile', async () => {
    const member = await someone('member', { displayName: 'Buy here' });
    await reportMember(await someone(), { memberId: member.id, ...REPORT });
    const pane = await openReviewItem(await someone('moderator'), { itemId: await itemOf(member.id) });
    expect(pane).toMatchObject({ posts: [], profile: { displayName: 'Buy here' }, item: { target: { kind: 'member', memberId: member.id } } });
  });
});
