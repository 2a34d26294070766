/** What the room is about, in words and figures. Pure: browser, server and tests read the same. */

export const reviewKinds = ['reported_post', 'reported_member', 'held_post', 'watched_post', 'member_sanction', 'appeal', 'changed_post', 'unchanged_post', 'hidden_post', 'closed_thread'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

export const decisionKinds = ['keep', 'remove', 'approve', 'refuse', 'warning', 'silence', 'suspension', 'ban', 'remove_spammer', 'uphold', 'overturn', 'edit', 'move', 'lock', 'label', 'ask_change', 'restore', 'hide', 'close', 'remove_image'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What an appeal is answered with. */
export const appealDecisions = ['uphold', 'overturn'] as const satisfies readonly DecisionKind[];
const FREE: ReadonlySet<DecisionKind> = new Set(['keep', 'approve', 'ask_change', 'restore', ...appealDecisions]);

/** Decisions that restrict somebody: they rest on a rule, and come with a statement of reasons. */
export function restricts(decision: DecisionKind): boolean {
  return !FREE.has(decision);
}

/** Decisions that are explained to whom they concern in the moderator's own words. */
export function isExplained(decision: DecisionKind): boolean {
  return decision !== 'keep' && decision !== 'approve' && decision !== 'restore';
}

/** Decisions that restrict nobody, and of which the author is told all the same. */
export function isTold(decision: DecisionKind): boolean {
  return decision === 'ask_change' || decision === 'restore';
}

/** What was reported is there as it was, or again: whoever reported it was not right. */
export function letsStay(decision: string): boolean {
  return decision === 'keep' || decision === 'restore';
}

/** What can be decided in one go: what a text says, is about and shows is changed by whoever has it before them alone. */
export const togetherDecisions = ['keep', 'approve', 'remove', 'refuse', 'ask_change', 'lock', 'move'] as const satisfies readonly DecisionKind[];

/** For so many days the author of a post is waited for who was asked to change it. Ours. */
export const CHANGE_DAYS = 7;

/** Whether the words of what was restricted are a draft of their author's again. */
export function isGivenBack(decision: DecisionKind, about: ReviewKind): boolean {
  return decision === 'refuse' || (decision === 'remove' && about !== 'reported_member');
}

/** What a restriction rests on: the community's rules, or the law (Digital Services Act, article 17.3 d and e). */
export type Ground = 'terms' | 'illegal';

/** Lengths in UTF-16 units, as `maxlength` of a form counts them. */
export const REVIEW_LENGTHS = { note: 1_000, facts: 2_000, reviewNote: 2_000, appeal: 5_000 } as const;

/** The same, of what managers keep: titles, rules, ready words. */
export const DESK_LENGTHS = { title: 60, rule: 300, cannedText: 1_500, filterName: 40 } as const;
/** What a reason may promise at most, in working hours; and how many reasons, ready words and filters of one moderator are kept. Ours. */
export const REASON_LIMITS = { promiseHours: 200, reasons: 40, canned: 100, filters: 20 } as const;
/** Kinds of items in which a post is looked at that stands; of one post one of them is open. */
export const POST_KINDS = ['reported_post', 'watched_post'] as const satisfies readonly ReviewKind[];
/**
 * How grave a text is that waits or is watched, and its promise in working hours: whoever wrote it waits for an answer,
 * and nobody is harmed meanwhile. Ours.
 */
export const SCREENED = { held_post: { severity: 2, promiseHours: 4 }, watched_post: { severity: 1, promiseHours: 8 } } as const;
/** The same of a post whose author was asked for a change: who changed it waits for an answer. Ours. */
export const ASKED = { changed_post: { severity: 2, promiseHours: 4 }, unchanged_post: { severity: 2, promiseHours: 8 } } as const;

/** Which reason a text is likely to be refused for, going by what weighs most in it; the ids are those that the house begins with. */
export function reasonOfSignals(signals: readonly { name: string; weight: number }[]): string {
  const [first] = [...signals].sort((one, other) => other.weight - one.weight);
  if (first?.name === 'abuse' || first?.name === 'sentiment') return 'unkind';
  if (['phishing', 'link-lies', 'host-borrowed', 'name-borrowed'].includes(first?.name ?? '')) return 'fraud';
  return first?.name === 'word-rule' ? 'other' : 'spam';
}

/** A claim that is not renewed ends after so many milliseconds (peers.md, M7 and P7). */
export const LEASE_MS = 10 * 60_000;
/** For so long a decision can be taken back, in milliseconds; nobody is told before. */
export const UNDO_MS = 30_000;
/** What was answered is not reported again by the same member for so long, in milliseconds (peers.md, M1). */
export const REPORT_AGAIN_MS = 24 * 3_600_000;
/** So many items are decided in one go at most. Ours. */
export const BULK_MOST = 100;
/** A statement can be contested for so many months after its member was told (Digital Services Act, article 20.1). */
const APPEAL_MONTHS = 6;
/** How grave an appeal is, and how soon it is answered: five days of nine working hours (peers.md, M20). */
export const APPEAL = { severity: 2, promiseHours: 45 } as const;
/** Until when a statement can be contested. */
export function appealUntil(toldAt: Date): Date {
  const until = new Date(toldAt);
  until.setUTCMonth(until.getUTCMonth() + APPEAL_MONTHS);
  return until;
}

/** Items on one page of the queue: with an opened item beside them it stays below 50 kB. */
export const ITEMS_PER_PAGE = 25;

/** The uploaded pictures that a text shows, by their ids, in its order. */
export function picturesIn(html: string): string[] {
  return [...new Set([...html.matchAll(/"\/uploads\/([0-9a-z]{1,40})\//g)].map(([, id]) => id ?? ''))];
}

/** What tells how far a member is trusted. */
export type StandingFacts = { staff: boolean; days: number; posts: number; accepted: number };

/**
 * How far a member is trusted, from 0 to 4, and 5 for staff: where Discourse asks for trust levels. Its days (1, 15, 50
 * of 100 for levels 1 to 3; the fourth is given by hand, here by years and help) beside what the member has written.
 */
export function standingOf({ staff, days, posts, accepted }: StandingFacts): number {
  if (staff) return 5;
  if (days >= 365 && posts >= 200 && accepted >= 10) return 4;
  if (days >= 100 && posts >= 50) return 3;
  if (days >= 15 && posts >= 10) return 2;
  return days >= 1 && posts >= 1 ? 1 : 0;
}

/**
 * Points of a report out of 120 a day: 20 reports, and 1.5, 2 and 3 times as many for standing 2, 3 and 4
 * (peers.md, M1). Staff are not limited.
 */
export function reportPoints(standing: number): number {
  return [6, 6, 4, 3, 2, 0][standing] ?? 6;
}

/**
 * What the reporter's record adds to the weight of a report: nothing before the sixth that was judged, nothing at 70 %
 * right, and up to `log4(judged) * 5` more or less at either end (Discourse, `ReviewableScore.calc_user_accuracy_bonus`;
 * peers.md, M2).
 */
export function accuracyBonus({ right, wrong }: { right: number; wrong: number }): number {
  const judged = right + wrong;
  if (judged <= 5) return 0;
  const share = right / judged;
  const distance = share >= 0.7 ? (share - 0.7) / 0.3 : -(0.7 - share) / 0.7;
  return Math.round(distance * (Math.log(judged) / Math.log(4)) * 5 * 100) / 100;
}

/** The weight of a report (peers.md, M2): 1, the standing, the record; never below zero. */
export function reportWeight(standing: number, record: { right: number; wrong: number }): number {
  return Math.max(0, 1 + standing + accuracyBonus(record));
}

/**
 * In which order items are looked at, the highest first: severity, and as much again for each whole promise that has
 * gone by. What is grave comes first at once, and nothing waits for ever. The queue's SQL says the same.
 */
export function urgencyOf(item: { severity: number; openedAt: Date; dueAt: Date }, at: Date): number {
  const promise = Math.max(60_000, item.dueAt.getTime() - item.openedAt.getTime());
  return item.severity * (1 + Math.max(0, at.getTime() - item.openedAt.getTime()) / promise);
}
