/** A fact that waits to be mailed. */
export type Waiting = {
  fact: string;
  /** The thread or conversation. */
  about: string;
  /** When its mail is due. */
  mailAt: Date;
  /** It may still be told: it is there, may be read, and was not read on the site. */
  wanted: boolean;
  /** A notice that the member has a right to, such as a statement of reasons: no limit holds it back, and it counts for none. */
  exempt?: boolean;
};

export type MailPlan<W extends Waiting> = {
  /** Facts of one thread each, in the order in which they happened. */
  letters: W[][];
  dropped: W[];
  /** Beyond what a member gets in a day. */
  tooMany: W[];
  /** Wait until the quiet hours are over. */
  postponed: W[];
  /** Letters that the member may still get today. */
  room: number;
};

/**
 * What becomes of a member's waiting mail: what was read is dropped, what is due leaves in one letter for each thread, with
 * all that waits about the same thread, until the day has had its share.
 *
 * @param waiting in the order in which it happened
 * @param room letters that the member may still get today
 */
export function planMails<W extends Waiting>(waiting: readonly W[], { now, quiet, room }: { now: Date; quiet: boolean; room: number }): MailPlan<W> {
  const plan: MailPlan<W> = { letters: [], dropped: waiting.filter((one) => !one.wanted), tooMany: [], postponed: [], room };
  const together = new Map<string, W[]>();
  for (const one of waiting) if (one.wanted) together.set(one.about, [...(together.get(one.about) ?? []), one]);
  for (const all of together.values()) {
    const exempt = all.some((one) => one.exempt);
    if (!all.some(({ mailAt }) => mailAt <= now)) continue;
    if (quiet) plan.postponed.push(...all);
    else if (exempt || plan.room > 0) plan.letters.push(all);
    else plan.tooMany.push(...all);
    if (!quiet && !exempt && plan.room > 0) plan.room -= 1;
  }
  return plan;
}
