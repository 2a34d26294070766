import { sayInConversation, sayToMember } from '~/domains/messages/index.server';
import type { Activity, Subscriber } from '~/platform/activity/index.server';
import { readAppeal } from '../appeals/appeals.store.server';
import { isGivenBack } from '../rules';
import { readSanction } from '../sanctions/sanctions.store.server';
import { tellOfDecision } from './tell-of-decision.server';
import { changeFollower } from '../changes/follow-changes.server';
import { enqueuer } from '../screened/enqueue.server';
import { learner } from '../screened/learn-from.server';
import { tellPublished, tellReturned } from '../screened/tell-author.server';
import { shownAgain } from '../thresholds/answer-caused.server';
import { readStatement, type StatementRecord } from './decisions.store.server';
import { subjectOf } from './subject';
import { wordsFor } from './words-for.server';

/** Tells by a message of the team what was decided, in the language of who is told: bell and letter follow from it. */
const teller: Subscriber = {
  name: 'moderation.teller',
  begin: 'next',
  kinds: ['decision.final', 'decision.told', 'report.answered', 'report.corrected', 'appeal.answered', 'sanction.lifted', 'held.published', 'held.returned', 'automatic.reversed'],
  handle: (activity) => TELLING[activity.kind]?.(activity) ?? Promise.resolve(),
};

const TELLING: Record<string, (activity: Activity) => Promise<void>> = {
  'decision.final': tellAuthor,
  'decision.told': tellOfDecision,
  'report.answered': tellReporter,
  'report.corrected': tellCorrection,
  'appeal.answered': tellAppellant,
  'sanction.lifted': tellLifted,
  'held.published': tellPublished,
  'held.returned': tellReturned,
  'automatic.reversed': tellTakenBack,
};

async function tellAuthor({ data, targetMemberId }: Activity): Promise<void> {
  const statement = typeof data.statementId === 'string' ? await readStatement(data.statementId) : null;
  // What a person took back within their 30 seconds was nothing; what a program did was done.
  if (!statement || !targetMemberId || (statement.reversedAt && !statement.autoDecided)) return;
  const { id, reason, rule, facts } = statement;
  const { locale, t } = await wordsFor(targetMemberId);
  const said = t(statement.autoDecided ? 'thresholds.told' : 'review.told.removed', { reason: reason[locale], rule: rule[locale], facts, link: `/statements/${id}` });
  await sayToMember({
    id,
    memberId: targetMemberId,
    subject: subjectOf(statement, t),
    body: [said, ...whatElse(statement, t)].join('\n\n'),
  });
}

/** What its author can do about it themselves. */
function whatElse({ kind, targetKind, targetId }: StatementRecord, t: Awaited<ReturnType<typeof wordsFor>>['t']): string[] {
  if (kind === 'hide') return [t('thresholds.mayEdit', { link: `/p/${targetId}` })];
  return isGivenBack(kind, targetKind) ? [t('review.told.backAsDraft', { link: '/drafts' })] : [];
}

/** Goes on where the author was told what a program did. */
async function tellTakenBack({ id, data, targetMemberId }: Activity): Promise<void> {
  const { statementId } = data;
  if (!targetMemberId || typeof statementId !== 'string') return;
  const { t } = await wordsFor(targetMemberId);
  const statement = await readStatement(statementId);
  await sayInConversation({ id: `back${id}`, conversationId: statementId, subject: statement ? overOf(statement, t) : undefined, body: t('thresholds.takenBack') });
}

/** What lists of messages say instead of "is hidden for now". */
function overOf({ kind, threadTitle }: StatementRecord, t: Awaited<ReturnType<typeof wordsFor>>['t']): string | undefined {
  if (kind === 'hide' || kind === 'close') return t(`thresholds.over.${kind}`, { title: threadTitle ?? '' });
  return kind === 'silence' ? t('sanctions.liftedSubject.silence') : undefined;
}

async function tellLifted({ data, targetMemberId }: Activity): Promise<void> {
  const sanction = typeof data.sanctionId === 'string' ? await readSanction(data.sanctionId) : null;
  if (!sanction || !targetMemberId) return;
  const { t } = await wordsFor(targetMemberId);
  const body = t('sanctions.liftedBody', { link: `/statements/${sanction.statementId}` });
  await sayToMember({ id: sanction.id, memberId: targetMemberId, subject: t(`sanctions.liftedSubject.${sanction.kind}`), body });
}

/** What reporters read instead of "removed". */
const SAID: Record<string, string> = { keep: 'keep', restore: 'keep', ask_change: 'asked', remove_image: 'acted', edit: 'acted', move: 'acted', lock: 'acted', label: 'acted' };

async function tellReporter({ data, targetMemberId }: Activity): Promise<void> {
  const { reportId, outcome } = data;
  if (!targetMemberId || typeof reportId !== 'string') return;
  const { t } = await wordsFor(targetMemberId);
  const body = t(`review.told.outcome.${SAID[String(outcome)] ?? 'remove'}`);
  await sayToMember({ id: reportId, memberId: targetMemberId, subject: t('review.told.outcome.subject'), body });
}

/** Goes on where the reporter was told the outcome. */
async function tellCorrection({ id, data, targetMemberId }: Activity): Promise<void> {
  const { reportId, restored } = data;
  if (!targetMemberId || typeof reportId !== 'string') return;
  const { t } = await wordsFor(targetMemberId);
  await sayInConversation({ id: `corrected${id}`, conversationId: reportId, body: t(restored ? 'appeals.told.reporter' : 'appeals.told.reporterGone') });
}

/** Answers in the conversation of the appeal. */
async function tellAppellant({ id, data, targetMemberId }: Activity): Promise<void> {
  const appeal = typeof data.appealId === 'string' ? await readAppeal(data.appealId) : null;
  if (!appeal?.outcome || !targetMemberId) return;
  const { t } = await wordsFor(targetMemberId);
  const { outcome, restored, words, statementId } = appeal;
  const answer = t(`appeals.told.${outcome === 'overturn' && !restored ? 'overturnGone' : outcome}`);
  await sayInConversation({ id: `answer${id}`, conversationId: appeal.id, body: `${answer}\n\n${words}\n\n${t('appeals.told.link', { link: `/statements/${statementId}` })}` });
}

/** What this room wants to know of what happened. */
export const moderationSubscribers: readonly Subscriber[] = [teller, enqueuer, learner, changeFollower, { name: 'moderation.shown', begin: 'next', kinds: ['post.restored'], handle: shownAgain }];
