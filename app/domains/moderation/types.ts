import type { CategoryLabel, Person, PostKind, Verdict } from '~/domains/threads';
import type { DecisionKind, Ground, ReviewKind } from './rules';

/** A reason as a reader sees it, in their language. */
export type ReportReason = {
  id: string;
  title: string;
  /** The rule of the community that it stands for. */
  rule: string;
  help: string;
  severity: number;
  promiseHours: number;
  ground: Ground;
};

/** Who looks at an item, and until when nobody else may decide it. */
export type Claim = { by: Person; since: Date; until: Date; mine: boolean };

export type ItemTarget =
  | { kind: 'post'; postId: string; threadId: string; title: string; number: number; postKind: PostKind; excerpt: string; removed: boolean }
  | { kind: 'member'; memberId: string; person: Person };

/** A line of the queue. */
export type ItemRow = {
  id: string;
  kind: ReviewKind;
  target: ItemTarget;
  author: Person;
  category: CategoryLabel | null;
  language: string | null;
  state: 'open' | 'decided';
  /** 1 to 4. */
  severity: number;
  /** Weights of its reports together. */
  score: number;
  reports: number;
  reasons: { id: string; title: string }[];
  openedAt: Date;
  dueAt: Date;
  breached: boolean;
  claim: Claim | null;
  decision: { id: string; kind: DecisionKind; by: Person; at: Date; finalAt: Date } | null;
  /** Whether the reader may decide it. */
  may: Verdict;
};

export type ReportView = {
  id: string;
  by: Person;
  reason: { id: string; title: string };
  note: string | null;
  weight: number;
  at: Date;
  /** Reports of this member that were judged before. */
  record: { right: number; wrong: number };
};

/** A post as it stands in the pane. `html` is safe as it is, empty when the text was withdrawn. */
export type PaneWords = { id: string; number: number; kind: PostKind; author: Person; html: string; at: Date; removed: boolean; isTarget: boolean };

export type PaneProfile = { id: string; username: string; displayName: string | null; avatarId: string | null; bioHtml: string | null; location: string | null; website: string | null };

export type DecisionView = { id: string; itemId: string; kind: DecisionKind; by: Person; at: Date; reason: string | null; facts: string; title: string | null };

export type ReviewPane = {
  item: ItemRow;
  /** Decisions that are possible here. */
  decisions: readonly DecisionKind[];
  /** The reader's claim, to be sent along with the decision; null: somebody else's, or not asked for, or not theirs to decide. */
  token: number | null;
  /** Of a post: what it answers, itself, and two before and after it, by number. */
  posts: PaneWords[];
  profile: PaneProfile | null;
  reports: ReportView[];
  author: { person: Person; joinedAt: Date | null; threads: number; posts: number; accepted: number; decisions: DecisionView[] };
  /** The latest about the same reasons. */
  similar: DecisionView[];
  notes: { id: string; by: Person; text: string; at: Date }[];
  /** What to look at next; null: nothing is left. */
  nextId: string | null;
};

/** What a member is told of a restriction, in the reader's language. */
export type StatementView = {
  id: string;
  memberId: string;
  kind: DecisionKind;
  targetKind: ReviewKind;
  targetId: string;
  threadId: string | null;
  threadTitle: string | null;
  reason: string;
  rule: string;
  ground: Ground;
  facts: string;
  autoFound: boolean;
  autoDecided: boolean;
  from: Date;
  /** Null: for good. */
  until: Date | null;
  reversedAt: Date | null;
};
