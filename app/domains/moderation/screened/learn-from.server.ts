import { actorOf } from '~/domains/identity/index.server';
import { isStaff } from '~/domains/identity';
import { learn } from '~/domains/screening/index.server';
import type { Subscriber } from '~/platform/activity/index.server';
import { readDecidedText } from './screened.store.server';

/** Words that somebody decided about. */
export type LearntText = { textId: string; actorId: string; title: string | null; text: string | null };

const OUTCOMES: Record<string, 'approved' | 'rejected'> = { keep: 'approved', approve: 'approved', remove: 'rejected', refuse: 'rejected' };

/**
 * Has screening learn from what people decided, once that is final, in the name of who decided, while they are staff;
 * and the contrary when somebody else finds that it was wrong to restrict.
 */
export const learner: Subscriber = {
  name: 'moderation.learner',
  begin: 'next',
  kinds: ['review.settled', 'decision.reversed'],
  async handle({ kind, actorId, data }) {
    const { decision, decisionId } = data;
    const said = typeof decision === 'string' ? OUTCOMES[decision] : undefined;
    const decided = said && typeof decisionId === 'string' ? await readDecidedText(decisionId) : null;
    if (!said || !decided?.text) return;
    const reversed = kind === 'decision.reversed';
    const teacher = await actorOf(reversed && actorId ? actorId : decided.actorId, 'job');
    const outcome = reversed ? 'approved' : said;
    if (teacher && isStaff(teacher)) await learn(teacher, { textId: decided.textId, title: decided.title, text: decided.text, outcome });
  },
};
