import { plain } from '~/domains/threads';
import type { Subscriber } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { log } from '~/platform/log/index.server';
import type { Actor } from '~/domains/identity';
import type { SearchResult } from '../types';
import { maskPersonal } from './mask';
import { readerKey } from './reader-key.server';
import { countOpened, markAsked, sweepSearches, writeDeflection, writeSearch } from './report.store.server';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The same words by the same reader within this time are one search. */
const SAME_SEARCH_MS = 10 * MINUTE;
/** A question that is asked within this time after a thread was opened shows that it did not help. */
const STILL_ASKED_MS = HOUR;
/** Retention (peers.md, S4). Who searched is gone after a day: the job runs every hour. */
const KEPT = { readerMs: 23 * HOUR, days: 365, rows: 1_000_000 } as const;

/**
 * Writes down what was searched and how much was found for this reader, for the report of what is missing: not by
 * whom. A search that found only people or tags says nothing about missing content and is left out, as are crawlers.
 *
 * @param reader as for views of threads; null: a crawler
 * @returns the result with `searchId`, under which opened results are counted. Never throws
 */
export async function rememberSearch<R extends SearchResult & { engine: string }>(actor: Actor, reader: string | null, result: R): Promise<R> {
  const { q, counts, engine } = result;
  const query = maskPersonal(q);
  const found = counts.threads.n;
  const besides = found === 0 && counts.people.n + counts.tags.n > 0;
  if (reader === null || query === '' || engine === 'none' || besides || result.group === 'people' || result.group === 'tags') return result;
  try {
    const at = now();
    const words = plain(query).replace(/\s+/g, ' ');
    const written = { id: newId(), at, query, words, locale: actor.locale, engine, found, reader: await readerKey(reader) };
    return { ...result, searchId: await writeSearch(written, new Date(at.getTime() - SAME_SEARCH_MS)) };
  } catch (error) {
    log.warn({ err: error }, 'a search could not be written down');
    return result;
  }
}

/** Counts that a result was opened, up to a day after the search. Unknown searches are passed over. */
export async function noteOpened(searchId: string): Promise<void> {
  if (/^[0-9a-z]{12}$/.test(searchId)) await countOpened(searchId, new Date(now().getTime() - DAY));
}

/** Notes that somebody who was writing a question opened a thread that was there already. */
export async function noteDeflection(reader: string, threadId: string): Promise<void> {
  await writeDeflection({ id: newId(), at: now(), threadId, reader: await readerKey(reader) });
}

/** Who asks within the hour was not helped by what they opened before. */
export const deflectionWatcher: Subscriber = {
  name: 'search.deflections',
  kinds: ['thread.posted'],
  begin: 'next',
  async handle({ actorId, at }) {
    if (actorId) await markAsked(await readerKey(actorId), new Date(at.getTime() - STILL_ASKED_MS), at);
  },
};

/** Forgets who searched, and searches that are too old or too many. For a job of every hour. */
export async function tidySearches(): Promise<void> {
  const at = now().getTime();
  await sweepSearches(new Date(at - KEPT.readerMs), new Date(at - KEPT.days * DAY), KEPT.rows);
}

/** From when on deflections are certain. */
export function settledBefore(): Date {
  return new Date(now().getTime() - STILL_ASKED_MS);
}
