import { actorOf } from '~/domains/identity/index.server';
import { isStaff } from '~/domains/identity';
import { learn } from '~/domains/screening/index.server';
import type { Subscriber } from '~/platform/activity/index.server';
import { readDecidedText } from './screened.store.server';

/** Words that somebody decided about. */
export type LearntText = { textId: string; actorId: string; title: string | null; text: string | null };

const OUTCOMES: Record<string, 'approved' | 'rejected'> = { keep: 'approved', approve: 'approved', remove: 'rejected', refuse: 'rejected' };

/** Has screening learn from what people decided, once that is final; in the name of who decided, while they are staff. */
export const learner: Subscriber = {
  name: 'moderation.learner',
  begin: 'next',
  kinds: ['review.settled', 'decision.reversed'],
  async handle({ kind, data }) {
    const given = typeof data.decision === 'string' ? OUTCOMES[data.decision] : undefined;
    // What was overturned was wrong to be taken away.
    const outcome = given && kind === 'decision.reversed' ? 'approved' : given;
    const decided = outcome && typeof data.decisionId === 'string' ? await readDecidedText(data.decisionId) : null;
    if (!outcome || !decided?.text) return;
    const teacher = await actorOf(decided.actorId, 'job');
    if (teacher && isStaff(teacher)) await learn(teacher, { textId: decided.textId, title: decided.title, text: decided.text, outcome });
  },
};
