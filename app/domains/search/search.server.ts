import { cleanName, isStaff, type Actor } from '~/domains/identity';
import { cleanTitle, tagSlugOf } from '~/domains/threads';
import { readCursor, readableCategories, writeCursor } from '~/domains/threads/index.server';
import type { Candidate } from './engines/engine';
import { askEngines } from './engines/ask-engines.server';
import { showFacets, showHits } from './hits.server';
import { readPeople, readTags } from './people-and-tags.store.server';
import { PER_GROUP, PER_PAGE, RANKED, type Group } from './rules';
import type { SearchInput } from './input';
import { asksForSomething, readQuery, type Query } from './query/read-query';
import { resolveFilters } from './query/resolve-filters.server';
import type { Count, PersonHit, SearchHit, SearchResult, TagHit } from './types';
import { correctionsIn } from './words/corrections-in';
import { readTerms } from './words/terms.server';
import { partsOf, tellingWords } from './words/words-of';

type Found = { candidates: Candidate[]; marked: string; loose: boolean; fellBack: boolean; engine: string; corrections: string[] };

/**
 * What a reader finds: threads, answers, people and tags, each the best first, or one of these kinds in pages.
 * Accents and case do not matter, words are found in all their forms, mistyped ones are put right; operators
 * narrow it down (`readQuery`). Only what the actor finds in lists: nothing of private categories, removed
 * posts or unlisted threads, and neither do counts, ways to narrow down, corrections or excerpts tell of it.
 *
 * @returns also under what the search was remembered, and by which engine it was answered
 * @throws Invalid on `cursor`
 */
export async function search(actor: Actor, input: SearchInput): Promise<SearchResult & { engine: string }> {
  const q = cleanTitle(input.q);
  const group = input.in ?? 'all';
  const offset = group === 'all' ? 0 : offsetOf(input.cursor, group);
  const read = readQuery(q);
  const categories = await readableCategories(actor);
  const { filters, shown, unknown, possible } = await resolveFilters(actor, read, categories);
  const query = { ...read, words: [...read.words, ...unknown.flatMap(({ kind, value }) => (kind === 'author' ? [value] : []))] };
  const asked = asksForSomething(query) && possible;
  const name = nameIn(q, read);
  const [found, people, tags] = await Promise.all([
    asked ? findPosts(query, filters) : nothing(),
    asked && wants(group, 'people') ? findPeople(name, query, group, offset) : [],
    asked && wants(group, 'tags') ? findTags(name, query, [...categories.byId.keys()], group, offset) : [],
  ]);
  const threads = onePerThread(found.candidates);
  const answers = onePerThread(found.candidates.filter(({ kind, inText }) => kind !== 'opening' && inText));
  const shownThreads = pageOf(threads, group, 'threads', offset);
  const shownAnswers = pageOf(group === 'all' ? besides(answers, shownThreads) : answers, group, 'answers', offset);
  const [hits, facets] = await Promise.all([
    showHits(actor, categories, [...shownThreads, ...shownAnswers], found.marked),
    offset === 0 ? showFacets(actor, categories, found.candidates) : [],
  ]);
  const hit = new Map(hits.map((each) => [each.postId, each]));
  const hitsOf = (candidates: Candidate[]): SearchHit[] => candidates.flatMap(({ postId }) => hit.get(postId) ?? []);
  const counts = {
    threads: countOf(threads, found.candidates),
    answers: countOf(answers, found.candidates),
    people: countShown(people, group, 'people', offset),
    tags: countShown(tags, group, 'tags', offset),
  };
  return {
    ...{ q, group, filters: shown, unknown, counts, facets },
    threads: hitsOf(shownThreads),
    answers: hitsOf(shownAnswers),
    people: people.slice(0, sizeOf(group, 'people')),
    tags: tags.slice(0, sizeOf(group, 'tags')),
    corrected: correctionsIn(hits, found.corrections),
    loose: found.loose,
    next: nextOf(group, offset, { threads: threads.length, answers: answers.length, people: offset + people.length, tags: offset + tags.length }),
    fellBack: found.fellBack && isStaff(actor),
    searchId: null,
    engine: found.engine,
  };
}

