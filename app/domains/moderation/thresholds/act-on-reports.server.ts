import { isNewcomer, closeThread, hidePost, holdThread } from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { settleItem } from '../decisions/settle.server';
import { wordsWithin } from '../decisions/words-for.server';
import { readReasons, type ReasonRecord } from '../reports/reasons.store.server';
import type { Target, Tx } from '../reports/reports.store.server';
import { standingOf } from '../rules';
import { giveSanction } from '../sanctions/give-sanction.server';
import { decideAlone } from './decide-alone.server';
import { EDIT_SHOWS_AFTER_MS, hidesPost, reaches, SPAM, type Thresholds } from './threshold-rules';
import { holdAuthor, mainReason, readAuthorFacts, readOpening, readThresholds, wasHidden, weighItem, weighSpam, weighThread, writeClosing } from './thresholds.store.server';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

type Filed = { itemId: string; target: Target; severity: number; reasonId: string; standing: number; at: Date };
/** What is read before rows are held. */
export type Known = { thresholds: Thresholds; reasons: readonly ReasonRecord[] };
type Acting = Filed & Known & { reason: ReasonRecord };

/** What programs have to know before they act; to be read before the transaction, in which nobody waits for another connection. */
export async function knownToPrograms(): Promise<Known> {
  const [thresholds, reasons] = await Promise.all([readThresholds(), readReasons()]);
  return { thresholds, reasons };
}

/**
 * What follows by itself from a report that has just been filed, in its transaction, when reports weigh enough: the post is
 * hidden until a person has looked at it, the thread closed for some hours, a new member silenced. Never what staff wrote, nor
 * staff. Each is a decision of a program with its statement of reasons; the item of the report stays open, and whoever
 * decides it confirms or takes back what was done. `threshold-rules.ts` has the figures, managers keep them.
 */
export async function actOnReports(tx: Tx, filed: Filed, known: Known): Promise<void> {
  const reasonId = (await mainReason(tx, filed.itemId)) ?? filed.reasonId;
  const reason = known.reasons.find(({ id }) => id === reasonId);
  if (!reason) return;
  const acting = { ...filed, ...known, reason };
  // Rows are held in the order item, thread, posts, members.
  await hideIfHeavy(tx, acting);
  await closeIfHeated(tx, acting);
  await silenceIfSpam(tx, acting);
}

async function hideIfHeavy(tx: Tx, { itemId, target, severity, reasonId, standing, thresholds, reason, at }: Acting): Promise<void> {
  const { kind, targetId: postId, threadId, authorId, language } = target;
  const author = kind === 'reported_post' ? await readAuthorFacts(tx, authorId) : null;
  if (!author || !threadId || author.role !== 'member') return;
  const { score, members } = await weighItem(tx, itemId);
  const days = (at.getTime() - author.createdAt.getTime()) / DAY_MS;
  const authorStanding = standingOf({ staff: false, days, posts: author.threads + author.posts, accepted: author.accepted });
  if (!hidesPost(thresholds, { score }, { standing, authorStanding, reasonId })) return;
  const editShowsFrom = (await wasHidden(tx, postId)) ? null : new Date(at.getTime() + EDIT_SHOWS_AFTER_MS);
  if (!(await hidePost(tx, { threadId, postId }, { editShowsFrom }))) return;
  const { t } = await wordsWithin(tx, authorId);
  const about = { target: { postId, threadId, authorId, language }, causeId: itemId, severity, reason, at };
  await decideAlone(tx, { ...about, program: 'reports', itemId: newId(), kind: 'hide', facts: t('thresholds.facts.hide', { n: members, score: rounded(score), bar: thresholds.hide.score }), untilAt: null });
}

async function closeIfHeated(tx: Tx, { itemId, target, severity, thresholds, reason, at }: Acting): Promise<void> {
  const { threadId } = target;
  if (!threadId || !thresholds.close.on) return;
  const { locked, removed } = await holdThread(tx, threadId);
  const weight = await weighThread(tx, threadId);
  const opening = locked || removed || !reaches(thresholds.close, weight) ? null : await readOpening(tx, threadId);
  if (!opening || !(await closeThread(tx, threadId, at))) return;
  const { hours } = thresholds.close;
  const untilAt = new Date(at.getTime() + hours * HOUR_MS);
  const closing = newId();
  const { t } = await wordsWithin(tx, opening.authorId);
  const about = { target: { ...opening, threadId }, causeId: itemId, severity, reason, at };
  await decideAlone(tx, { ...about, program: 'heat', itemId: closing, kind: 'close', facts: t('thresholds.facts.close', { n: weight.members, score: rounded(weight.score), bar: thresholds.close.score, hours }), untilAt });
  await writeClosing(tx, { itemId: closing, threadId, closedAt: at, untilAt });
}

async function silenceIfSpam(tx: Tx, { itemId, target, reasonId, thresholds, reasons, at }: Acting): Promise<void> {
  if (reasonId !== SPAM || !thresholds.silence.on) return;
  const { authorId: memberId } = target;
  if (!(await isNewHere(tx, memberId, at))) return;
  const weight = await weighSpam(tx, memberId);
  const reason = reaches(thresholds.silence, weight) ? reasons.find(({ id }) => id === SPAM) : null;
  if (!reason) return;
  const { hours } = thresholds.silence;
  const { t } = await wordsWithin(tx, memberId);
  const facts = t('thresholds.facts.silence', { n: weight.members, score: rounded(weight.score), bar: thresholds.silence.score, days: hours / 24, hours });
  const given = await giveSanction(tx, { program: 'spam' }, { kind: 'silence', hours }, { memberId, reason, facts, at, besideId: null, causeId: itemId });
  await settleItem(tx, given.itemId, at);
}

/** Somebody new who is neither silenced nor suspended already; their row is held. */
export async function isNewHere(tx: Tx, memberId: string, at: Date): Promise<boolean> {
  const author = await holdAuthor(tx, memberId, at);
  if (!author || author.bound) return false;
  const { role, createdAt, threads, posts } = author;
  return isNewcomer({ role, via: 'browser', createdAt }, { standing: threads + posts }, at);
}

function rounded(score: number): number {
  return Math.round(score * 10) / 10;
}
