import { patternOf, prepare } from '../findable.store.server';
import { PER_PAGE } from '../rules';
import { correctTerms, rarest } from '../words/terms.server';
import { joinQueries } from '../words/words.store.server';
import { tellNothing, unspacedParts } from '../words/words-of';
import type { Candidate, Engine, Found, Wanted } from './engine';
import { readFewThreads, readNewest, readTitlesLike, readTitlesSaying, readWithAll, readWithMost, type Narrowed } from './postgres.store.server';

/** Posts, or titles, that one search may look at when not all of its words have to be there. */
const POSTS = 3_000;

/**
 * Search in the database itself: always there, and never behind. First what has all the words; when that is less
 * than a page, also what has most of them, with mistyped words put right.
 */
export const postgresEngine: Engine = {
  name: 'postgresql',

  async find(asked: Wanted): Promise<Found> {
    const [{ exact }, few] = await Promise.all([prepare(asked.query), looksForWords(asked) ? readFewThreads(asked) : null]);
    const wanted = { ...asked, few };
    if (few?.length === 0) return { candidates: [], marked: '', loose: false, corrections: [] };
    const terms = wanted.terms.filter(({ query }) => query !== '');
    if (terms.length === 0 && exact.every((query) => query === '')) {
      const said = typedIn(wanted).map(patternOf);
      return { candidates: await (said.length > 0 ? readTitlesSaying(wanted, said) : readNewest(wanted)), marked: '', loose: false, corrections: [] };
    }
    const strict = await withTitlesSaying(wanted, await readWithAll({ ...wanted, terms }, exact));
    if (strict.length >= PER_PAGE || terms.length === 0) return { candidates: strict, marked: markedOf(terms, exact), loose: false, corrections: [] };

    const corrected = await correctTerms(terms);
    const more = await readWithMost({ ...wanted, terms: corrected }, exact, rarest(corrected, POSTS));
    const seen = new Set(strict.map(({ postId }) => postId));
    const added = more.filter(({ postId }) => !seen.has(postId));
    return {
      candidates: [...strict, ...added],
      marked: markedOf(corrected, exact),
      loose: strict.length > 0 && added.length > 0,
      corrections: corrected.flatMap(({ corrections }) => corrections),
    };
  },

  async alike({ title, terms, categoryIds, limit }) {
    const corrected = await correctTerms(terms);
    const words = joinQueries(rarest(corrected, POSTS).map(({ query }) => query), '|');
    return words === '' ? [] : readTitlesLike({ title, words, categoryIds, limit });
  },
};

/** Further threads by what the index of words tells little of: parts of words of scripts without spaces, small words alone. */
async function withTitlesSaying(wanted: Narrowed, found: Candidate[]): Promise<Candidate[]> {
  const typed = typedIn(wanted);
  const said = [...unspacedParts(wanted.query.words), ...(tellNothing(typed) ? typed.map(patternOf) : [])];
  if (said.length === 0 || found.length >= PER_PAGE) return found;
  const titles = await readTitlesSaying(wanted, said);
  const there = new Set(found.map(({ postId }) => postId));
  return [...found, ...titles.filter(({ postId }) => !there.has(postId))];
}

/** Whether it is words by which threads are to be found: one author's posts, and the newest threads, are read in their order. */
function looksForWords({ query: { words, phrases }, filters }: Wanted): boolean {
  return words.length + phrases.length > 0 && filters.authorId === null;
}

/** What was typed to be found, word after word. */
function typedIn({ query: { words, phrases } }: Wanted): string[] {
  return [...(words.length > 0 ? [words.join(' ')] : []), ...phrases];
}

function markedOf(terms: readonly { query: string }[], exact: readonly string[]): string {
  return joinQueries([...terms.map(({ query }) => query), ...exact], '|');
}
