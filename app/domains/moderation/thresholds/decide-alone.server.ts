import { record } from '~/platform/activity/index.server';
import { newId } from '~/platform/clock';
import { writeLedger } from '~/platform/ledger/index.server';
import { ledgerTarget, placeOf } from '../decisions/about-item';
import { writeDecision, writeStatement, type Tx } from '../decisions/decisions.store.server';
import { settleItem } from '../decisions/settle.server';
import type { ReasonRecord } from '../reports/reasons.store.server';
import type { Program } from './threshold-rules';
import { writeAutomaticItem } from './thresholds.store.server';

export type Alone = {
  program: Program;
  itemId: string;
  kind: 'hide' | 'close';
  target: { postId: string; threadId: string; authorId: string; language: string | null };
  causeId: string;
  severity: number;
  reason: ReasonRecord;
  /** In the author's language. */
  facts: string;
  at: Date;
  untilAt: Date | null;
};

/**
 * Writes down, in the transaction in which it was done, what a program decided about a post or a thread: its item, its
 * decision and its statement of reasons, which rests on the community's rules, since no program judges the law. It is
 * final at once, and its author told. Records `review.decided` and what settling records, and writes to the ledger.
 */
export async function decideAlone(tx: Tx, { program, itemId, kind, target, causeId, severity, reason, facts, at, untilAt }: Alone): Promise<void> {
  const { postId: targetId, threadId, authorId, language } = target;
  const [decisionId, statementId] = [newId(), newId()];
  const itemKind = kind === 'hide' ? ('hidden_post' as const) : ('closed_thread' as const);
  const item = { kind: itemKind, targetId, threadId, authorId };
  const { id: reasonId, title, rule } = reason;
  await writeAutomaticItem(tx, { id: itemId, ...item, language, severity, causeId, at });
  await writeStatement(tx, {
    ...{ id: statementId, decisionId, memberId: authorId, kind, targetKind: itemKind, targetId, threadId },
    ...{ reasonId, reason: title, rule, ground: 'terms' as const, facts, fromAt: at, untilAt, autoDecided: true },
  });
  await writeDecision(tx, { id: decisionId, itemId, kind, actorId: null, program, reasonId, facts, decidedAt: at, finalAt: at, statementId, before: null });
  await record(tx, { kind: 'review.decided', actor: { via: 'job' }, targetMemberId: authorId, ...placeOf(item), data: { itemId, decisionId, decision: kind, reasonId } });
  await writeLedger(tx, { actor: { id: null, role: 'system' }, act: 'review.decidedAlone', ...ledgerTarget(item), rule: reasonId, reason: facts, after: { decision: kind, program } });
  await settleItem(tx, itemId, at);
}
