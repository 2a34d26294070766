/** The door for server code. */
export * from './index';

export { setLevel } from './levels/set-level.server';
export { followThread } from './levels/follow-thread.server';
export { audienceOf, type AudienceMember, type Because } from './levels/audience-of.server';
export { isMuted } from './levels/is-muted.server';

export { noteProgress } from './reading/note-progress.server';
export { lastReadOf, readingOf } from './reading/last-read-of.server';

export { followingSubscribers } from './subscribers.server';
