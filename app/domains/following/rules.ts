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

/** What stands for a thing itself: `chosen` by the member, or come by itself. */
export type OwnLevel = { level: Level; chosen: boolean };

/** So long somebody reads a thread before they follow it by themselves (ux.md, section 4; Discourse's default). */
export const FOLLOW_AFTER_MS = 4 * 60_000;
/** Threads are new for so long (ux.md, section 4; Discourse's 2,880 minutes). */
export const NEW_MS = 48 * 60 * 60_000;
/** Unread posts are counted so far; beyond, "99+" says enough. */
export const MOST_UNREAD = 100;
/** What is unread is looked for in so many threads, those that a member read last: for who has opened ten thousand it costs no more. */
export const LOOKED_BACK = 1_000;
/** One report of a page brings at most so much reading time, in milliseconds. */
export const MOST_MS = 60_000;

/** How a row of a list is marked. */
export type RowReading = {
  /** Begun lately and never opened. */
  isNew: boolean;
  /** Unread posts of a thread that is followed, 100 at most. */
  unread: number;
  /** Number of the first of them. */
  first: number | null;
};

/** What a member's page of a thread knows of their reading. */
export type ThreadReading = {
  /** Highest number of a post that was seen; 0: never opened. */
  lastRead: number;
  /** Posts of others behind it, 100 at most; none where the thread was never opened. */
  unread: number;
  /** Number of the first of them. */
  first: number | null;
  /** The level that holds here, by the narrowest choice. */
  level: Level;
  /** Whether the member chose it for this very thread. */
  chosen: boolean;
  /** Ids of its posts that are bookmarked. */
  bookmarks: string[];
};

/** peers.md, R8. */
export const MOST_BOOKMARKS = 2_000;
export const NOTE_LENGTH = 200;
/** Reminders reach so far, in days. */
export const REMIND_WITHIN_DAYS = 5 * 366;
