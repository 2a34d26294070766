import { sayToMember } from '~/domains/messages/index.server';
import type { Activity, Subscriber } from '~/platform/activity/index.server';
import { isLocale } from '~/platform/i18n';
import { speak } from '~/platform/i18n/index.server';
import { sanctionSubject } from '../sanctions/sanction-words';
import { readSanction } from '../sanctions/sanctions.store.server';
import { readLocale, readStatement } from './decisions.store.server';

/** Tells by a message of the team what was decided, in the language of who is told: bell and letter follow from it. */
const teller: Subscriber = {
  name: 'moderation.teller',
  begin: 'next',
  kinds: ['decision.final', 'report.answered', 'sanction.lifted'],
  handle: (activity) => {
    if (activity.kind === 'sanction.lifted') return tellLifted(activity);
    return activity.kind === 'decision.final' ? tellAuthor(activity) : tellReporter(activity);
  },
};

async function tellAuthor({ data, targetMemberId }: Activity): Promise<void> {
  const statement = typeof data.statementId === 'string' ? await readStatement(data.statementId) : null;
  if (!statement || !targetMemberId || statement.reversedAt) return;
  const { id, kind, threadTitle, targetKind, reason, rule, facts, until } = statement;
  const { locale, t } = await wordsFor(targetMemberId);
  const ofPost = threadTitle === null ? t('review.statement.post') : t('review.statement.postIn', { title: threadTitle });
  const ofWhat = targetKind === 'reported_member' ? t('review.statement.profile') : ofPost;
  await sayToMember({
    id,
    memberId: targetMemberId,
    subject: targetKind === 'member_sanction' ? sanctionSubject(kind, until, t) : ofWhat,
    body: t('review.told.removed', { reason: reason[locale], rule: rule[locale], facts, link: `/statements/${id}` }),
  });
}

async function tellLifted({ data, targetMemberId }: Activity): Promise<void> {
  const sanction = typeof data.sanctionId === 'string' ? await readSanction(data.sanctionId) : null;
  if (!sanction || !targetMemberId) return;
  const { t } = await wordsFor(targetMemberId);
  const body = t('sanctions.liftedBody', { link: `/statements/${sanction.statementId}` });
  await sayToMember({ id: sanction.id, memberId: targetMemberId, subject: t(`sanctions.liftedSubject.${sanction.kind}`), body });
}

async function tellReporter({ data, targetMemberId }: Activity): Promise<void> {
  const { reportId, outcome } = data;
  if (!targetMemberId || typeof reportId !== 'string') return;
  const { t } = await wordsFor(targetMemberId);
  const body = t(outcome === 'remove' ? 'review.told.outcome.remove' : 'review.told.outcome.keep');
  await sayToMember({ id: reportId, memberId: targetMemberId, subject: t('review.told.outcome.subject'), body });
}

async function wordsFor(memberId: string) {
  const chosen = await readLocale(memberId);
  const locale = isLocale(chosen) ? chosen : 'en';
  return { locale, t: speak(locale) };
}

/** What this room wants to know of what happened. */
export const moderationSubscribers: readonly Subscriber[] = [teller];
