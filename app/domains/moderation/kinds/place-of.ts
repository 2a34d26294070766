import type { Place } from './index.server';

/** Where the post of an item stands, as the room of threads wants it. */
export function placeOf({ targetId, threadId }: Place): { postId: string; threadId: string } {
  return { postId: targetId, threadId: threadId ?? '' };
}
