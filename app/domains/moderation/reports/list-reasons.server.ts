import type { Actor } from '~/domains/identity';
import { allow } from '~/domains/threads/index.server';
import type { Locale } from '~/platform/i18n';
import { mayRunDesk } from '../policy';
import type { ReasonSource, ReportReason } from '../types';
import { cachedReasons } from './cached-reasons.server';
import { readReasons, type ReasonRecord } from './reasons.store.server';

/** The reasons for which something may be reported, in the actor's language and the managers' order. Anyone may read them. */
export async function listReportReasons(actor: Actor): Promise<ReportReason[]> {
  return (await cachedReasons()).filter((reason) => !reason.archived).map((reason) => viewOf(reason, actor.locale));
}

/** Those that rest on the law, for notices of visitors, with the category that says whether one asks who they are. Anyone may read them. */
export async function listNoticeReasons(actor: Actor): Promise<(ReportReason & { dsaCategory: string })[]> {
  const reasons = (await cachedReasons()).filter(({ archived, ground }) => !archived && ground === 'illegal');
  return reasons.map((reason) => ({ ...viewOf(reason, actor.locale), dsaCategory: reason.dsaCategory }));
}

/** The reason if it may still be given, else null. */
export async function findReason(id: string): Promise<ReasonRecord | null> {
  return (await readReasons()).find((reason) => reason.id === id && !reason.archived) ?? null;
}

/** Titles of all reasons in a language; of one that is gone, its id. */
export async function reasonTitles(locale: Locale): Promise<(id: string) => string> {
  const titles = new Map((await cachedReasons()).map((reason) => [reason.id, reason.title[locale]]));
  return (id) => titles.get(id) ?? id;
}

/** Every reason with its texts in both languages, archived ones too, for its form. Community managers. @throws Forbidden */
export async function listReasonSources(actor: Actor): Promise<ReasonSource[]> {
  allow(mayRunDesk(actor));
  return readReasons();
}

function viewOf({ archived: _, dsaCategory: __, ...reason }: ReasonRecord, locale: Locale): ReportReason {
  return { ...reason, title: reason.title[locale], rule: reason.rule[locale], help: reason.help[locale] };
}
