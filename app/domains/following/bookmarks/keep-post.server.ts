import { mustBeMember, type Actor } from '~/domains/identity';
import { accessPost, allow } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { Conflict, Forbidden, Invalid } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import type { KeepPostInput } from '../input';
import { mayKeepOwn } from '../policy';
import { MOST_BOOKMARKS, REMIND_WITHIN_DAYS } from '../rules';
import { countOthers, dropBookmark, holdMember, transaction, writeBookmark } from './bookmarks.store.server';

/**
 * Bookmarks a post, with a note and a time to be reminded, or changes these. 2,000 at most, also of two devices at once.
 * Not recorded: what somebody keeps is nobody else's business.
 *
 * @throws NotFound, Gone; Forbidden with the reason; Invalid on `remindAt` (past, or years away); Conflict('bookmarksFull'); TooMany
 */
export async function keepPost(actor: Actor, input: KeepPostInput): Promise<void> {
  allow(mayKeepOwn(actor));
  const { id } = mustBeMember(actor);
  await accessPost(actor, input.postId);
  const at = now();
  const wait = input.remindAt === null ? null : input.remindAt.getTime() - at.getTime();
  if (wait !== null && (wait <= 0 || wait > REMIND_WITHIN_DAYS * 86_400_000)) throw new Invalid({ remindAt: ['reminderAway'] });
  await limit('bookmark', id);
  await transaction(async (tx) => {
    if (!(await holdMember(tx, id))) throw new Forbidden('signInFirst');
    if ((await countOthers(tx, id, input.postId)) >= MOST_BOOKMARKS) throw new Conflict(`bookmarksFull|max=${MOST_BOOKMARKS}`);
    await writeBookmark(tx, id, input, at);
  });
}

/**
 * Keeps it no longer; also a post that the actor cannot see any more. Twice is once.
 * @returns what was said of it, to keep it again as it was; null when it was not kept. A reminder that was given is none.
 * @throws NotFound, Gone for what was not kept and may not be seen; Forbidden with the reason
 */
export async function dropPost(actor: Actor, { postId }: { postId: string }): Promise<Omit<KeepPostInput, 'postId'> | null> {
  allow(mayKeepOwn(actor));
  const dropped = await dropBookmark(mustBeMember(actor).id, postId);
  if (!dropped) await accessPost(actor, postId);
  return dropped && { note: dropped.note, remindAt: dropped.remindedAt ? null : dropped.remindAt };
}
