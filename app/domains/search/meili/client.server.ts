import { Meilisearch, type EnqueuedTaskPromise, type Index } from 'meilisearch';
import { env } from '~/platform/env/index.server';
import type { SearchDocument } from './documents.store.server';

/** A reader does not wait longer for it: the database answers then, within the 800 ms of reliability.md, F11. */
const SEARCH_MS = 400;
const FEED_MS = 10_000;
/** For Meilisearch to have worked off what it was given. */
const TASK_MS = 10 * 60_000;
const TASK_POLL_MS = 100;
/** The index that is searched. */
const LIVE = 'parvis_posts';

export type Server = {
  /** For searches of readers: gives up soon. */
  live: Index<SearchDocument>;
  /** For everything else. */
  client: Meilisearch;
  uid: string;
};

let server: Server | null | undefined;

/** The Meilisearch server of the configuration; null where there is none. */
export function meilisearch(): Server | null {
  if (server === undefined) server = env.MEILI_URL ? connect(env.MEILI_URL, env.MEILI_KEY, LIVE) : null;
  return server;
}

/** Replaces the server of the configuration, for tests; null: there is none. */
export function useMeilisearch(other: { url: string; key?: string; uid?: string } | null): void {
  server = other && connect(other.url, other.key, other.uid ?? LIVE);
}

function connect(host: string, apiKey: string | undefined, uid: string): Server {
  return {
    live: new Meilisearch({ host, apiKey, timeout: SEARCH_MS }).index<SearchDocument>(uid),
    client: new Meilisearch({ host, apiKey, timeout: FEED_MS }),
    uid,
  };
}

/**
 * Waits until Meilisearch has done what it was asked for.
 * @throws Error when it could not
 */
export async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { status, error, type } = await task.waitTask({ timeout: TASK_MS, interval: TASK_POLL_MS });
  if (status !== 'succeeded') throw new Error(`Meilisearch: ${type} ${status}: ${error?.message ?? 'no reason given'}`);
}
