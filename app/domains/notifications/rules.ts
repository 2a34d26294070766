/**
 * What members are told of. Badges and messages of staff get their kinds when something gives badges and sends
 * messages: nobody should set a switch of what cannot happen.
 */
export const noticeKinds = ['reply', 'comment', 'mention', 'quote', 'accepted', 'votes', 'followed', 'reminder'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** How a kind reaches a member by mail. */
export const mailChoices = ['at_once', 'digest', 'never'] as const;
export type MailChoice = (typeof mailChoices)[number];

export const digestRhythms = ['daily', 'weekly', 'never'] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

export type Choice = { site: boolean; mail: MailChoice };

/** What holds until a member chooses: mail for what is meant for them, the digest for the rest. */
export const DEFAULTS: Record<NoticeKind, Choice> = {
  reply: { site: true, mail: 'at_once' },
  comment: { site: true, mail: 'at_once' },
  mention: { site: true, mail: 'at_once' },
  quote: { site: true, mail: 'at_once' },
  accepted: { site: true, mail: 'at_once' },
  votes: { site: true, mail: 'never' },
  followed: { site: true, mail: 'digest' },
  reminder: { site: true, mail: 'at_once' },
};

/** Kinds that tell of a post that was written: to have read the thread so far is to have read them. */
export const READ_WITH_THREAD: readonly NoticeKind[] = ['reply', 'comment', 'mention', 'quote', 'followed'];

/** Votes by members here; each is told once per post. */
export const MILESTONES = [1, 5, 10, 25, 50, 100] as const;

/** Those that the votes of a post have reached, without what an import brought along. */
export function milestonesReached(score: { total: number; imported: number }): number[] {
  return MILESTONES.filter((figure) => figure > score.imported && figure <= score.total);
}

/** Members of the audience who are told in one transaction. */
export const ROUND = 500;

/** Mails wait so long for the thread to be read on the site, in milliseconds. */
export const MAIL_WAIT_MS = 10 * 60_000;
/** Mails to one member in 24 hours; what comes above goes into the digest. */
export const MAILS_A_DAY = 20;

/** Local hours between which digests leave: the first is the morning, the last ends making up for what was missed. */
export const DIGEST_HOURS = { from: 8, to: 20 } as const;
/** After so many days without a visit digests stop. */
export const SILENCE_DAYS = 180;

/** Lines of the list on one page. */
export const PAGE = 30;
/** Above this the bell says "99+". */
export const COUNT_MOST = 100;
/** What is older is taken away, in days. */
export const KEPT_DAYS = 180;

/** What is told together while unread. */
export function groupKeyOf(kind: NoticeKind, { threadId, postId }: { threadId: string; postId: string }): string {
  const together = kind === 'reply' || kind === 'followed' || kind === 'quote';
  return `${kind}:${together ? threadId : postId}`;
}
