import { sayToMember } from '~/domains/messages/index.server';
import type { Activity } from '~/platform/activity/index.server';
import { CHANGE_DAYS } from '../rules';
import { readToldOf } from './told.store.server';
import { wordsFor } from './words-for.server';

/** Asks an author for a change, in the moderator's words, or says that something of theirs is there again. */
export async function tellOfDecision({ data, targetMemberId }: Activity): Promise<void> {
  const told = typeof data.decisionId === 'string' ? await readToldOf(data.decisionId) : null;
  if (!told || !targetMemberId) return;
  const { id, kind, facts, postId, title, reason, rule } = told;
  const { locale, t } = await wordsFor(targetMemberId);
  // The moderator's words speak of a rule: which one stands above them.
  const named = { named: reason ? 'yes' : 'no', reason: reason?.[locale] ?? '', rule: rule?.[locale] ?? '' };
  const [subject, body] =
    kind === 'restore'
      ? [t('changes.told.restoredSubject', { title }), t('changes.told.restored', { link: `/p/${postId}` })]
      : [t('changes.told.askedSubject', { title }), t('changes.told.asked', { ...named, words: facts, link: `/p/${postId}/edit`, days: CHANGE_DAYS })];
  await sayToMember({ id, memberId: targetMemberId, subject, body });
}
