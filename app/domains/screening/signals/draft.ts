import type { TokenWeight, Counts } from '../learning/bayes';
import { isStaff } from '../roles';
import { limits, type ScreenInput, type Signal } from '../rules';
import { read, type Reading } from '../text/forms';
import { guessLanguage, type Language } from '../text/language';
import { linksOf, withoutAddresses, type Link } from '../text/links';
import { now } from '~/platform/clock';
import { quotesIn } from './quoted';

/** A text made ready for the signals: read once, looked at by all. */
export type Draft = {
  input: ScreenInput;
  /** Title, a line, text: what is read; places in it are places in `reading`. */
  source: string;
  reading: Reading;
  language: Language | null;
  /** Where it repeats what others said. */
  quotes: { start: number; end: number }[];
  /** Links that lead away from the site. */
  links: Link[];
  /** Not yet known here: few approved posts, or a member since today. Staff never is. */
  isNew: boolean;
};

/** What the house knows beside the text. */
export type Known = {
  brandName: string;
  /** Other new members who linked to each host. */
  hostMembers: ReadonlyMap<string, number>;
  /** The text that is most like this one: whose, how much (0 to 1), and whether it was rejected. */
  twin: { own: boolean; share: number; rejected: boolean } | null;
  /** What was learnt, of this text's tokens. */
  learnt: ReadonlyMap<string, Counts>;
  totals: Counts;
};

/** A signal that also shows its working. */
export type LearntSignal = Signal & { tokens?: TokenWeight[] };

/** Reads what is to be screened. */
export function makeDraft(input: ScreenInput): Draft {
  const source = (input.title ? `${input.title}\n${input.text}` : input.text).slice(0, limits.textLength);
  const own = (input.ownHosts ?? []).map((host) => host.replace(/^www\./, ''));
  const ageDays = (now().getTime() - input.author.createdAt.getTime()) / 86_400_000;
  return {
    input,
    source,
    reading: read(withoutAddresses(source)),
    language: input.language ?? guessLanguage(source),
    quotes: quotesIn(source),
    links: linksOf(source).filter(({ host }) => !own.some((each) => host === each || host.endsWith(`.${each}`))),
    isNew: !isStaff(input.author.role) && (input.author.approvedPosts < limits.firstPosts || ageDays < limits.firstDays),
  };
}
