import type { MemberActor } from '~/domains/identity';
import { Invalid, TooMany } from '~/platform/errors';

const HOUR_MS = 3_600_000;

/**
 * What new members may do: Discourse's figures for accounts of its lowest level (peers.md, A12). One is new on the first
 * day, and then until three posts stand, for a week at most: a small trust, as A9 asks for of its first level (30 posts
 * read, ten minutes), but shown by what others can see, and without keeping those waiting who only read. Gaps in seconds;
 * links, mentions and images are those of one post.
 */
export const NEWCOMER = {
  firstDayHours: 24,
  mostDays: 7,
  standing: 3,
  threads: 3,
  replies: 10,
  inThread: 3,
  threadGap: 120,
  postGap: 30,
  links: 2,
  mentions: 2,
  images: 1,
} as const;

/** What a member has written so far, the post in hand left out. */
export type Pace = {
  /** Posts that were not removed. */
  standing: number;
  threads: number;
  /** Answers, replies and comments. */
  replies: number;
  /** Those in the thread in hand since somebody last replied to one of them. */
  inThread: number;
  lastThreadAt: Date | null;
  lastPostAt: Date | null;
};

type Writer = Pick<MemberActor, 'role' | 'via' | 'createdAt'>;

/** Whether it is worth asking what they have written: never for staff, the house's own jobs, and whoever has been here for a week. */
export function mayBeNew({ role, via, createdAt }: Writer, at: Date): boolean {
  return role === 'member' && via !== 'job' && via !== 'import' && at.getTime() - createdAt.getTime() < NEWCOMER.mostDays * 24 * HOUR_MS;
}

/** On the first day everybody is new; afterwards those of whom little is to be seen yet. */
export function isNew(writer: Writer, pace: Pick<Pace, 'standing'>, at: Date): boolean {
  return mayBeNew(writer, at) && (isFirstDay(writer, at) || pace.standing < NEWCOMER.standing);
}

/** For so long fewer posts are taken. */
export function isFirstDay(writer: Writer, at: Date): boolean {
  return mayBeNew(writer, at) && at < endOfFirstDay(writer);
}

/**
 * Refuses one more thread or post of a new member when it is too early for it.
 * @param factor how much more is allowed here (`LIMITS_FACTOR`)
 * @param isOwnThread where one answers those who answer: there may be more
 * @throws TooMany with the reason, and the seconds until it is possible
 */
export function checkPace(writer: Writer, pace: Pace, wish: { kind: 'thread' | 'post'; isOwnThread: boolean; at: Date; factor: number }): void {
  const { kind, at, factor } = wish;
  const dayEndsIn = secondsUntil(endOfFirstDay(writer), at);
  const day = `hours=${Math.ceil(dayEndsIn / 3_600)}`;
  if (dayEndsIn > 0) {
    if (kind === 'thread' && pace.threads >= NEWCOMER.threads * factor) throw new TooMany(dayEndsIn, `newcomerThreads|max=${NEWCOMER.threads * factor}|${day}`);
    if (kind === 'post' && pace.replies >= NEWCOMER.replies * factor) throw new TooMany(dayEndsIn, `newcomerReplies|max=${NEWCOMER.replies * factor}|${day}`);
    if (kind === 'post' && !wish.isOwnThread && pace.inThread >= NEWCOMER.inThread * factor) {
      throw new TooMany(dayEndsIn, `newcomerInThread|max=${NEWCOMER.inThread * factor}|${day}`);
    }
  }
  const after = (last: Date | null, gap: number): number => (last ? secondsUntil(new Date(last.getTime() + (gap * 1_000) / factor), at) : 0);
  const wait = Math.max(after(pace.lastPostAt, NEWCOMER.postGap), kind === 'thread' ? after(pace.lastThreadAt, NEWCOMER.threadGap) : 0);
  if (wait > 0) throw new TooMany(wait, `newcomerGap|gap=${kind === 'thread' ? NEWCOMER.threadGap : NEWCOMER.postGap}|seconds=${wait}`);
}

/**
 * Refuses a text of a new member with more in it than they may put there.
 * @throws Invalid on `body`, with a reason for each thing that is too many
 */
export function checkText(text: { links: number; mentions: number; images: number }, factor: number): void {
  const reasons: string[] = [];
  if (text.links > NEWCOMER.links * factor) reasons.push(`newcomerLinks|max=${NEWCOMER.links * factor}`);
  if (text.mentions > NEWCOMER.mentions * factor) reasons.push(`newcomerMentions|max=${NEWCOMER.mentions * factor}`);
  if (text.images > NEWCOMER.images * factor) reasons.push(`newcomerImages|max=${NEWCOMER.images * factor}`);
  if (reasons.length > 0) throw new Invalid({ body: reasons });
}

function endOfFirstDay({ createdAt }: Writer): Date {
  return new Date(createdAt.getTime() + NEWCOMER.firstDayHours * HOUR_MS);
}

function secondsUntil(then: Date, at: Date): number {
  return Math.max(0, Math.ceil((then.getTime() - at.getTime()) / 1_000));
}
