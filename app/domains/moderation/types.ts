import type { CategoryLabel, HeldState, LocalText, Person, PostKind, Sign, ThreadKind, Verdict } from '~/domains/threads';
import type { DecisionKind, Ground, ReviewKind } from './rules';
import type { NoticeSender, NoticeState } from './notices/notice-rules';
import type { SanctionKind } from './sanctions/sanction-rules';

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

/** A reason as managers write it: each text in both languages. */
export type ReasonSource = Omit<ReportReason, 'title' | 'rule' | 'help'> & { title: LocalText; rule: LocalText; help: LocalText; dsaCategory: string; archived: boolean };

/** Ready words as managers write them. */
export type CannedSource = { id: string; title: LocalText; text: LocalText; decisions: DecisionKind[] };

/** Ready words for an item: the title in the moderator's language, the words in the language of who will read them. */
export type CannedReady = { id: string; title: string; text: string };

/** What a local moderator looks after, by category and by language; nothing named: everything. */
export type ReviewScope = { categoryIds: string[]; languages: ('en' | 'fr')[] };

/** A filter of the queue under a name; `by`: the colleague who shares it, null for an own one. */
export type SavedFilterView = { id: string; name: string; query: string; shared: boolean; by: Person | null };

/** What the author of a post is asked to change, in the words of who asked. */
export type AskedChange = { id: string; postId: string; number: number; words: string; askedAt: Date; dueAt: Date; overdue: boolean };

/** A decision that can still be taken back; or `n` of them, made in one go. `title`: of the thread; null for a profile. */
export type Undoable = { decisionId: string; itemId: string; batchId: string | null; kind: DecisionKind; until: Date; n: number; title: string | null };

/** Who looks at an item, and until when nobody else may decide it. */
export type Claim = { by: Person; since: Date; until: Date; mine: boolean };

export type ItemTarget =
  | { kind: 'post'; postId: string; threadId: string; title: string; number: number; postKind: PostKind; excerpt: string; removed: boolean; hidden: boolean }
  /** A text that waits, or waited: it has no number yet. `title`: of its thread, or the one that it will begin. */
  | { kind: 'held'; heldId: string; title: string; postKind: PostKind; excerpt: string }
  | { kind: 'member'; memberId: string; person: Person }
  /** `about`: the title of the thread; null: a profile. */
  | { kind: 'appeal'; statementId: string; about: string | null };

/** A line of the queue. */
export type ItemRow = {
  id: string;
  kind: ReviewKind;
  target: ItemTarget;
  author: Person;
  category: CategoryLabel | null;
  language: string | null;
  /** `gone`: nobody has to look at it any more, as where its author took the text back. */
  state: 'open' | 'decided' | 'gone';
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
  /** `by` null: a program. */
  decision: { id: string; kind: DecisionKind; by: Person | null; at: Date; finalAt: Date } | null;
  /** Whether the reader may decide it. */
  may: Verdict;
};

/** An item among others that are decided in one go. `held`: of a text that waits, what there is to read of it, and in which version. */
export type BulkItem = ItemRow & { decisions: DecisionKind[]; held: { version: number; words: string; whole: boolean } | null };

/** What a filter would have decided in one go: items that the reader may decide and nobody looks at, and how many stay behind. */
export type BulkPreview = { items: BulkItem[]; authors: number; waiting: number };

/** A notice as whoever gave it reads it. */
export type NoticeView = {
  id: string;
  reference: string;
  sender: NoticeSender;
  /** On this site, as a path. */
  address: string;
  reason: string;
  /** What they wrote; null: it was erased. */
  facts: string | null;
  at: Date;
  state: NoticeState;
  /** When they were told. */
  answeredAt: Date | null;
  automatic: boolean;
  /** Until when an answer is promised. */
  dueAt: Date;
  /** Until when the answer can be contested here; null: it cannot, or not any more. */
  contestUntil: Date | null;
  /** The token of the notice that contests it; null: none. */
  contestedBy: string | null;
  /** It contests the answer to another one. */
  contests: boolean;
  /** Whether there is an address to which the answer goes. */
  byMail: boolean;
};

/** What a visitor's report says beside its reason. */
export type NoticeOfReport = {
  sender: NoticeSender;
  /** A manager made sure of it. */
  confirmed: boolean;
  /** Null: not asked for, or erased. */
  name: string | null;
  /** For managers only; null also for others. */
  email: string | null;
  /** Null: erased. */
  facts: string | null;
  /** Whether the reader may say that the sender is what they claim to be. */
  mayConfirm: boolean;
};

export type ReportView = {
  id: string;
  /** Null: a visitor. */
  by: Person | null;
  notice: NoticeOfReport | null;
  /** The picture that it is about; null: all of it. */
  imageId: string | null;
  reason: { id: string; title: string };
  note: string | null;
  weight: number;
  at: Date;
  /** Reports of this member that were judged before. */
  record: { right: number; wrong: number };
};

