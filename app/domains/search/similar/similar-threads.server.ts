import type { Actor } from '~/domains/identity';
import { mutesOf } from '~/domains/members/index.server';
import { cleanTitle, type ThreadLink } from '~/domains/threads';
import { readableCategories } from '~/domains/threads/index.server';
import type { Subscriber } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { findAlike } from '../engines/ask-engines.server';
import { SIMILAR, WORDS } from '../rules';
import { readTerms } from '../words/terms.server';
import { tellingWords, wordsOf } from '../words/words-of';
import { readLinks, readTitle, writeSimilar } from './similar.store.server';

/**
 * Threads that may be about the same as a title that is being typed, the most alike first, five at most;
 * none before the third word. Only what the actor finds in lists: nothing by those whom they have muted.
 */
export async function similarThreads(actor: Actor, input: { title: string }): Promise<ThreadLink[]> {
  const title = cleanTitle(input.title);
  if (wordsOf(title).length < SIMILAR.fromWords) return [];
  const [{ byId, all }, mutes] = await Promise.all([readableCategories(actor), mutesOf(actor)]);
  const found = await alike(title, all ? null : [...byId.keys()], SIMILAR.shown);
  return found.filter(({ authorId }) => !mutes.has(authorId));
}

/** Looks, once a thread is posted, which others it is like, in all categories: whoever reads the list sees those they may read. */
export const similarityFinder: Subscriber = {
  name: 'threads.similarity',
  kinds: ['thread.posted'],
  async handle({ threadId }) {
    const title = threadId && (await readTitle(threadId));
    if (!title) return;
    // More than are shown: some may be private.
    const found = await alike(title, null, 3 * SIMILAR.shown + 1);
    await writeSimilar(threadId, found.map(({ id }) => id).filter((id) => id !== threadId).slice(0, 3 * SIMILAR.shown), now());
  },
};

async function alike(title: string, categoryIds: string[] | null, limit: number): Promise<ThreadLink[]> {
  const terms = await readTerms(tellingWords(wordsOf(title)).slice(0, WORDS));
  return readLinks(await findAlike({ title, terms, categoryIds, limit }), categoryIds);
}
