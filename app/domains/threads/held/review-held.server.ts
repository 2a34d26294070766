import type { MemberActor } from '~/domains/identity';
import { writePost } from '../posts/write-post.server';
import type { Sign } from '../types';
import { findHeld, readHeldTexts, type HeldRecord } from './held.store.server';
import { findWatched } from './watched.store.server';

/** A text that waits, or waited, for whoever decides about it. */
export type HeldForReview = Omit<HeldRecord, 'via'> & { html: string };

/** For moderation, which has asked whether the reader may see it; null when there is none. */
export async function heldForReview(reader: MemberActor, heldId: string): Promise<HeldForReview | null> {
  const held = await findHeld(heldId);
  if (!held) return null;
  const { via: _, ...rest } = held;
  const { html } = await writePost(reader, { postId: heldId, body: (held.edited ?? held).source, kind: held.kind === 'comment' ? 'comment' : 'post' });
  return { ...rest, html };
}

/** For moderation: texts as they wait, by their ids. */
export async function heldTexts(ids: string[]): Promise<Map<string, Pick<HeldRecord, 'version' | 'source'>>> {
  return new Map((ids.length > 0 ? await readHeldTexts(ids) : []).map(({ id, ...text }) => [id, text]));
}

/** What is to be known of a text that waits when it enters the queue; null when it does not wait any more. */
export async function heldToQueue(heldId: string): Promise<Pick<HeldRecord, 'authorId' | 'kind' | 'threadId' | 'categoryId' | 'language' | 'score' | 'signals'> | null> {
  const held = await findHeld(heldId);
  return held?.state === 'waiting' ? held : null;
}

/** What screening said of a post that is to be looked at; null: nothing. */
export function signsOfPost(postId: string): Promise<{ score: number; signals: Sign[] } | null> {
  return findWatched(postId);
}
