import type { MemberActor } from '~/domains/identity';
import { forgetScreened, screen, type Signal, type Verdict } from '~/domains/screening/index.server';
import { env } from '~/platform/env/index.server';
import { Invalid } from '~/platform/errors';
import { forgive } from '~/platform/limits/index.server';
import { record } from '~/platform/activity/index.server';
import type { Tx } from '../at-hand.store.server';
import { picturesOf } from '../drafts/save-draft.server';
import { detectLanguage } from '../posts/language';
import { countStanding, noteWatched, readStaffNames } from './watched.store.server';

/** For so long, in milliseconds, the names of staff are not read again. */
const NAMES_MS = 60_000;
let staffNames: { until: number; names: Promise<string[]> } | null = null;

export type Screening = {
  postId: string;
  title: string | null;
  body: string;
  /** From the first key to sending, in milliseconds. */
  typedMs?: number;
};

/** A text as it may be published, and what was said of it; `verdict` null: nobody asked. */
export type Screened = { title: string | null; body: string; verdict: Verdict | null };

/**
 * Has a text screened before it is published. What the house's own jobs and imports bring is not, of staff only by word
 * rules. The text comes back as masking and replacing rules leave it.
 *
 * @throws Invalid on `body`, with the words that are not allowed here or why it looks unwelcome; nothing of it is kept
 */
export async function screenText(member: MemberActor, { postId, title, body, typedMs }: Screening): Promise<Screened> {
  if (env.SCREENING === 'off' || member.via === 'job' || member.via === 'import') return { title, body, verdict: null };
  const { id, username, displayName, role, createdAt } = member;
  const [approvedPosts, guardedNames] = await Promise.all([countStanding(id), namesOfStaff()]);
  const verdict = await screen({
    textId: postId,
    author: { id, username, displayName, role, createdAt, approvedPosts },
    ...{ title, text: body, guardedNames },
    language: detectLanguage(title ? `${title}\n\n${body}` : body),
    // Where limits are wider, people may be faster.
    typedMs: typedMs === undefined ? null : typedMs * env.LIMITS_FACTOR,
    images: picturesOf(body).length,
    portrait: member.avatarId !== null,
    ownHosts: [new URL(env.PUBLIC_URL).hostname],
  });
  if (verdict.outcome === 'refuse') {
    // Who changes what they wrote need not wait, and is not told that they repeat themselves.
    await Promise.all([forgetScreened({ textId: postId }), forgive('threadGap', id), forgive('postGap', id)]);
    throw new Invalid({ body: [refusalOf(verdict)] });
  }
  const { changed } = verdict;
  return { title: changed ? changed.title : title, body: changed ? changed.text : body, verdict };
}

/** The words that a rule blocks are named; what points add up from is not, so that nobody learns to write around it. */
function refusalOf({ signals }: Verdict): string {
  const blocked = signals.filter(({ words }) => words.key === 'screening.rule.block').map(({ words }) => String(words.args.words ?? ''));
  return blocked.length > 0 ? `textBlocked|words=${blocked.join(', ').replaceAll('|', ' ')}` : 'textRefused';
}

function namesOfStaff(): Promise<string[]> {
  if (staffNames && performance.now() < staffNames.until) return staffNames.names;
  const names = readStaffNames();
  names.catch(() => (staffNames = null));
  staffNames = { until: performance.now() + NAMES_MS, names };
  return names;
}

/** What is kept of signals: their name, points and words. */
export function signsOf(signals: readonly Signal[]): { name: string; weight: number; words: Signal['words'] }[] {
  return signals.map(({ name, weight, words }) => ({ name, weight, words }));
}

type Place = { threadId: string; postId: string; categoryId: string };

/** Notes that a post which is being written is to be looked at. Records `post.watched` with `score`, `ruleIds` and `silence`. */
export async function watchPost(tx: Tx, member: MemberActor, place: Place, { score, signals, ruleIds, silence }: Verdict): Promise<void> {
  await noteWatched(tx, place.postId, { score, signals: signsOf(signals) });
  await record(tx, { kind: 'post.watched', actor: member, targetMemberId: member.id, ...place, data: { score, ruleIds, silence } });
}
