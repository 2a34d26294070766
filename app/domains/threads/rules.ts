/** What the room is about, in words and figures. Pure: browser, server and tests read the same. */

export const threadKinds = ['question', 'discussion', 'idea', 'announcement'] as const;
export type ThreadKind = (typeof threadKinds)[number];

/** `opening` is the first post; `answer` stands under a question, `reply` in any other thread, `comment` under a question or an answer. */
export const postKinds = ['opening', 'answer', 'reply', 'comment'] as const;
export type PostKind = (typeof postKinds)[number];

/** Who, at least: everybody, or members of this role and above. */
export const audiences = ['everyone', 'member', 'moderator', 'manager', 'admin'] as const;
export type Audience = (typeof audiences)[number];

export const threadOrders = ['latest', 'new', 'unanswered', 'top'] as const;
export type ThreadOrder = (typeof threadOrders)[number];

export const periods = ['week', 'month', 'year', 'all'] as const;
export type Period = (typeof periods)[number];

/** Days of a period of `top`; null is all of time. */
export const PERIOD_DAYS: Record<Period, number | null> = { week: 7, month: 30, year: 365, all: null };

export const postOrders = ['score', 'date'] as const;
export type PostOrder = (typeof postOrders)[number];

/**
 * Lengths are in UTF-16 units, as `maxlength` of a form counts them. Titles and bodies are friendlier
 * than Discourse's 15..255 and 20..32,000 (peers.md, C1): "It works" is a title, a dump of a log is a body.
 */
export const LENGTHS = {
  title: { min: 8, max: 200 },
  body: { min: 10, max: 50_000 },
  comment: { min: 2, max: 2_000 },
  note: { max: 200 },
  tag: { max: 30 },
  tagDescription: { max: 500 },
  categoryName: { min: 2, max: 40 },
  categoryDescription: { max: 300 },
  categoryRules: { max: 5_000 },
  slug: { max: 80 },
  draft: { max: 400_000 }, // peers.md, C7
} as const;

/** peers.md, T14. */
export const TAGS_PER_THREAD = 5;
/** Members told of one post, however many it names (peers.md, C3; reliability.md, F20). */
export const MENTIONS_TOLD = 10;
export const THREADS_PER_LIST = 30;
export const POSTS_PER_PAGE = 20;
/** Comments shown under a post before one asks for the others. */
export const COMMENTS_SHOWN = 5;
/** Threads to read on from one. */
export const RELATED_SHOWN = 5;
/** An edit within this time and of fewer characters leaves no revision (peers.md, C8). */
export const GRACE = { seconds: 300, characters: 100 } as const;
/** Texts of one member that may wait for a moderator at a time. Ours: enough for an afternoon, too few to flood the queue. */
export const MOST_WAITING = 10;
/** What was decided of held texts is kept for so many days: appeals may come for six months, and take their time. */
export const HELD_DAYS = 365;
/** peers.md, C7. */
export const DRAFT_DAYS = 180;
/** Faces of a thread in lists: its author, then those who wrote last. */
export const FACES = 5;

/** Whether a score of the post may go down as well as up: questions and answers are voted on, the rest is liked. */
export function isVotedOn(post: { kind: PostKind }, thread: { kind: ThreadKind }): boolean {
  return thread.kind === 'question' && (post.kind === 'opening' || post.kind === 'answer');
}

/** What stands under the opening post of such a thread. */
export function responseKind(kind: ThreadKind): 'answer' | 'reply' {
  return kind === 'question' ? 'answer' : 'reply';
}

/** The order in which posts are read when the reader does not choose. */
export function usualOrder(kind: ThreadKind): PostOrder {
  return kind === 'question' ? 'score' : 'date';
}

/** Pages of a thread with so many answers or replies; an empty one has one. */
export function pagesOf(replyCount: number): number {
  return Math.max(1, Math.ceil(replyCount / POSTS_PER_PAGE));
}
