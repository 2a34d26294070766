/** The door for server code. */
export * from './index';

export { ownLevel, putBackLevel, setLevel } from './levels/set-level.server';
export { listFollows, type Follows } from './levels/list-follows.server';
export { getLevel, levelsFor } from './levels/levels-for.server';
export { followThread } from './levels/follow-thread.server';
export { audienceOf, type AudienceMember, type Because } from './levels/audience-of.server';
export { isMuted } from './levels/is-muted.server';

export { noteProgress } from './reading/note-progress.server';
export { lastReadOf, readingOf } from './reading/last-read-of.server';
export { leftOutFor } from './levels/left-out.server';
export { getReading, readingState } from './reading/reading-state.server';
export { readingOfRows } from './reading/reading-of-rows.server';
export { countUnreadThreads, listNew, listUnread, type ReadingList } from './reading/list-unread.server';
export { dismissNew, dismissUnread, restoreNew, restoreUnread, type Dismissal } from './reading/dismiss.server';

export { keepPost, dropPost } from './bookmarks/keep-post.server';
export { getBookmark, listBookmarks, type Bookmark, type BookmarkList } from './bookmarks/list-bookmarks.server';
export { remind } from './bookmarks/remind.server';

export { followingSubscribers } from './subscribers.server';
