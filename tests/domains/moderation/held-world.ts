import type { MemberActor } from '~/domains/identity';
import { moderationSubscribers, openReviewItem, decide, settleDecisions, type DecisionKind } from '~/domains/moderation/index.server';
import { addWordRule, addWordRuleInput, setWordRuleMode, type RuleAction } from '~/domains/screening/index.server';
import { threadSubscribers } from '~/domains/threads/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { someone } from '../threads/world';
import { FACTS, itemOf, later } from './world';

/** Words that nobody else says, each with what the rules of this world do about it. */
export const WORDS = { hold: 'zorglub', report: 'blorpish', mask: 'grumphy', replace: 'snorkled', block: 'quixplode', silence: 'fnordling' } as const satisfies Partial<Record<RuleAction, string>>;

/** Has word rules made that act on these words. */
export async function keepRules(): Promise<void> {
  const manager = await someone('manager');
  for (const [action, words] of Object.entries(WORDS)) {
    const replacement = action === 'replace' ? 'tea' : null;
    const { ruleId: id } = await addWordRule(manager, addWordRuleInput.parse({ action, kind: 'word', words, replacement }));
    await setWordRuleMode(manager, { id, mode: 'live' });
  }
}

/** Has moderation hear of everything up to now. */
export async function heard(): Promise<void> {
  await deliverOnce([...threadSubscribers, ...moderationSubscribers]);
}

/** Opens the item about a text and decides it. */
export async function decideHeld(moderator: MemberActor, heldId: string, decision: DecisionKind, reading: { version?: number; title?: string; body?: string } = {}) {
  await heard();
  const itemId = await itemOf(heldId);
  const { token, held } = await openReviewItem(moderator, { itemId });
  const because = decision === 'refuse' || decision === 'remove' ? { reasonId: 'spam', facts: FACTS } : { reasonId: null, facts: '' };
  return { itemId, ...(await decide(moderator, { itemId, token: token ?? -1, decision, ...because, version: held?.version, ...reading })) };
}

/** Has the half minute go by, and all follow that is to follow. */
export async function settled(): Promise<void> {
  later(31);
  await settleDecisions();
  await heard();
}
