import type { MessageValues } from '~/platform/i18n';
import { sanctionSubject } from '../sanctions/sanction-words';
import type { DecisionKind, ReviewKind } from '../rules';

type Translate = (key: string, values?: MessageValues) => string;

/** What leaves the post where it is, or its thread. */
const DONE: Partial<Record<DecisionKind, true>> = { remove_image: true, edit: true, move: true, lock: true, label: true };

/** What was done, in a sentence: "Your post in “Which grinder” was removed", "You are suspended until 3 May". */
export function subjectOf({ kind, targetKind, threadTitle, until }: { kind: DecisionKind; targetKind: ReviewKind; threadTitle: string | null; until: Date | string | null }, t: Translate): string {
  if (targetKind === 'member_sanction' || kind === 'remove_spammer') return sanctionSubject(kind, until, t);
  if (kind === 'hide' || kind === 'close') return t(`thresholds.subject.${kind}`, { title: threadTitle ?? '' });
  if (kind === 'refuse') return t('review.statement.refused', { title: threadTitle ?? '' });
  if (kind in DONE) return t(`changes.statement.${kind}`, { title: threadTitle ?? '' });
  if (targetKind === 'reported_member') return t('review.statement.profile');
  return threadTitle === null ? t('review.statement.post') : t('review.statement.postIn', { title: threadTitle });
}
