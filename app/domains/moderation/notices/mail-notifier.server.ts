import { getSiteSecret } from '~/domains/brand/index.server';
import { isLocale } from '~/platform/i18n';
import { env } from '~/platform/env/index.server';
import { queueMail } from '~/platform/mail/index.server';
import type { Tx } from '~/platform/db/index.server';
import { letsStay } from '../rules';
import { noticePath, referenceOf } from './notice-rules';
import { noticeToken } from './notice-token';
import { readNoticeNow } from './notices.store.server';

/**
 * Letters to whoever gave a notice, in the language of their form, queued in the transaction that they tell of: each is
 * sent if and only if that commits. Nothing that they typed is in them, since the address may be somebody else's.
 */

/**
 * To be called before a transaction in which such letters may be written: the key of their links is read once in a process,
 * over a connection that nobody can wait for who holds one.
 */
export async function readyNoticeMail(): Promise<void> {
  await getSiteSecret();
}

/** Confirms that a notice has come in (Digital Services Act, article 16.4). */
export async function mailReceipt(tx: Tx, key: string, noticeId: string): Promise<void> {
  const notice = await readNoticeNow(tx, noticeId);
  if (!notice?.email) return;
  const locale = isLocale(notice.locale) ? notice.locale : 'en';
  await queueMail(tx, { letter: 'noticeReceived', to: notice.email, locale, props: { ...aboutOf(key, notice), reason: notice.title[locale] } });
}

/** Says what was decided about a notice, and how that can be contested (article 16.5). */
export async function mailOutcome(tx: Tx, key: string, noticeId: string): Promise<void> {
  const notice = await readNoticeNow(tx, noticeId);
  if (!notice?.email || !notice.outcome) return;
  const locale = isLocale(notice.locale) ? notice.locale : 'en';
  await queueMail(tx, { letter: 'noticeAnswered', to: notice.email, locale, props: { ...aboutOf(key, notice), acted: !letsStay(notice.outcome), automatic: notice.automatic === true } });
}

/** Says that the decision was overturned after an appeal of whom it concerned. */
export async function mailReversal(tx: Tx, key: string, noticeId: string): Promise<void> {
  const notice = await readNoticeNow(tx, noticeId);
  if (!notice?.email) return;
  await queueMail(tx, { letter: 'noticeReversed', to: notice.email, locale: isLocale(notice.locale) ? notice.locale : 'en', props: aboutOf(key, notice) });
}

function aboutOf(key: string, { id, address }: { id: string; address: string }) {
  return { reference: referenceOf(id), address: env.PUBLIC_URL + address, link: env.PUBLIC_URL + noticePath(noticeToken(key, id)) };
}
