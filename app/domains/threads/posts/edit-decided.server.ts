import type { MemberActor } from '~/domains/identity';
import { actorOf } from '~/domains/identity/index.server';
import { env } from '~/platform/env/index.server';
import { withoutPictures } from '~/platform/markdown/index.server';
import { holdPost, holdThread } from '../access-thread.server';
import type { Tx } from '../at-hand.store.server';
import type { EditPostInput } from '../input';
import type { Arranger } from '../threads/arrange-thread.server';
import { readyEdit } from './edit-post.server';
import { readState, readWords, type WordsNow } from './revisions.store.server';

/** For rooms above, which have asked whether the reader may see it: the words of a post as they stand; null: it is gone. */
export function wordsToChange(postId: string): Promise<WordsNow | null> {
  return readWords(postId);
}

/** The words of a post without some of the pictures that they show; null: it is gone, or does not show one of them, or not so that it could be taken out. */
export async function wordsWithoutPictures(postId: string, uploadIds: readonly string[]): Promise<string | null> {
  const words = await readWords(postId);
  return words && withoutPictures(words.source, uploadIds, env.PUBLIC_URL);
}

/** A post as it was before, and the version that was made of it. */
export type EarlierWords = { version: number; title: string | null; body: string; tags: string[] | null };

/**
 * For rooms above: has everything asked and made that takes other connections, and leaves the change to their own
 * transaction, in which it is done as `editPost` does it, with the same records, revisions and rows in the ledger.
 *
 * @returns what is left to do; it answers how it was before, for `unchangeWords`, and throws Conflict('editedMeanwhile')
 * @throws NotFound, Gone; Forbidden; Invalid; TooMany
 */
export async function readyWords(member: MemberActor, place: { threadId: string }, input: EditPostInput): Promise<(tx: Tx) => Promise<EarlierWords>> {
  const ready = await readyEdit(member, input);
  return async (tx) => {
    await holdThread(tx, place.threadId);
    await holdPost(tx, input.postId);
    const { kind, source, title, tagSlugs } = await readState(tx, input.postId);
    const { version } = await ready(tx);
    const opens = kind === 'opening';
    return { version, body: source, title: opens ? title : null, tags: opens ? tagSlugs : null };
  };
}

/**
 * Undoes `readyWords` at any time later: one more version, with the words from before.
 *
 * @returns false: somebody has changed it since, or it is removed
 * @throws NotFound when it does not exist any more
 */
export async function unchangeWords(tx: Tx, doer: Arranger, place: { threadId: string; postId: string }, { version, title, body, tags }: EarlierWords): Promise<boolean> {
  const { removed } = await holdThread(tx, place.threadId);
  const post = await holdPost(tx, place.postId);
  const member = await actorOf(doer.id, doer.via, tx);
  if (!member || post.version !== version || post.removed || removed) return false;
  const ready = await readyEdit(member, { postId: place.postId, version, body, ...(title === null ? {} : { title }), ...(tags === null ? {} : { tags }) }, tx);
  await ready(tx);
  return true;
}
