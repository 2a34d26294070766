import { getSiteSecret } from '~/domains/brand/index.server';
import type { Actor } from '~/domains/identity';
import { newId, now } from '~/platform/clock';
import { Conflict, NotFound } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { enterReport } from '../reports/file-report.server';
import { findReason } from '../reports/list-reasons.server';
import { transaction } from '../reports/reports.store.server';
import { APPEAL } from '../rules';
import { dueAfter } from '../working-hours';
import { findNoticed } from './find-noticed.server';
import { mailReceipt } from './mail-notifier.server';
import type { ContestNoticeInput } from './notice-input';
import { contestableUntil, NOTICE_WEIGHT } from './notice-rules';
import { noticeToken, readNoticeToken } from './notice-token';
import { barFrom, findContesting, readNotice, writeNotice } from './notices.store.server';

/**
 * Contests the answer that nothing is restricted, once, within six months, by whoever gave the notice (Digital Services
 * Act, article 20): it goes into the queue as another notice of the same, which whoever decided does not decide again.
 * Twice is once. Records `post.reported` or `member.reported`.
 *
 * @param network that it comes from, for its limit
 * @returns the token of the page that says how it stands
 * @throws NotFound for a token that is none; Conflict('noticeNotContestable' | 'appealTooLate'); Invalid on `address` when it is gone; TooMany
 */
export async function contestNotice(actor: Actor, { token, facts }: ContestNoticeInput, network: string): Promise<{ token: string }> {
  const key = await getSiteSecret();
  const id = readNoticeToken(key, token);
  const contested = id ? await readNotice(id) : null;
  if (!contested) throw new NotFound();
  if (contested.contestedById) return { token: noticeToken(key, contested.contestedById) };
  const at = now();
  const until = contestableUntil(contested);
  if (!until) throw new Conflict('noticeNotContestable');
  if (until <= at) throw new Conflict('appealTooLate');
  const { target, imageId } = await findNoticed(actor, contested.address);
  await limit('notice', network);
  const { reasonId, sender, name, email, locale, address, confirmedAt, confirmedById, deciderId } = contested;
  const severity = (await findReason(reasonId))?.severity ?? APPEAL.severity;
  const contestingId = await transaction(async (tx) => {
    const earlier = await findContesting(tx, contested.id);
    if (earlier) return earlier;
    const report = { id: newId(), reporterId: null, reasonId, note: null, wantsOutcome: true, weight: NOTICE_WEIGHT, imageId };
    const gravity = { severity, dueAt: dueAfter(at, APPEAL.promiseHours, target.language) };
    const { itemId } = await enterReport(tx, { via: actor.via }, { target, gravity, report, at });
    if (deciderId) await barFrom(tx, itemId, deciderId);
    await writeNotice(tx, { id: report.id, sender, name, email, locale, address, facts, createdAt: at, contestsId: contested.id, confirmedAt, confirmedById });
    await mailReceipt(tx, key, report.id);
    return report.id;
  });
  return { token: noticeToken(key, contestingId) };
}
