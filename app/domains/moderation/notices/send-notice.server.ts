import { getSiteSecret } from '~/domains/brand/index.server';
import { emailKey, type Actor } from '~/domains/identity';
import { newId, now } from '~/platform/clock';
import { Invalid, type FieldErrors } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { dueAfter } from '../working-hours';
import { enterReport } from '../reports/file-report.server';
import { findReason } from '../reports/list-reasons.server';
import { transaction } from '../reports/reports.store.server';
import { findNoticed } from './find-noticed.server';
import type { SendNoticeInput } from './notice-input';
import { isAnonymous, missingSender, NOTICE_WEIGHT } from './notice-rules';
import { noticeToken } from './notice-token';
import { findSame, writeNotice } from './notices.store.server';
import { mailReceipt } from './mail-notifier.server';

/**
 * Takes a notice of illegal content from anybody (Digital Services Act, article 16): it goes into the queue as a report
 * does, weighs nothing, and is answered at once with a receipt by letter, where there is an address. The same once more
 * is once. Records `post.reported` or `member.reported`.
 *
 * @param network that it comes from, for its limit
 * @returns the token of the page that says how it stands
 * @throws Invalid on `address`, `reasonId` (one that rests on the law), `name` and `email` where they are asked for; TooMany
 */
export async function sendNotice(actor: Actor, input: SendNoticeInput, network: string): Promise<{ noticeId: string; token: string }> {
  const reason = await findReason(input.reasonId);
  const anonymous = reason !== null && isAnonymous(reason);
  const wrong: FieldErrors = missingSender(anonymous, input);
  if (reason?.ground !== 'illegal') wrong.reasonId = ['reasonMissing'];
  const who = anonymous ? { name: null, email: null } : { name: input.name, email: input.email };
  const noticed = await findNoticed(actor, input.address).catch((error: unknown) => {
    if (!(error instanceof Invalid)) throw error;
    Object.assign(wrong, error.fields);
    return null;
  });
  if (!noticed || !reason || Object.keys(wrong).length > 0) throw new Invalid(wrong);

  await limit('notice', network);
  if (who.email) await limit('mailTo', emailKey(who.email));
  const { target, path, imageId } = noticed;
  const at = now();
  const gravity = { severity: reason.severity, dueAt: dueAfter(at, reason.promiseHours, target.language) };
  const key = await getSiteSecret();
  const noticeId = await transaction(async (tx) => {
    const notice = { ...who, sender: input.sender, locale: actor.locale, address: path, facts: input.facts, createdAt: at };
    const same = await findSame(tx, notice);
    if (same) return same;
    const id = newId();
    const report = { id, reporterId: null, reasonId: reason.id, note: null, wantsOutcome: true, weight: NOTICE_WEIGHT, imageId };
    await enterReport(tx, { via: actor.via }, { target, gravity, report, at });
    await writeNotice(tx, { id, ...notice });
    await mailReceipt(tx, key, id);
    return id;
  });
  return { noticeId, token: noticeToken(key, noticeId) };
}
