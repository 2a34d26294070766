import { mustBeMember, type Actor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { Forbidden } from '~/platform/errors';
import { refusalOfTeaching } from '../policy';
import { tokensOf } from './bayes';
import { countTokens, deleteLearnt, findLearnt, holdText, insertLearnt, markSeen, updateLearnt, type LearntOutcome } from './learning.store.server';

/** A text that was decided on; `textId`: of its post. Title and text as they were when it was screened. */
export type Decided = { textId: string; title?: string | null; text: string; outcome: LearntOutcome };

/**
 * Learns from a decision of staff: its tokens are counted, and texts like a rejected one are known from then on. Twice is
 * once; another outcome for the same text takes the first one back. Staff. Records nothing: the decision itself is recorded
 * where it is made.
 * @throws Forbidden
 */
export async function learn(actor: Actor, { textId, title, text, outcome }: Decided): Promise<void> {
  const member = teacher(actor);
  const learnt = { outcome, tokens: tokensOf(title ? `${title}\n${text}` : text) };
  await transaction(async (tx) => {
    await holdText(tx, textId);
    if (!(await insertLearnt(tx, textId, learnt, member, now()))) {
      const before = await findLearnt(tx, textId);
      if (before?.outcome === outcome) return;
      if (before) {
        await countTokens(tx, before, -1);
        await updateLearnt(tx, textId, learnt, member, now());
      }
    }
    await countTokens(tx, learnt, 1);
    await markSeen(tx, textId, outcome === 'rejected');
  });
}

/**
 * Takes back what was learnt from a text, whole; of a text that nothing was learnt from, nothing. Staff.
 * @throws Forbidden
 */
export async function unlearn(actor: Actor, { textId }: { textId: string }): Promise<void> {
  teacher(actor);
  await transaction(async (tx) => {
    await holdText(tx, textId);
    const before = await findLearnt(tx, textId);
    if (!before) return;
    await countTokens(tx, before, -1);
    await deleteLearnt(tx, textId);
    await markSeen(tx, textId, false);
  });
}

function teacher(actor: Actor): string {
  const refusal = refusalOfTeaching(actor);
  if (refusal) throw new Forbidden(refusal);
  return mustBeMember(actor).id;
}
