import type { Actor } from '~/domains/identity';
import type { Subscriber } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { loadThread } from '../at-hand.store.server';
import { readableCategories } from '../categories/cached-categories.server';
import { SIMILAR } from '../rules';
import type { ThreadLink } from '../types';
import { cleanTitle, isId } from '../words';
import { readAlike, readRelated, readSpeltAlike, writeSimilar } from './search.store.server';
import { tellingWords, wordsOf } from './words-of';
import { rarest, titleStatistics } from './word-frequencies.server';

/** Titles looked at for one comparison. */
const TITLES = 3_000;
/** In communities up to this size also titles that are only spelt alike are found. */
const SMALL = 50_000;

/**
 * Threads that may be about the same as a title that is being typed, the most alike first, five at most;
 * none before the third word. Only what the actor finds in lists.
 */
export async function similarThreads(actor: Actor, input: { title: string }): Promise<ThreadLink[]> {
  const title = cleanTitle(input.title);
  if (wordsOf(title).length < SIMILAR.fromWords) return [];
  const { byId, all } = await readableCategories(actor);
  return alike({ title, categoryIds: all ? null : [...byId.keys()], exceptId: '' });
}

/** Threads to read on from one: linked by hand, duplicates, or alike; those that the actor finds in lists, five at most. */
export async function relatedThreads(actor: Actor, { threadId }: { threadId: string }): Promise<ThreadLink[]> {
  if (!isId(threadId)) return [];
  const { byId, all } = await readableCategories(actor);
  return readRelated(threadId, all ? null : [...byId.keys()], SIMILAR.shown);
}

/** Looks, once a thread is posted, which others it is like, in all categories: whoever reads the list sees those they may read. */
export const similarityFinder: Subscriber = {
  name: 'threads.similarity',
  kinds: ['thread.posted'],
  async handle({ threadId }) {
    const thread = threadId && (await loadThread(threadId));
    if (!thread || thread.removed) return;
    // More than are shown: some may be private.
    const found = await alike({ title: thread.title, categoryIds: null, exceptId: thread.id, limit: 3 * SIMILAR.shown });
    await writeSimilar(thread.id, found.map((other) => other.id), now());
  },
};

async function alike(
  { limit = SIMILAR.shown, ...wanted }: { title: string; categoryIds: string[] | null; exceptId: string; limit?: number },
): Promise<ThreadLink[]> {
  const statistics = await titleStatistics();
  const words = rarest(tellingWords(wanted.title), statistics, TITLES);
  const found = words.length > 0 ? await readAlike({ ...wanted, words, limit }) : [];
  if (found.length >= limit || statistics.threads > SMALL) return found.map(toLink);
  const spelt = await readSpeltAlike({ ...wanted, limit });
  return [...found, ...spelt.filter((other) => found.every(({ id }) => id !== other.id))].slice(0, limit).map(toLink);
}

function toLink({ id, slug, title, kind, accepted, replyCount }: ThreadLink): ThreadLink {
  return { id, slug, title, kind, accepted, replyCount };
}
