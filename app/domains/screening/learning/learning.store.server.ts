import { query, type Tx } from '~/platform/db/index.server';
import type { Counts } from './bayes';

export type LearntOutcome = 'approved' | 'rejected';
type Learnt = { outcome: LearntOutcome; tokens: string[] };

/** The token that is in every text: its counts are the totals. */
const EVERY = '';

/** Has whoever else learns from or forgets this text wait until the transaction ends. */
export async function holdText(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('screening.learnt'), hashtext(${id}))`;
}

/** Claims a text for a decision; false when one was learnt from it already. */
export async function insertLearnt(tx: Tx, id: string, learnt: Learnt, by: string | null, at: Date): Promise<boolean> {
  return (
    (await tx.$executeRaw`INSERT INTO learnt_text (id, outcome, tokens, learnt_by, learnt_at)
      VALUES (${id}, ${learnt.outcome}::learnt_outcome, ${learnt.tokens}, ${by}, ${at}) ON CONFLICT (id) DO NOTHING`) === 1
  );
}

/** What was learnt from a text; null when nothing was. */
export async function findLearnt(tx: Tx, id: string): Promise<Learnt | null> {
  return tx.learntText.findUnique({ where: { id }, select: { outcome: true, tokens: true } });
}

/** Replaces what was learnt from a text. */
export async function updateLearnt(tx: Tx, id: string, learnt: Learnt, by: string | null, at: Date): Promise<void> {
  await tx.learntText.update({ where: { id }, data: { ...learnt, learntBy: by, learntAt: at } });
}

/** Forgets a text. */
export async function deleteLearnt(tx: Tx, id: string): Promise<void> {
  await tx.learntText.delete({ where: { id } });
}

/**
 * Counts the tokens of a text in, or out again (`by` -1). Rows are taken in one order, beginning with the one of the
 * totals, so that two who learn at once wait for each other instead of for ever.
 */
export async function countTokens(tx: Tx, { outcome, tokens }: Learnt, by: 1 | -1): Promise<void> {
  const all = [...new Set([EVERY, ...tokens])].sort();
  const rejected = outcome === 'rejected' ? by : 0;
  const approved = outcome === 'approved' ? by : 0;
  if (by === 1) {
    await tx.$executeRaw`INSERT INTO learnt_token AS t (token, rejected, approved)
      SELECT token, ${rejected}::int, ${approved}::int FROM unnest(${all}::text[]) WITH ORDINALITY AS given(token, place) ORDER BY place
      ON CONFLICT (token) DO UPDATE SET rejected = t.rejected + EXCLUDED.rejected, approved = t.approved + EXCLUDED.approved`;
    return;
  }
  await tx.$executeRaw`SELECT 1 FROM learnt_token WHERE token = ${EVERY} FOR UPDATE`;
  await tx.$executeRaw`UPDATE learnt_token SET rejected = rejected + ${rejected}::int, approved = approved + ${approved}::int WHERE token = ANY(${all}::text[])`;
  await tx.$executeRaw`DELETE FROM learnt_token WHERE token = ANY(${all}::text[]) AND rejected = 0 AND approved = 0`;
}

/** Whether a text that was seen counts as rejected, for those that will be like it. */
export async function markSeen(tx: Tx, id: string, rejected: boolean): Promise<void> {
  await tx.seenText.updateMany({ where: { id }, data: { rejected } });
}

/** Counts of these tokens, and in how many texts of each outcome anything was learnt. */
export async function readLearnt(tokens: string[]): Promise<{ learnt: Map<string, Counts>; totals: Counts }> {
  const rows = await query<Counts & { token: string }>(
    'screening.learnt',
    `SELECT token, rejected, approved FROM learnt_token WHERE token = ANY($1)`,
    [[EVERY, ...tokens]],
  );
  const learnt = new Map(rows.map(({ token, ...counts }) => [token, counts]));
  const totals = learnt.get(EVERY) ?? { rejected: 0, approved: 0 };
  learnt.delete(EVERY);
  return { learnt, totals };
}