/** A post as it stands in the pane. `html` is safe as it is, empty when the text was withdrawn. */
export type PaneWords = { id: string; number: number; kind: PostKind; author: Person; html: string; at: Date; removed: boolean; hidden: boolean; isTarget: boolean };

export type PaneProfile = { id: string; username: string; displayName: string | null; avatarId: string | null; bioHtml: string | null; location: string | null; website: string | null };

/** `by` null: a program. */
export type DecisionView = { id: string; itemId: string; kind: DecisionKind; by: Person | null; at: Date; reason: string | null; facts: string; title: string | null };

/** What a program did by itself. `until` null: until somebody has looked at it. `over`: it has ended; `reversed`: it was taken back. */
export type Acted = { kind: DecisionKind; at: Date; until: Date | null; over: boolean; reversed: boolean; statementId: string };

export type ReviewPane = {
  item: ItemRow;
  /** What programs did because of it, which the decision confirms or takes back. */
  acted: Acted[];
  /** Decisions that are possible here. */
  decisions: readonly DecisionKind[];
  /** The reader's claim, to be sent along with the decision; null: somebody else's, or not asked for, or not theirs to decide. */
  token: number | null;
  /** Of a post: what it answers, itself, and two before and after it, by number. */
  posts: PaneWords[];
  profile: PaneProfile | null;
  /** Of an appeal only. */
  appeal: PaneAppeal | null;
  /** What screening said, the weightiest first; points add up to `score`. Null: nothing. */
  screening: { score: number; signals: Sign[] } | null;
  /** Of a text that waits: what is decided about. */
  held: { version: number; state: HeldState; title: string | null; source: string; tags: string[]; threadKind: ThreadKind | null } | null;
  /** Of a post that the reader may change: its words as they stand, for changing them in one step with the decision. */
  words: { version: number; title: string | null; source: string; tags: string[] | null } | null;
  /** The pictures of that post, by their ids, in its order: each can be removed alone. */
  pictures: string[];
  /** What its author was asked to change, and whether they have. */
  asked: { words: string; reasonId: string | null; by: Person; at: Date; dueAt: Date; state: 'asked' | 'overdue' | 'changed' } | null;
  reports: ReportView[];
  author: { person: Person; joinedAt: Date | null; threads: number; posts: number; accepted: number; decisions: DecisionView[]; linked: Person[] };
  /** Posts and threads that go when the author is removed as a spammer; null: they may not be. */
  spammer: { posts: number } | null;
  /** What the author may be given on top of a restriction, as `writeSanction` writes it, and what is proposed. */
  onTop: { proposed: string; choices: string[] };
  /** The latest about the same reasons. */
  similar: DecisionView[];
  notes: { id: string; by: Person; text: string; at: Date }[];
  /** What to look at next; null: nothing is left. */
  nextId: string | null;
};

/** What a member was given, as staff see it. */
export type SanctionView = {
  id: string;
  kind: SanctionKind;
  hours: number | null;
  from: Date;
  /** Null: for good, and for a warning. */
  until: Date | null;
  statementId: string;
  itemId: string;
  decisionId: string;
  /** Null: a program. */
  by: Person | null;
  reason: string;
  facts: string;
  liftedAt: Date | null;
  liftedBy: Person | null;
  /** Its decision was taken back, by whoever gave it or after an appeal. */
  takenBack: boolean;
  inForce: boolean;
  /** The reader gave it less than 30 seconds ago. */
  mayUndo: boolean;
};

/** What binds a reader now; `until` null for good, `statementId` null until they were told. */
export type RestraintView = { kind: SanctionKind; until: Date | null; statementId: string | null };

/** An appeal as whoever judges it reads it. */
export type PaneAppeal = {
  statement: StatementView;
  /** Who had decided; null: a program. */
  decidedBy: Person | null;
  /** Where it was decided. */
  contestedItemId: string;
  /** What was taken out of the post, where that is contested; only staff can see it. */
  pictures: { src: string; alt: string }[];
  /** What the member and the team wrote about it, the latest; empty: the member has left, or is above the reader. */
  said: { id: string; name: string | null; fromTeam: boolean; html: string; at: Date }[];
};

/** How a contested statement stands, for its member. `outcome` null: it is being looked at. */
export type AppealView = { id: string; at: Date; outcome: 'uphold' | 'overturn' | null; answeredAt: Date | null; words: string | null; restored: boolean | null };

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
  /** A sanction that ended before its time. */
  liftedAt: Date | null;
  /** Until when it can be contested; null: not told yet. */
  appealUntil: Date | null;
};
