import { isMember, type Actor } from '~/domains/identity';
import { accessThread } from '../access-thread.server';
import { POSTS_PER_PAGE } from '../rules';
import type { PostView } from '../types';
import { readCursor, writeCursor } from './cursor';
import { findPeople } from './people.server';
import { namedIn, viewPost } from './post-views';
import { readPosts } from './thread-page.store.server';

/**
 * All posts of a thread by number, comments among them, without removed ones; for programs.
 *
 * @param input `limit` posts (20, at most 100); `cursor` from `next` of a page before
 * @throws NotFound, Gone; Invalid on `cursor`
 */
export async function listPosts(
  actor: Actor,
  input: { threadId: string; cursor?: string; limit?: number },
): Promise<{ rows: PostView[]; next: string | null }> {
  const { threadId, limit = POSTS_PER_PAGE } = input;
  const thread = await accessThread(actor, threadId);
  const after = Number(readCursor(input.cursor, 'posts')?.keys[0] ?? 0) || 0;
  const found = await readPosts(threadId, { after, limit: limit + 1, reader: isMember(actor) ? actor.id : '' });
  const posts = found.slice(0, limit);
  const person = await findPeople(namedIn(posts));
  const last = posts.at(-1);
  return {
    rows: posts.map((post) => viewPost(post, { actor, thread, person })),
    next: last && found.length > limit ? writeCursor({ of: 'posts', back: false, keys: [last.number], id: last.id }) : null,
  };
}
