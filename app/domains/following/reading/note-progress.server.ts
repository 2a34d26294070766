import { mustBeMember, type Actor } from '~/domains/identity';
import { accessThread, allow } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { followThread } from '../levels/follow-thread.server';
import type { NoteProgressInput } from '../input';
import { mayKeepOwn } from '../policy';
import { FOLLOW_AFTER_MS } from '../rules';
import { writeProgress, type Progress } from './positions.store.server';

/**
 * Notes how far the actor has read a thread, and for how long since the report before. The position only moves on,
 * whatever order reports of several devices arrive in; time counts once, however many devices are open. Four minutes
 * of reading follow the thread. Not recorded: what somebody reads is nobody else's business.
 *
 * @param input `number`: highest number of a post that was seen; `ms`: reading time, at most a minute counts
 * @throws NotFound, Gone; Forbidden with the reason; TooMany
 */
export async function noteProgress(actor: Actor, { threadId, number, ms }: NoteProgressInput): Promise<Progress> {
  allow(mayKeepOwn(actor));
  const { id } = mustBeMember(actor);
  await limit('reading', id);
  await accessThread(actor, threadId);
  const progress = await writeProgress(id, threadId, { number, ms }, now());
  if (!progress) throw new NotFound();
  if (ms > 0 && progress.readMs >= FOLLOW_AFTER_MS) await followThread(id, threadId, 'read');
  return progress;
}

/** Who wrote a post has read it, and no new time. Twice is once. */
export async function noteOwnPost(memberId: string, threadId: string, { number, at }: { number: number; at: Date }): Promise<void> {
  await writeProgress(memberId, threadId, { number, ms: 0 }, at);
}
