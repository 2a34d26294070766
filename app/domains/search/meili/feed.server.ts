import { setTimeout as pause } from 'node:timers/promises';
import type { Subscriber } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { startLoop } from '~/platform/jobs/index.server';
import { log } from '~/platform/log/index.server';
import { done, meilisearch, type Server } from './client.server';
import { isAnythingFindable, readDocumentsOf } from './documents.store.server';
import { alone, dropPending, EVERYTHING, notePending, notePendingOfMember, notePendingOfTags, readPending, SETTINGS } from './pending.store.server';
import { fillNewIndex } from './reindex.server';
import { settingsByCode } from './settings.server';
import { noteAnswer, noteTrouble } from './trouble';

/** Threads and posts of one round. */
const BATCH = 200;
/** Documents of one request. */
const DOCUMENTS = 1_000;
const POLL_MS = 1_000;
const AWAY_MS = 5_000;
/** A wiped index is noticed so soon. */
const LOOK_MS = 30_000;
/** A round that takes longer, or waits for a reindex to end, is left at shutdown: what it was about is still noted. */
const STOP_MS = 5_000;
/** Leaving members' texts are taken away by another listener, which may come after this one. */
const AFTER_LEAVING_MS = 5 * 60_000;

/** Changes of one post alone; everything else that has a thread concerns all of its posts. */
const OF_POSTS = ['comment.posted', 'vote.cast', 'vote.withdrawn'];

/**
 * Notes in the database what Meilisearch has to be told of, after the commit. It never speaks to Meilisearch itself, so
 * nothing is parked or lost while that is away. Does nothing where none is configured.
 */
export const changeNoter: Subscriber = {
  name: 'search.feed',
  kinds: [
    ...['thread.posted', 'thread.moved', 'thread.unlisted', 'thread.listed', 'thread.kind-changed', 'thread.retagged', 'answer.posted', 'reply.posted'],
    ...['post.edited', 'post.deleted', 'post.restored', 'answer.accepted', 'answer.unaccepted', ...OF_POSTS],
    ...['tag.merged', 'member.closed', 'import.finished', 'search.synonym-added', 'search.synonym-removed'],
  ],
  begin: 'next',
  async handle({ kind, threadId, postId, tagIds, targetMemberId }) {
    if (!meilisearch()) return;
    if (kind.startsWith('search.')) await notePending(SETTINGS);
    else if (kind === 'import.finished') await notePending(EVERYTHING);
    else if (kind === 'tag.merged') await notePendingOfTags(tagIds);
    else if (kind === 'member.closed') await (targetMemberId && notePendingOfMember(targetMemberId, new Date(now().getTime() + AFTER_LEAVING_MS)));
    else if (threadId) await notePending(threadId, OF_POSTS.includes(kind) ? (postId ?? '') : '');
  },
};

/**
 * Tells Meilisearch what was noted, the oldest first: of each thread and post what it is now, so that twice does
 * no harm. One process at a time.
 * @returns how many notes were worked off; 0 when there is nothing to tell, or nobody to tell it to
 * @throws whatever Meilisearch throws; what was noted then stays
 */
export async function tellMeilisearch(): Promise<number> {
  const server = meilisearch();
  if (!server || (await readPending(1)).length === 0) return 0;
  return alone(async () => {
    const pending = await readPending(BATCH);
    if (pending.some(({ threadId }) => threadId === EVERYTHING)) await fillNewIndex(server);
    else await tell(server, pending);
    await dropPending(pending);
    return pending.length;
  });
}

async function tell({ client, uid }: Server, pending: Awaited<ReturnType<typeof readPending>>): Promise<void> {
  const index = client.index(uid);
  if (pending.some(({ threadId }) => threadId === SETTINGS)) await done(index.updateSettings(await settingsByCode()));
  const whole = pending.filter(({ postId }) => postId === '').map(({ threadId }) => threadId);
  const { there, gone } = await readDocumentsOf(whole, pending.map(({ postId }) => postId).filter((id) => id !== ''));
  for (let from = 0; from < there.length; from += DOCUMENTS) await done(index.addDocuments(there.slice(from, from + DOCUMENTS)));
  for (let from = 0; from < gone.length; from += DOCUMENTS) await done(index.deleteDocuments(gone.slice(from, from + DOCUMENTS)));
}

/** Notes that everything has to be told when the index is missing or empty, and something could be found. */
export async function lookAfterIndex(): Promise<void> {
  const server = meilisearch();
  if (!server) return;
  const { results } = await server.client.getRawIndexes({ limit: 1_000 });
  const documents = results.some(({ uid }) => uid === server.uid) ? (await server.client.index(server.uid).getStats()).numberOfDocuments : 0;
  if (documents === 0 && (await isAnythingFindable())) await notePending(EVERYTHING);
}

/** Keeps Meilisearch fed while the process runs. @returns how to stop it */
export function feedMeilisearch(): { stop(): Promise<void> } {
  if (!meilisearch()) return { stop: async () => undefined };
  let lookAt = 0;
  const loop = startLoop('search feed', async () => {
    try {
      if (performance.now() >= lookAt) {
        await lookAfterIndex();
        lookAt = performance.now() + LOOK_MS;
      }
      const told = await tellMeilisearch();
      noteAnswer();
      return told > 0 ? 0 : POLL_MS;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      if (noteTrouble(said, now())) log.warn({ err: error }, 'Meilisearch cannot be told of changes: they wait');
      return AWAY_MS;
    }
  });
  return { stop: () => Promise.race([loop.stop(), pause(STOP_MS, undefined, { ref: false })]) };
}
