/** What the room is about, in words and figures. Pure: browser, server and tests read the same. */

/** From the widest to the narrowest: where several meet in a thread, the narrowest holds. */
export const followKinds = ['member', 'category', 'tag', 'thread'] as const;
export type FollowKind = (typeof followKinds)[number];

/**
 * From the least to the most attentive. `watching`: told of every new post. `following`: told of new posts grouped until
 * they are read, with counts of what is unread. `normal`: told when addressed. `muted`: never told, left out of lists.
 */
export const levels = ['muted', 'normal', 'following', 'watching'] as const;
export type Level = (typeof levels)[number];

/** Levels that follow: their unread posts are counted. */
export type Tracked = Extract<Level, 'following' | 'watching'>;

export function isTracked(level: Level): level is Tracked {
  return level === 'following' || level === 'watching';
}

/** What may be chosen for such a thing; members are followed or not. */
export function levelsOf(kind: FollowKind): readonly Level[] {
  return kind === 'member' ? ['normal', 'following'] : levels;
}

/** So long somebody reads a thread before they follow it by themselves (ux.md, section 4; Discourse's default). */
export const FOLLOW_AFTER_MS = 4 * 60_000;
/** Threads are new for so long (ux.md, section 4; Discourse's 2,880 minutes). */
export const NEW_MS = 48 * 60 * 60_000;
/** Unread posts are counted so far; beyond, "99+" says enough. */
export const MOST_UNREAD = 100;
/** One report of a page brings at most so much reading time, in milliseconds. */
export const MOST_MS = 60_000;
