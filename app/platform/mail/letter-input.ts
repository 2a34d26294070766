import type { LetterName, LetterProps } from '#emails/index';

/** A letter to be sent. */
export type MailInput<Name extends LetterName> = {
  letter: Name;
  props: LetterProps<Name>;
  to: string;
  locale: 'en' | 'fr';
  memberId?: string;
  /** It holds a link or code that lets somebody in: props and words are wiped when it has been handed over. */
  secret?: boolean;
  /** It is one of many of a kind, and its reader may stop them with one click. Needs `memberId`. */
  list?: MailList;
  /** Where it belongs among the reader's other letters. Needs `memberId`. */
  threading?: MailThreading;
  /** At the foot, why the reader gets it; in their language. Otherwise the letter's own words. */
  reason?: string;
  /** The line that mail programs show after the subject. Otherwise the letter's own words. */
  preheader?: string;
};

/** A list in the sense of RFC 2919: letters that people sort and stop together. */
export type MailList = {
  /** `help`, `digest`, ...: letters, digits, `.`, `_` and `-`. Becomes `<help.community.example.com>` in List-Id. */
  id: string;
  /** What the list is called beside the brand, in the reader's language. */
  name?: string;
  /** Where its content is on the site, as a path: `/c/help`. */
  archive?: string;
  /** What the reader stops by unsubscribing: `thread:ID`, `kind:NAME`, `digest` or `all`. */
  unsubscribe: { purpose: string };
};

/**
 * Names of letters, of the same characters as a list's id: `post-0abc`, `thread-0xyz`. The reader is added to each, so
 * that `post-0abc` is one Message-ID per reader, the same at each try, and the parent that a reader's program knows.
 */
export type MailThreading = {
  /** Names this letter: queued a second time for the same reader, it is not made again. */
  messageId?: string;
  /** What it answers. */
  inReplyTo?: string;
  /** From the oldest to the one it answers; where there are many, the first and the last nine are kept. */
  references?: string[];
};

/** What further headers are made from when the letter is sent; stored with it. */
export type MailHeaders = {
  list?: { id: string; name?: string; archive?: string };
  /** Left sides of Message-IDs. */
  inReplyTo?: string;
  references?: string[];
};

const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/i;
const PURPOSE = /^(?:all|digest|(?:thread|kind):[a-z0-9][a-z0-9._-]{0,99})$/i;
const REFERENCES = 10;

/** Whether something may be unsubscribed from: `thread:ID`, `kind:NAME`, `digest` or `all`. */
export function isPurpose(purpose: string): boolean {
  return PURPOSE.test(purpose);
}

/**
 * What is stored of list and threading: everything per reader, and checked, since it ends in headers.
 * @throws Error when a name is none, or nobody is named for whom it would be
 */
export function readPlace({ list, threading, memberId }: Pick<MailInput<LetterName>, 'list' | 'threading' | 'memberId'>): {
  messageName: string | null;
  purpose: string | null;
  headers: MailHeaders;
} {
  if (!list && !threading) return { messageName: null, purpose: null, headers: {} };
  if (!memberId) throw new Error('a letter of a list or a thread needs its member');
  const own = (name: string | undefined): string | undefined => name && `${named(name)}.${memberId}`;
  const references = threading?.references ?? [];
  const kept = references.length > REFERENCES ? [references[0]!, ...references.slice(1 - REFERENCES)] : references;
  if (list && !isPurpose(list.unsubscribe.purpose)) throw new Error(`nobody can unsubscribe from ${list.unsubscribe.purpose}`);
  return {
    messageName: own(threading?.messageId) ?? null,
    purpose: list?.unsubscribe.purpose ?? null,
    headers: {
      ...(list ? { list: { id: named(list.id), ...(list.name ? { name: list.name } : {}), ...(list.archive ? { archive: list.archive } : {}) } } : {}),
      ...(threading?.inReplyTo ? { inReplyTo: own(threading.inReplyTo) } : {}),
      ...(kept.length > 0 ? { references: kept.map((name) => own(name)!) } : {}),
    },
  };
}

function named(name: string): string {
  if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} cannot stand in a header`);
  return name;
}
