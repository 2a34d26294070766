import { foldText } from '../text/fold';
import { linksOf, withoutAddresses } from '../text/links';

/** In how many rejected and approved texts something was. */
export type Counts = { rejected: number; approved: number };

/** What speaks for a token: the chance that a text with it is rejected, as the logarithm of the odds. */
export type TokenWeight = Counts & { token: string; weight: number };

/** Telling tokens that decide, so that long texts weigh no more than short ones. After Graham, "A Plan for Spam" (2002). */
const TELLING = 15;
/** Tokens of one text that are kept; more says nothing new. */
const MOST_TOKENS = 400;

/** What a text is learnt by: its folded words, pairs of neighbours, and the hosts it links to; each once, in order. */
export function tokensOf(text: string): string[] {
  const words = foldText(withoutAddresses(text)).match(/[\p{L}\p{N}]+/gu)?.map((word) => word.slice(0, 24)) ?? [];
  const tokens = new Set(linksOf(text).map((link) => `host:${link.host.slice(0, 60)}`));
  for (const [at, word] of words.entries()) {
    if (tokens.size >= MOST_TOKENS) break;
    if (word.length >= 2) tokens.add(word);
    if (at > 0) tokens.add(`${words[at - 1]!} ${word}`);
  }
  return [...tokens];
}

/** Natural logarithm of the odds that one token gives, with one added to each count (Laplace), so that nothing is certain. */
export function weightOf(counts: Counts, totals: Counts): number {
  return Math.log((counts.rejected + 1) / (totals.rejected + 2)) - Math.log((counts.approved + 1) / (totals.approved + 2));
}

/**
 * How likely a text is to be rejected, going by what was decided here (naive Bayes; both outcomes taken as equally
 * likely beforehand, so that a quiet month does not make everybody a suspect), and the tokens that say so, most telling first.
 */
export function judge(tokens: string[], learnt: ReadonlyMap<string, Counts>, totals: Counts): { chance: number; telling: TokenWeight[] } {
  const telling = tokens
    .flatMap((token) => {
      const counts = learnt.get(token);
      return counts ? [{ token, ...counts, weight: weightOf(counts, totals) }] : [];
    })
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.token < b.token ? -1 : 1))
    .slice(0, TELLING);
  const odds = telling.reduce((sum, each) => sum + each.weight, 0);
  return { chance: 1 / (1 + Math.exp(-odds)), telling };
}
