import type { FieldErrors } from '~/platform/errors';
import { appealUntil, letsStay } from '../rules';

/** Notices of illegal content, which anybody may give (Digital Services Act, article 16), in words and figures. Pure. */

/** Whom a notice says it is from: `flagger`, a trusted flagger (article 22). Only what a manager confirmed counts as more than a person. */
export const noticeSenders = ['person', 'flagger', 'authority'] as const;
export type NoticeSender = (typeof noticeSenders)[number];

/** Who told of something: what the public figures tell apart. */
export const tellers = ['member', 'visitor', 'flagger', 'authority'] as const;
export type Teller = (typeof tellers)[number];

/** Lengths in UTF-16 units. Facts of fewer than `factsMin` explain nothing (article 16.2 a). */
export const NOTICE_LENGTHS = { address: 2_000, factsMin: 30, facts: 5_000, name: 100 } as const;

/**
 * What a notice adds to the score of its item: nothing, however many there are. Anybody may give one under any name, so it
 * says that people look at something, and how soon, and never hides it without them. Ours.
 */
export const NOTICE_WEIGHT = 0;

/** How grave an item is once it is confirmed that a trusted flagger or an authority told of it: they go first (article 22.1). */
export const CONFIRMED_SEVERITY = 4;

/**
 * Name, address and words of whoever gave a notice are erased so many months after they were told what came of it: for six
 * they may contest it (article 20.1), and the seventh is for the answer. Ours (decision 014).
 */
export const NOTICE_KEPT_MONTHS = 7;

/**
 * Whether nobody is asked who they are: for what may be an offence of articles 3 to 7 of Directive 2011/93/EU, sexual abuse
 * of children (article 16.2 c). All that is about minors counts as such.
 */
export function isAnonymous({ dsaCategory }: { dsaCategory: string }): boolean {
  return dsaCategory === 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';
}

/** What is missing of who gives a notice, as keys of `errors` by field; nothing where nobody is asked (`isAnonymous`). */
export function missingSender(anonymous: boolean, { name, email }: { name: string; email: string }): FieldErrors {
  if (anonymous) return {};
  return { ...(name === '' ? { name: ['noticeNameMissing'] } : {}), ...(email === '' ? { email: ['noticeEmailMissing'] } : {}) };
}

/** How a notice stands, for whoever gave it: `reversed`, restored after an appeal. */
export const noticeStates = ['waiting', 'kept', 'acted', 'reversed'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** What came of a notice. */
type Answered = { outcome: string | null; reversedAt: Date | null };

export function noticeState({ outcome, reversedAt }: Answered): NoticeState {
  if (!outcome) return 'waiting';
  if (reversedAt) return 'reversed';
  return letsStay(outcome) ? 'kept' : 'acted';
}

/** Until when the answer can be contested, whether or not it was: that nothing is restricted, and not twice. Null: it cannot. */
export function contestableUntil(notice: Answered & { answeredAt: Date | null; contestsId: string | null }): Date | null {
  const { answeredAt, contestsId } = notice;
  return noticeState(notice) === 'kept' && !contestsId && answeredAt ? appealUntil(answeredAt) : null;
}

/** Where whoever gave a notice reads how it stands. */
export function noticePath(token: string): string {
  return `/notice/${token}`;
}

/** A notice as it is spoken of: `K7QX-2M4P-9A`. */
export function referenceOf(noticeId: string): string {
  return noticeId.toUpperCase().replace(/(.{4})(?=.)/g, '$1-');
}
