/** Figures of the room. Pure: browser, server and tests read the same. */

export const LENGTHS = { query: { max: 200 }, synonym: { max: 60 } } as const;

/** Results of a page of one kind, and of each kind where all are shown together. */
export const PER_PAGE = 20;
export const PER_GROUP = { threads: 6, answers: 4, people: 4, tags: 6 } as const;

/** Posts that are ranked and counted at most: beyond, a count is "1,000 or more", and nobody turns so far. */
export const RANKED = 1_000;

/** Words that a search looks for at most; 200 characters rarely have more. */
export const WORDS = 12;

/** Similar questions begin at three words and are five at most (peers.md, T6). */
export const SIMILAR = { fromWords: 3, shown: 5 } as const;

/** What is shown of the results: all kinds together, or one. */
export const groups = ['all', 'threads', 'answers', 'people', 'tags'] as const;
export type Group = (typeof groups)[number];

export const states = ['solved', 'unanswered', 'mine'] as const;
export type State = (typeof states)[number];
