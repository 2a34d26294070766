import { synonymsOf } from '../synonyms/cached-synonyms.server';
import { readLookAlikes, readWords, joinQueries } from './words.store.server';
import { differences, mistakesIn, wordsOf } from './words-of';

/** One thing that a search asks for: a word, or a group of words that has a synonym. */
export type Term = {
  /** As typed. */
  text: string;
  /** As a `tsquery`, synonyms and corrections included; '' when nothing of it can be looked for. */
  query: string;
  /** Posts that have it, about: rare ones tell more. */
  documents: number;
  /** Known words that were put in its place. */
  corrections: string[];
};

/** Spellings that are tried for one mistyped word. */
const TRIED = 4;

/** The words of a search as the index knows them, with their synonyms. */
export async function readTerms(words: readonly string[]): Promise<Term[]> {
  const wanted = await synonymsOf(words);
  const plainWords = wanted.map(({ text }) => wordsOf(text).join(' '));
  const found = await readWords(wanted.map(({ text }) => text), plainWords);
  return wanted.map(({ text, alternatives }, at) => ({
    text,
    query: joinQueries([found[at]?.query ?? '', ...alternatives], '|'),
    documents: found[at]?.documents ?? 0,
    corrections: [],
  }));
}

/** The same terms, with known words that are spelt nearly like theirs, the nearest and most used first. */
export async function correctTerms(terms: readonly Term[]): Promise<Term[]> {
  const partsOf = new Map(terms.map((term) => [term, wordsOf(term.text)] as const));
  const nearest = await nearestWords([...new Set([...partsOf.values()].flat())]);
  const readings = new Map(terms.map((term) => [term, readingsOf(partsOf.get(term) ?? [], nearest)] as const));
  const all = [...new Set([...readings.values()].flat())];
  const queries = await readWords(all, all);
  const queryOf = new Map(all.map((text, at) => [text, queries[at]]));
  return terms.map((term) => {
    const mine = readings.get(term) ?? [];
    if (mine.length === 0) return term;
    const found = mine.map((text) => queryOf.get(text));
    return {
      ...term,
      corrections: [...new Set((partsOf.get(term) ?? []).flatMap((part) => nearest.get(part) ?? []))],
      query: joinQueries([term.query, ...found.map((each) => each?.query ?? '')], '|'),
      documents: Math.max(term.documents, ...found.map((each) => each?.documents ?? 0)),
    };
  });
}

/** Known words that each of these may be meant for; words without any are left out. */
async function nearestWords(words: readonly string[]): Promise<Map<string, string[]>> {
  const typed = words.filter((word) => mistakesIn(word) > 0 && /^[\p{L}\p{M}]+$/u.test(word));
  const [alike, known] = await Promise.all([readLookAlikes(typed), readWords(typed, typed)]);
  const nearest = typed.map((word, at): [string, string[]] => {
    const documents = known[at]?.documents ?? 0;
    const near = alike
      .filter((other) => other.typed === word)
      // Of a word that is known itself, only spellings that are far more usual can be what was meant.
      .filter((other) => documents === 0 || other.documents > 10 * documents)
      .map((other) => ({ ...other, distance: differences(word, other.word) }))
      .filter(({ distance }) => distance <= mistakesIn(word));
    const least = Math.min(...near.map(({ distance }) => distance));
    const best = near.filter(({ distance }) => distance === least).sort((a, b) => b.documents - a.documents);
    return [word, best.slice(0, TRIED).map((other) => other.word)];
  });
  return new Map(nearest.filter(([, near]) => near.length > 0));
}

/**
 * What may have been meant by a word of these parts ("d", "ocasion"): one mistyped part in each way in which it is near a
 * known word; several only in the nearest way of each.
 */
function readingsOf(parts: readonly string[], nearest: ReadonlyMap<string, string[]>): string[] {
  const wrong = parts.filter((part) => nearest.has(part));
  const [only] = wrong;
  if (only === undefined) return [];
  const read = (near: (part: string) => string | undefined): string => parts.map((part) => near(part) ?? part).join(' ');
  if (wrong.length > 1) return [read((part) => nearest.get(part)?.[0])];
  return (nearest.get(only) ?? []).map((word) => read((part) => (part === only ? word : undefined)));
}

/**
 * The rarest of the terms, as many as lead to at most so many posts together (one at least): common words
 * would have half of a large community compared.
 */
export function rarest(terms: readonly Term[], posts: number): Term[] {
  const chosen: Term[] = [];
  let sum = 0;
  for (const term of [...terms].filter(({ query }) => query !== '').sort((a, b) => a.documents - b.documents)) {
    sum += term.documents;
    if (chosen.length > 0 && sum > posts) break;
    chosen.push(term);
  }
  return chosen;
}

/** About the posts of a large community; only how words compare with one another depends on it. */
const POSTS = 100_000;

/** How much finding the term tells: the logarithm of how rare it is. */
export function weightOf({ documents }: Pick<Term, 'documents'>): number {
  return Math.log(1 + POSTS / (documents + 1));
}
