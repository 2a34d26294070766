import { MAILS_A_DAY } from '../rules';

/** A fact that waits to be mailed. */
export type Waiting = {
  fact: string;
  /** The thread or conversation. */
  about: string;
  /** When its mail is due. */
  mailAt: Date;
  /** It may still be told: it is there, may be read, and was not read on the site. */
  wanted: boolean;
};

export type MailPlan<W extends Waiting> = {
  /** Facts of one thread each, in the order in which they happened. */
  letters: W[][];
  dropped: W[];
  /** Beyond what a member gets in a day. */
  toDigest: W[];
  /** Wait until the quiet hours are over. */
  postponed: W[];
};

/**
 * What becomes of a member's waiting mail: what was read is dropped, what is due leaves in one letter for each thread, with
 * all that waits about the same thread, until the day has had its twenty.
 *
 * @param waiting in the order in which it happened
 * @param sentToday letters of the last 24 hours; null: they are not counted, and none goes into the digest
 */
export function planMails<W extends Waiting>(waiting: readonly W[], { now, quiet, sentToday }: { now: Date; quiet: boolean; sentToday: number | null }): MailPlan<W> {
  const plan: MailPlan<W> = { letters: [], dropped: waiting.filter((one) => !one.wanted), toDigest: [], postponed: [] };
  const together = new Map<string, W[]>();
  for (const one of waiting) if (one.wanted) together.set(one.about, [...(together.get(one.about) ?? []), one]);
  for (const all of together.values()) {
    if (!all.some(({ mailAt }) => mailAt <= now)) continue;
    if (quiet) plan.postponed.push(...all);
    else if (sentToday === null || sentToday + plan.letters.length < MAILS_A_DAY) plan.letters.push(all);
    else plan.toDigest.push(...all);
  }
  return plan;
}
