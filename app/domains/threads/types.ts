import type { Role } from '~/domains/identity';
import type { Locale } from '~/platform/i18n';
import type { Verdict } from './policy';
import type { Audience, PostKind, PostOrder, ThreadKind, ThreadOrder } from './rules';

/** A member as shown beside what they wrote. */
export type Person = {
  id: string;
  username: string;
  displayName: string | null;
  avatarId: string | null;
  role: Role;
  /** The account was closed: show the neutral name, no link. */
  closed: boolean;
};

export type CategoryLabel = { id: string; slug: string; name: string; colour: string; icon: string };
/** As it stands among the ways of every page. */
export type CategoryLink = { slug: string; name: string; colour: string; threadCount: number };
export type TagLabel = { id: string; slug: string; name: string };

export type LocalText = Record<Locale, string>;

export type Category = CategoryLabel & {
  description: string;
  /** Markdown, in the reader's language. */
  rules: string;
  kinds: ThreadKind[];
  readBy: Audience;
  startBy: Audience;
  replyBy: Audience;
  severalAccepted: boolean;
  archived: boolean;
  position: number;
  /** Threads that lists show. */
  threadCount: number;
  /** Whether the reader may start a thread of at least one kind here. */
  mayStart: Verdict;
};

/** For the form of staff: every text in both languages. */
export type CategorySource = Omit<Category, 'name' | 'description' | 'rules' | 'mayStart'> & {
  name: LocalText;
  description: LocalText;
  rules: LocalText;
};

export type Tag = TagLabel & { description: string | null; threadCount: number; synonyms: string[] };

/** A thread in a list. */
export type ThreadRow = {
  id: string;
  slug: string;
  title: string;
  kind: ThreadKind;
  language: string | null;
  category: CategoryLabel;
  tags: TagLabel[];
  author: Person;
  lastAuthor: Person;
  /** Up to five: the author first, the latest writer last. */
  faces: Person[];
  replyCount: number;
  commentCount: number;
  viewCount: number;
  score: number;
  meTooCount: number;
  accepted: boolean;
  pinned: boolean;
  locked: boolean;
  unlisted: boolean;
  createdAt: Date;
  lastActivityAt: Date;
  /** Whole minutes until somebody else wrote; null: nobody has. */
  firstResponseMinutes: number | null;
};

export type ThreadList = {
  order: ThreadOrder;
  rows: ThreadRow[];
  /** Cursors; null at either end. */
  next: string | null;
  previous: string | null;
  /** What the reader wants to see nothing of; missing: nothing. */
  without?: LeftOut;
};

/**
 * What a list leaves out for one reader, by ids: muted threads, categories and tags, but not what they chose against
 * that; and whatever muted members began, except for announcements.
 */
export type LeftOut = {
  authorIds: string[];
  threadIds: string[];
  categoryIds: string[];
  tagIds: string[];
  keptThreadIds: string[];
  keptTagIds: string[];
};

/** What the reader may do with a post: `true`, or why not. */
export type PostRights = {
  edit: Verdict;
  remove: Verdict;
  restore: Verdict;
  vote: Verdict;
  /** Below zero: on questions and answers only. */
  voteDown: Verdict;
  comment: Verdict;
};

export type PostView = {
  id: string;
  threadId: string;
  kind: PostKind;
  number: number;
  author: Person;
  /** Safe HTML; empty when the text was withdrawn with its author's account. */
  html: string;
  withdrawn: boolean;
  language: string | null;
  createdAt: Date;
  editedAt: Date | null;
  /** 1: never edited. */
  revisionCount: number;
  version: number;
  score: number;
  commentCount: number;
  /** Of a comment: the post it stands under. Of a reply: the post it answers, when that is not the thread as a whole. */
  parentId: string | null;
  /** Of a reply: the post it answers, when that is not the opening. */
  parent: { id: string; number: number; author: Person } | null;
  accepted: { at: Date; by: Person | null; byAsker: boolean } | null;
  /** Set only for those who may still see it: its author and staff. */
  /** `hidden`: for now, after reports; from `editShowsFrom` on an edit by its author shows it again. */
  removed: { at: Date; byAuthor: boolean; hidden: { editShowsFrom: Date | null } | null } | null;
  myVote: -1 | 0 | 1;
  may: PostRights;
  /** The first five, or all when they were asked for. */
  comments: PostView[];
};

export type ThreadRights = {
  respond: Verdict;
  edit: Verdict;
  tag: Verdict;
  remove: Verdict;
  restore: Verdict;
  meToo: Verdict;
  move: Verdict;
  pin: Verdict;
  lock: Verdict;
  unlist: Verdict;
  changeKind: Verdict;
};

