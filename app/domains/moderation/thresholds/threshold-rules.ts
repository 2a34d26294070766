/** From when on programs act by themselves on what members report. Pure. */

/**
 * Discourse's defaults (peers.md, M3 to M5), made of its 12.5 points for a report of the gravest kind: a post is hidden
 * from 6/9 of them on, a new member silenced from 3/9 x 0.6 in reports of spam by 3 members, a thread closed from
 * 2.5 times as many by 5 members, for 4 hours. How long a silence lasts at most is ours, a weekend: Discourse's has no end.
 */
export const THRESHOLDS = {
  hide: { on: true, score: 8.33 },
  silence: { on: true, score: 2.5, members: 3, hours: 72 },
  close: { on: true, score: 31.25, members: 5, hours: 4 },
} as const;

export type Thresholds = {
  hide: { on: boolean; score: number };
  /** `members`: who reported, at least. */
  silence: { on: boolean; score: number; members: number; hours: number };
  close: { on: boolean; score: number; members: number; hours: number };
};

/** What managers may choose between. */
export const THRESHOLD_BOUNDS = { score: { min: 1, max: 1_000 }, members: { min: 2, max: 100 }, hours: { min: 1, max: 720 } } as const;

/** What was hidden may be changed by its author after so many milliseconds, which shows it again, once (peers.md, M3). */
export const EDIT_SHOWS_AFTER_MS = 10 * 60_000;

/** The reason for which a new member is silenced, as the house begins with it. */
export const SPAM = 'spam';

/** Programs that decide, by their names in the record. */
export type Program = 'reports' | 'spam' | 'heat' | 'word-rule';

/** What programs decide. */
export const automaticKinds = ['hide', 'close', 'silence'] as const;
export type AutomaticKind = (typeof automaticKinds)[number];

/** Reports of an item, of a member or in a thread together. */
export type Weight = { score: number; members: number };

/**
 * Whether a post is hidden: its reports weigh enough, or somebody who is trusted (standing 3) reports a post of somebody
 * who is not at all (standing 0) as spam (peers.md, M3).
 */
export function hidesPost({ hide }: Thresholds, { score }: Pick<Weight, 'score'>, by: { standing: number; authorStanding: number; reasonId: string }): boolean {
  const alone = by.standing >= 3 && by.authorStanding === 0 && by.reasonId === SPAM;
  return hide.on && (score >= hide.score || alone);
}

/** Whether reports of so much weight, by so many, are enough. */
export function reaches({ on, score, members }: Thresholds['silence' | 'close'], weight: Weight): boolean {
  return on && weight.score >= score && weight.members >= members;
}