async function findPosts(query: Query, filters: Parameters<typeof askEngines>[0]['filters']): Promise<Found> {
  const terms = await readTerms(tellingWords(query.words));
  return askEngines({ query, terms, filters });
}

function nothing(): Found {
  return { candidates: [], marked: '', loose: false, fellBack: false, engine: 'none', corrections: [] };
}

/** What of a search may be a name: all but the operators. */
function nameIn(q: string, { tokens }: Query): string {
  const operators = tokens.filter(({ kind }) => !['word', 'phrase', 'without', 'author'].includes(kind));
  return cleanName(operators.reduce((left, { raw }) => left.replace(raw, ''), q).replace(/^\s*@/, ''));
}

/** People by the whole of it, and by up to four words: more are a question. */
function findPeople(name: string, { words, authors }: Query, group: Group, offset: number): Promise<PersonHit[]> {
  const parts = [...authors, ...words].flatMap(partsOf).filter((part) => part.length >= 3);
  return readPeople(name, parts.length > 4 ? [] : parts, sizeOf(group, 'people') + 1, offset);
}

/** Tags by the whole of it, by each word, and by two that stand beside each other. */
function findTags(name: string, { words, tags }: Query, categoryIds: string[], group: Group, offset: number): Promise<TagHit[]> {
  const single = [...tags, ...tellingWords(words)].map(tagSlugOf).filter((slug) => slug.length >= 2);
  const pairs = words.slice(1).map((word, at) => `${tagSlugOf(words[at] ?? '')}-${tagSlugOf(word)}`);
  const slugs = [tagSlugOf(name), ...single, ...pairs].filter((slug) => slug !== '');
  return readTags([...new Set(slugs)], categoryIds, sizeOf(group, 'tags') + 1, offset);
}

function wants(group: Group, kind: Group): boolean {
  return group === 'all' || group === kind;
}

function sizeOf(group: Group, kind: keyof typeof PER_GROUP): number {
  return group === 'all' ? PER_GROUP[kind] : PER_PAGE;
}

function pageOf(candidates: Candidate[], group: Group, kind: 'threads' | 'answers', offset: number): Candidate[] {
  return wants(group, kind) ? candidates.slice(offset, offset + sizeOf(group, kind)) : [];
}

/** The best of each thread, in the order of the best ones. */
function onePerThread(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ threadId }) => !seen.has(threadId) && seen.add(threadId));
}

/** Where all kinds are shown together, no post is shown twice. */
function besides(candidates: Candidate[], shown: Candidate[]): Candidate[] {
  const there = new Set(shown.map(({ postId }) => postId));
  return candidates.filter(({ postId }) => !there.has(postId));
}

function countOf(candidates: Candidate[], ranked: readonly Candidate[]): Count {
  return { n: candidates.length, more: ranked.length >= RANKED };
}

/** People and tags are not counted beyond what is shown. */
function countShown(rows: readonly object[], group: Group, kind: 'people' | 'tags', offset: number): Count {
  const size = sizeOf(group, kind);
  return { n: offset + Math.min(rows.length, size), more: rows.length > size };
}

function offsetOf(cursor: string | undefined, group: Group): number {
  const place = Number(readCursor(cursor, `search-${group}`)?.keys[0] ?? 0);
  return Math.min(RANKED, Math.max(0, place || 0));
}

function nextOf(group: Group, offset: number, reached: Record<Exclude<Group, 'all'>, number>): string | null {
  if (group === 'all') return null;
  const next = offset + PER_PAGE;
  return reached[group] > next && next < RANKED ? writeCursor({ of: `search-${group}`, back: false, keys: [next], id: '' }) : null;
}
