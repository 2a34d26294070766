import { actorOf } from '~/domains/identity/index.server';
import type { MemberActor, Via } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { DomainError } from '~/platform/errors';
import { accessPost, accessThread, allow } from '../access-thread.server';
import type { PostAtHand, ThreadAtHand, Tx } from '../at-hand.store.server';
import { accessCategory } from '../categories/access-category.server';
import { moveDraft } from '../drafts/drafts.store.server';
import { mayComment, mayRespond, mayStartThread, type Verdict } from '../policy';
import { insertResponse } from '../posts/insert-response.server';
import { writePost, type WrittenPost } from '../posts/write-post.server';
import { resolveTags } from '../tags/resolve-tags.server';
import { insertNewThread } from '../threads/insert-new-thread.server';
import type { Posted } from '../types';
import { lockHeld, moveHeld, type HeldRecord } from './held.store.server';
import { returnHeldText } from './withdraw-held.server';

/**
 * Publishes an approved text in the transaction that makes the approval final: as its author would post it at this
 * moment, with everything that follows from a post. Where they no longer may (the thread is gone or locked, they have
 * left), the words are their draft again. Records what a post records, and `held.published` or `held.returned` with
 * `heldId` (and `edited`) for its author. Twice is once.
 *
 * @param overturned a refusal that was final was wrong: it is published from there
 * @returns where it stands; null when it was not published
 */
export async function publishHeld(tx: Tx, heldId: string, { overturned = false }: { overturned?: boolean } = {}): Promise<Posted | null> {
  const held = await lockHeld(tx, heldId);
  if (!held || held.state !== (overturned ? 'returned' : 'approved')) return null;
  const author = await actorOf(held.authorId, held.via as Via, tx);
  const ready = author && (await makeReady(tx, author, held));
  if (!ready) {
    if (!overturned) await giveBack(tx, held);
    return null;
  }
  const posted = await ready();
  await moveHeld(tx, heldId, [held.state], 'published');
  await moveDraft(tx, held.authorId, `held-${heldId}`, `edit-${heldId}`);
  await record(tx, { kind: 'held.published', actor: { via: 'job' }, targetMemberId: held.authorId, threadId: posted.threadId, postId: heldId, data: { heldId, edited: held.edited !== null } });
  return posted;
}

/** Gives the words of a refused text back to its author as a draft, in the transaction that makes the refusal final. Twice is once. */
export async function giveBackHeld(tx: Tx, heldId: string): Promise<void> {
  const held = await lockHeld(tx, heldId);
  if (held?.state !== 'refused') return;
  await moveHeld(tx, heldId, ['refused'], 'returned');
  await returnHeldText(tx, held);
}

async function giveBack(tx: Tx, held: HeldRecord): Promise<void> {
  await moveHeld(tx, held.id, ['approved'], 'returned');
  await returnHeldText(tx, held);
  await record(tx, { kind: 'held.returned', actor: { via: 'job' }, targetMemberId: held.authorId, data: { heldId: held.id } });
}

/** Everything that is asked and made before the thread is held; null when the author may not post it any more. */
async function makeReady(tx: Tx, author: MemberActor, held: HeldRecord): Promise<(() => Promise<Posted>) | null> {
  const { id: postId, kind, threadId, parentId } = held;
  const { title, source } = held.edited ?? held;
  const write = (): Promise<WrittenPost> => writePost(author, { postId, body: source, kind: kind === 'comment' ? 'comment' : 'post' }, tx);
  try {
    if (kind === 'opening') {
      const { categoryId, threadKind } = held;
      if (!categoryId || !threadKind || title === null) throw new Error('A held opening is not whole');
      allow(mayStartThread(author, await accessCategory(author, categoryId, tx), threadKind));
      const written = await write();
      const tags = await resolveTags(held.tags, tx);
      return () => insertNewThread(tx, author, { threadId, postId, kind: threadKind, categoryId, title, tags, written });
    }
    const may = (thread: ThreadAtHand, parent: PostAtHand | null): Verdict =>
      kind === 'comment' ? (parent ? mayComment(author, thread, parent) : { no: 'gone' }) : mayRespond(author, thread, kind);
    const thread = await accessThread(author, threadId, tx);
    const seen = parentId ? await accessPost(author, parentId, tx) : null;
    allow(may(thread, seen?.post ?? null));
    const written = await write();
    return async () => (await insertResponse(tx, author, { postId, kind, threadId, parentId, written, may })).posted;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
