import { getSiteSecret } from '~/domains/brand/index.server';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import type { Locale } from '~/platform/i18n';
import type { NoticeView } from '../types';
import { contestableUntil, noticeState, referenceOf } from './notice-rules';
import { noticeToken, readNoticeToken } from './notice-token';
import { readNotice } from './notices.store.server';

/**
 * How a notice stands, for whoever has its token. What was decided is said once it is final.
 * @throws NotFound for a token that this site did not make
 */
export async function getNotice(locale: Locale, { token }: { token: string }): Promise<NoticeView> {
  const key = await getSiteSecret();
  const id = readNoticeToken(key, token);
  const notice = id ? await readNotice(id) : null;
  if (!notice) throw new NotFound();
  const { sender, address, title, facts, at, answeredAt, automatic, dueAt, email } = notice;
  const reference = referenceOf(notice.id);
  const { contestsId, contestedById } = notice;
  const until = contestedById ? null : contestableUntil(notice);
  const contest = { contestUntil: until && until > now() ? until : null, contestedBy: contestedById && noticeToken(key, contestedById), contests: contestsId !== null };
  return { id: notice.id, reference, sender, address, reason: title[locale], facts, at, state: noticeState(notice), answeredAt, automatic: automatic === true, dueAt, ...contest, byMail: email !== null };
}
