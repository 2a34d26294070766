import type { Tx } from '../at-hand.store.server';
import { draftKeyOf } from '../held/withdraw-held.server';
import { readTagSlugs } from '../tags/tags.store.server';
import { readRemoved } from './drafts.store.server';
import { returnDraft } from './return-draft.server';

/**
 * For moderation, in its transaction: gives the words of a removed post back to its author as a draft, where such words
 * are written. Nothing happens when it was put back meanwhile, or its words were withdrawn.
 */
export async function returnPost(tx: Tx, { threadId, postId }: { threadId: string; postId: string }): Promise<void> {
  const post = await readRemoved(tx, threadId, postId);
  if (!post || post.source === '') return;
  const { kind, parentId, authorId, source: body } = post;
  const ofThread = kind === 'opening' ? { kind: post.threadKind, categoryId: post.categoryId, title: post.title, tags: await readTagSlugs(threadId, tx) } : {};
  const answers = kind === 'reply' && parentId ? { parentId } : {};
  await returnDraft(tx, authorId, draftKeyOf({ kind, threadId, parentId }), { ...ofThread, body, ...answers });
}
