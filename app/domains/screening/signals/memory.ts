import { judge, tokensOf } from '../learning/bayes';
import { limits } from '../rules';
import type { Draft, Known, LearntSignal } from './draft';

/** From which chance of a rejection what was learnt speaks, and speaks loudly. Ours. */
const LIKELY = 0.9;
const NEAR_CERTAIN = 0.99;

/** What the house remembers: texts like this one, and what its words led to before. */
export function memorySignals({ source, isNew }: Draft, { twin, learnt, totals }: Known): LearntSignal[] {
  const signals: LearntSignal[] = [];
  if (twin && twin.share >= limits.sameText) {
    const kind = twin.rejected ? 'rejected' : twin.own ? 'own' : 'other';
    const weight = { rejected: isNew ? 6 : 4, other: isNew ? 4 : 2, own: 2.5 }[kind];
    signals.push({ name: 'duplicate', weight, words: { key: `screening.duplicate.${kind}`, args: { percent: Math.round(twin.share * 100) } } });
  }
  if (Math.min(totals.rejected, totals.approved) < limits.learntLeast) return signals;
  const { chance, telling } = judge(tokensOf(source), learnt, totals);
  const worst = telling.filter((each) => each.weight > 0);
  const [first] = worst;
  if (!first || chance < LIKELY) return signals;
  const weight = chance >= NEAR_CERTAIN ? (isNew ? 4.5 : 3.5) : 2.5;
  const args = { token: first.token.replace(/^host:/, ''), rejected: first.rejected, total: first.rejected + first.approved, percent: Math.floor(chance * 100) };
  signals.push({ name: 'learnt', weight, words: { key: 'screening.learnt', args }, tokens: worst });
  return signals;
}
