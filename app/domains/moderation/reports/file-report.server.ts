import { isStaff, type MemberActor, type Via } from '~/domains/identity';
import { getProfileById } from '~/domains/members/index.server';
import { record } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { Invalid } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { settleItem } from '../decisions/settle.server';
import { readyNoticeMail } from '../notices/mail-notifier.server';
import { POST_KINDS, REPORT_AGAIN_MS, reportPoints, reportWeight, standingOf } from '../rules';
import { tellStaff } from '../tell-staff.server';
import { actOnReports, knownToPrograms } from '../thresholds/act-on-reports.server';
import { dueAfter } from '../working-hours';
import { addReport, findOwnReport, findReportOf, holdUnsettled, openItem, readRecord, takeUpWatched, transaction, type Gravity, type NewReport, type Target, type Tx } from './reports.store.server';

const DAY_MS = 86_400_000;

type Filed = { reasonId: string; note: string; wantsOutcome: boolean; imageId?: string | null };

/**
 * Files a report, and opens an item about the target unless there is one that is not settled: one that can still be
 * decided otherwise takes the report as well. Twice is once, and what was answered less than a day ago is not
 * reported again.
 *
 * @throws Invalid on `reasonId`; TooMany
 */
export async function fileReport(member: MemberActor, target: Target, { reasonId, note, wantsOutcome, imageId = null }: Filed): Promise<{ reportId: string }> {
  const known = await knownToPrograms();
  const reason = known.reasons.find(({ id, archived }) => id === reasonId && !archived);
  if (!reason) throw new Invalid({ reasonId: ['reasonMissing'] });
  const at = now();
  const earlier = await findOwnReport(target, member.id, new Date(at.getTime() - REPORT_AGAIN_MS));
  if (earlier) return { reportId: earlier };
  const standing = await standingNow(member);
  if (standing < 5) await limit('report', member.id, { points: reportPoints(standing) });
  const weight = reportWeight(standing, await readRecord(member.id));
  const gravity = { severity: reason.severity, dueAt: dueAfter(at, reason.promiseHours, target.language) };
  const report = { id: newId(), reporterId: member.id, reasonId, note: note || null, wantsOutcome, weight, imageId };
  await readyNoticeMail();
  return transaction(async (tx) => {
    const { isNew, itemId } = await enterReport(tx, member, { target, gravity, report, at });
    if (!isNew) return { reportId: await findReportOf(tx, itemId, member.id) };
    await actOnReports(tx, { itemId, target, severity: reason.severity, reasonId, standing, at }, known);
    return { reportId: report.id };
  });
}

type Entry = { target: Target; gravity: Gravity; report: Omit<NewReport, 'itemId' | 'at'>; at: Date };

/**
 * Puts a report into the item about its target that is not settled, also into the one in which screening asks to look at
 * a post, or opens one. Records `post.reported` or `member.reported`.
 *
 * @returns false for one that its member has made already
 */
export async function enterReport(tx: Tx, actor: { id?: string; via: Via }, { target, gravity, report, at }: Entry): Promise<{ itemId: string; isNew: boolean }> {
  const unsettled = await holdUnsettled(tx, target.targetId, target.kind === 'reported_post' ? POST_KINDS : [target.kind]);
  const left: typeof unsettled = [];
  for (const each of unsettled) if (each.state === 'open' || !(await settleItem(tx, each.id, at))) left.push(each);
  const watched = left.every(({ kind }) => kind === 'watched_post') ? left[0] : undefined;
  if (watched) await takeUpWatched(tx, watched.id);
  const item = await openItem(tx, newId(), target, gravity, at);
  const isNew = await addReport(tx, { ...report, itemId: item.id, at });
  if (!isNew) return { itemId: item.id, isNew };
  await record(tx, {
    kind: target.kind === 'reported_post' ? 'post.reported' : 'member.reported',
    actor,
    targetMemberId: target.authorId,
    ...(target.threadId ? { threadId: target.threadId, postId: target.targetId } : {}),
    data: { itemId: item.id, reasonId: report.reasonId },
  });
  if (item.opened || watched) await tellStaff(tx);
  return { itemId: item.id, isNew };
}

async function standingNow(member: MemberActor): Promise<number> {
  const { threadCount, postCount, acceptedCount } = await getProfileById(member.id);
  const days = (now().getTime() - member.createdAt.getTime()) / DAY_MS;
  return standingOf({ staff: isStaff(member), days, posts: threadCount + postCount, accepted: acceptedCount });
}
