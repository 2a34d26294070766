import { getSiteSecret } from '~/domains/brand/index.server';
import { NotFound } from '~/platform/errors';
import type { Locale } from '~/platform/i18n';
import { appealUntil, letsStay } from '../rules';
import type { NoticeView } from '../types';
import { referenceOf, type NoticeState } from './notice-rules';
import { readNoticeToken } from './notice-token';
import { readNotice, type NoticeRecord } from './notices.store.server';

/**
 * How a notice stands, for whoever has its token. What was decided is said once it is final.
 * @throws NotFound for a token that this site did not make
 */
export async function getNotice(locale: Locale, { token }: { token: string }): Promise<NoticeView> {
  const id = readNoticeToken(await getSiteSecret(), token);
  const notice = id ? await readNotice(id) : null;
  if (!notice) throw new NotFound();
  const { sender, address, title, facts, at, answeredAt, automatic, dueAt, email } = notice;
  const reference = referenceOf(notice.id);
  const contestUntil = answeredAt && appealUntil(answeredAt);
  return { id: notice.id, reference, sender, address, reason: title[locale], facts, at, state: stateOf(notice), answeredAt, automatic: automatic === true, dueAt, contestUntil, byMail: email !== null };
}

function stateOf({ outcome, reversedAt }: NoticeRecord): NoticeState {
  if (!outcome) return 'waiting';
  if (reversedAt) return 'reversed';
  return letsStay(outcome) ? 'kept' : 'acted';
}