export type ThreadPage = {
  thread: {
    id: string;
    slug: string;
    title: string;
    kind: ThreadKind;
    language: string | null;
    category: CategoryLabel & { severalAccepted: boolean; archived: boolean; public: boolean };
    tags: TagLabel[];
    author: Person;
    createdAt: Date;
    lastActivityAt: Date;
    /** Answers or replies that are shown. */
    replyCount: number;
    commentCount: number;
    viewCount: number;
    score: number;
    meTooCount: number;
    acceptedCount: number;
    firstResponseMinutes: number | null;
    solvedAt: Date | null;
    /** Number of the latest post, removed ones included. */
    lastNumber: number;
    pinned: boolean;
    locked: boolean;
    unlisted: boolean;
    removed: { at: Date; byAuthor: boolean; hidden: boolean } | null;
    version: number;
    iHaveThisToo: boolean;
    may: ThreadRights;
  };
  opening: PostView;
  /** Answers or replies of this page, removed ones in their places for those who may see them. */
  posts: PostView[];
  /** What others may only know of: hidden after reports, until a moderator has looked at it. `under`: the post that a comment stands under. */
  hidden: { number: number; under: string | null }[];
  sort: PostOrder;
  page: number;
  pages: number;
  /** Threads to read on: linked by hand, duplicates, or alike; those that the reader finds in lists, five at most. */
  related: ThreadLink[];
  /** Something that the reader wrote here waits for approval: `listHeldIn` says what. */
  hasWaiting: boolean;
  /** The draft that was asked for; null for visitors. */
  draft: Draft | null;
};

export type ThreadLink = {
  id: string;
  authorId: string;
  slug: string;
  title: string;
  kind: ThreadKind;
  accepted: boolean;
  replyCount: number;
};

/**
 * What a post became: equal for every repetition of the same submission. `held`: it waits for a moderator; the ids are
 * those that it will have, and its number is 0.
 */
export type Posted = { threadId: string; slug: string; postId: string; number: number; held: boolean };

/** Where a text stands that waits for a moderator, or did. `returned`: it is a draft again. */
export type HeldState = 'waiting' | 'approved' | 'refused' | 'published' | 'returned' | 'withdrawn';

/** One reason of screening: points, and a message of `screening` with what it says. */
export type Sign = { name: string; weight: number; words: { key: string; args: Record<string, string | number> } };

/** A text of the reader's that waits for a moderator, to be shown at the end of its thread. */
export type WaitingPost = { id: string; kind: PostKind; html: string; language: string | null; createdAt: Date };

/** A text of the reader's that waits for a moderator, with where it will stand. */
export type HeldText = WaitingPost & {
  version: number;
  title: string | null;
  source: string;
  excerpt: string;
  tags: string[];
  threadKind: ThreadKind | null;
  category: CategoryLabel | null;
  /** Null: it begins one, or the reader may not see it any more. */
  thread: { id: string; slug: string; title: string } | null;
  parentId: string | null;
};

export type DraftData = {
  kind?: ThreadKind;
  categoryId?: string;
  title?: string;
  /** Of a first message to a member. */
  subject?: string;
  body?: string;
  tags?: string[];
  parentId?: string;
  note?: string;
};

export type Draft = {
  key: string;
  sequence: number;
  /** Null: nothing is being written; the sequence still counts. */
  data: DraftData | null;
  updatedAt: Date | null;
};

/** A draft in the list of them. */
export type DraftRow = Pick<Draft, 'key' | 'updatedAt'> & {
  /** Null: it has none, or none yet. */
  title: string | null;
  /** How it begins, on one line. */
  excerpt: string;
};

export type DraftSaved = { saved: true; sequence: number } | { saved: false; current: Draft };

export type RevisionRow = {
  number: number;
  editor: Person | null;
  createdAt: Date;
  note: string | null;
};

/** A line of a comparison; `words` tell what changed within it. */
export type DiffSide = { text: string; changed: boolean }[] | null;
export type DiffRow = { kind: 'same' | 'changed' | 'added' | 'removed'; before: DiffSide; after: DiffSide };

/** Two revisions of a post side by side. */
export type Compared = {
  from: RevisionRow;
  to: RevisionRow;
  /** Of an opening post; empty for others. */
  title: DiffRow[];
  tags: { before: string[]; after: string[] };
  body: DiffRow[];
};

export type Contribution = {
  postId: string;
  kind: PostKind;
  number: number;
  createdAt: Date;
  score: number;
  accepted: boolean;
  removed: boolean;
  /** Of what is removed: for now, after reports. */
  hidden: boolean;
  excerpt: string;
  thread: { id: string; slug: string; title: string; kind: ThreadKind; category: CategoryLabel };
};
