import { query } from '~/platform/db/index.server';
import type { DecisionKind } from '../rules';

export type Told = { id: string; kind: DecisionKind; facts: string; postId: string; title: string } & (Rule | { [name in keyof Rule]: null });
/** In both languages. */
type Rule = Record<'reason' | 'rule', Record<'en' | 'fr', string>>;

/** A final decision about a post, as its author is told of it; null: it was taken back, or the post is not there any more. */
export async function readToldOf(decisionId: string): Promise<Told | null> {
  const [row] = await query<Told>(
    'moderation.told-of',
    `SELECT d.id, d.kind::text, d.facts, p.id AS "postId", t.title, r.title AS reason, r.rule FROM decision d JOIN review_item ri ON ri.id = d.item_id
       JOIN post p ON p.id = ri.target_id JOIN thread t ON t.id = p.thread_id LEFT JOIN report_reason r ON r.id = d.reason_id WHERE d.id = $1 AND d.undone_at IS NULL`,
    [decisionId],
  );
  return row ?? null;
}
