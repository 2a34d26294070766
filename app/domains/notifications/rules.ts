/**
 * What members are told of; `staff` is a message of the team. Badges get a kind when something gives them: nobody should
 * set a switch of what cannot happen.
 */
export const memberKinds = ['staff', 'reply', 'comment', 'mention', 'quote', 'accepted', 'votes', 'followed', 'reminder'] as const;
/** What the team is told of beside that: a member has answered it. */
export const teamKinds = ['memberReply'] as const;
export const noticeKinds = [...memberKinds, ...teamKinds] as const;
export type MemberKind = (typeof memberKinds)[number];
export type TeamKind = (typeof teamKinds)[number];
export type NoticeKind = MemberKind | TeamKind;

/** Kinds that tell of a message in a conversation of the team with a member, not of a post. */
export const MESSAGE_KINDS = ['staff', 'memberReply'] as const satisfies readonly NoticeKind[];
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export type PostNoticeKind = Exclude<NoticeKind, MessageKind>;

/** What a member has to learn on the site, whatever they choose: the team may have to reach them. */
export const ALWAYS_ON_SITE: readonly NoticeKind[] = ['staff'];

/** How a kind reaches a member by mail. */
export const mailChoices = ['at_once', 'digest', 'never'] as const;
export type MailChoice = (typeof mailChoices)[number];

/** The choices that a kind has: messages are meant for one person, and are no matter for a digest. */
export function mailChoicesOf(kind: NoticeKind): readonly MailChoice[] {
  return isMessageKind(kind) ? ['at_once', 'never'] : mailChoices;
}

export function isMessageKind(kind: NoticeKind): kind is MessageKind {
  return (MESSAGE_KINDS as readonly NoticeKind[]).includes(kind);
}

/** The kinds that somebody has a switch for. */
export function kindsFor({ staff }: { staff: boolean }): readonly NoticeKind[] {
  return staff ? noticeKinds : memberKinds;
}

export const digestRhythms = ['daily', 'weekly', 'never'] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

export type Choice = { site: boolean; mail: MailChoice };

/** What holds until a member chooses: mail for what is meant for them, the digest for the rest. */
export const DEFAULTS: Record<NoticeKind, Choice> = {
  staff: { site: true, mail: 'at_once' },
  reply: { site: true, mail: 'at_once' },
  comment: { site: true, mail: 'at_once' },
  mention: { site: true, mail: 'at_once' },
  quote: { site: true, mail: 'at_once' },
  accepted: { site: true, mail: 'at_once' },
  votes: { site: true, mail: 'never' },
  followed: { site: true, mail: 'digest' },
  reminder: { site: true, mail: 'at_once' },
  memberReply: { site: true, mail: 'at_once' },
};

/** What somebody has chosen: of the kinds of the team, only who belongs to it. */
export type KindChoices = Record<MemberKind, Choice> & Partial<Record<TeamKind, Choice>>;

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
export function groupKeyOf(kind: PostNoticeKind, { threadId, postId }: { threadId: string; postId: string }): string {
  const together = kind === 'reply' || kind === 'followed' || kind === 'quote';
  return `${kind}:${together ? threadId : postId}`;
}
