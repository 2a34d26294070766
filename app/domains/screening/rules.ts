import type { Role } from '~/domains/identity';
import type { Locale } from '~/platform/i18n';
import type { Language } from './text/language';

/** What shall happen to a text, from the mildest. watch: shown, and looked at soon. hold: waits for a moderator. */
export const outcomes = ['publish', 'watch', 'hold', 'refuse'] as const;
export type Outcome = (typeof outcomes)[number];

/** Points from which a text is watched, held, refused. Ours, set by `npm run bench:screening`; one signal alone never refuses. */
export const THRESHOLDS = { watch: 3, hold: 5, refuse: 16 } as const;

/** Numbers that signals go by, with their source. */
export const limits = {
  /** Typed faster than this, in ms: Discourse, `min_first_post_typing_time`. */
  fastMs: 3_000,
  /** Shorter than this, in characters, anybody types in three seconds. Ours. */
  fastLength: 25,
  /** Approved posts before an author counts as known: Talkyard's "first N", Discourse's `approve_post_count` when it is used. Ours: 2. */
  firstPosts: 2,
  /** Age in days before an author counts as known: Discourse's first day of a new member. */
  firstDays: 1,
  /** Links of a new member: Discourse, `newuser_max_links`. */
  newLinks: 2,
  /** Images of a new member: Discourse, `newuser_max_embedded_media`. */
  newImages: 1,
  /** New members who linked to the same host: Discourse, `newuser_spam_host_threshold`. */
  hostMembers: 3,
  /** How long, in days, hosts and sketches of texts are compared. Ours. */
  memoryDays: 30,
  /** Share of shingles from which two texts are the same. Ours. */
  sameText: 0.7,
  /** Mean feeling per telling word below which a text is named as very negative. Ours. */
  sentiment: -1.5,
  /** Decisions of each outcome before what was learnt speaks. Ours. */
  learntLeast: 15,
  /** Word rules of one action, and characters of one: Discourse's watched words. */
  rulesPerAction: 2_000,
  ruleLength: 100,
  /** Characters of a text that are read; longer ones are read up to here. Ours; posts are shorter. */
  textLength: 50_000,
} as const;

/** What a word rule does. block: the text is refused; the others let it through changed, held, marked, or with a silenced author. */
export const ruleActions = ['block', 'hold', 'mask', 'report', 'replace', 'silence'] as const;
export type RuleAction = (typeof ruleActions)[number];
/** How the words of a rule are read. */
export const ruleKinds = ['word', 'phrase', 'pattern'] as const;
export type RuleKind = (typeof ruleKinds)[number];
/** shadow: only said to staff; live: done. */
export const ruleModes = ['shadow', 'live'] as const;
export type RuleMode = (typeof ruleModes)[number];

export type WordRule = {
  id: string;
  action: RuleAction;
  kind: RuleKind;
  words: string;
  replacement: string | null;
  language: Language | null;
  mode: RuleMode;
  createdBy: string | null;
  createdAt: Date;
  changedBy: string | null;
  changedAt: Date;
};

/** A message of `screening`, to be said in the reader's language. */
export type Words = { key: string; args: Record<string, string | number> };

/** One reason for a verdict; `weight` in points. */
export type Signal = { name: SignalName; weight: number; words: Words };

export const signalNames = [
  ...(['first-post', 'typed-fast', 'links', 'host-spread', 'link-disguised', 'link-lies', 'host-doubtful', 'host-borrowed', 'images', 'portrait'] as const),
  ...(['name-borrowed', 'duplicate', 'abuse', 'offer', 'phishing', 'contact', 'sentiment', 'shouting', 'hidden-letters', 'learnt', 'word-rule'] as const),
] as const;
export type SignalName = (typeof signalNames)[number];

/** Who wrote a text, as far as it matters here. */
export type ScreenAuthor = {
  id: string;
  username: string;
  displayName: string | null;
  role: Role;
  createdAt: Date;
  /** Posts of theirs that are shown. */
  approvedPosts: number;
};

/** What is to be screened. `textId`: the post, or what it will be; the same id is never its own duplicate. */
export type ScreenInput = {
  textId: string;
  author: ScreenAuthor;
  title?: string | null;
  /** Markdown. */
  text: string;
  /** Language that the text is known to be in; guessed without it. */
  language?: Locale | null;
  /** Time from the first key to sending, in ms; null when unknown. */
  typedMs?: number | null;
  /** Images that were uploaded into it. */
  images?: number;
  /** Its author shows a picture of their own choice beside it. */
  portrait?: boolean;
  /** Names that nobody may borrow, of staff for example; the brand's is always one. */
  guardedNames?: string[];
  /** Hosts of the site and the brand: links to them are no signal. */
  ownHosts?: string[];
};

/** What to do with a text and why. */
export type Verdict = {
  outcome: Outcome;
  score: number;
  signals: Signal[];
  /** Live word rules that spoke, and those in shadow that would have. */
  ruleIds: string[];
  shadowRuleIds: string[];
  /** A live rule asks that the author be silenced. */
  silence: boolean;
  /** The text as masking and replacing rules leave it; null when they change nothing. */
  changed: { title: string | null; text: string } | null;
};
