import { query } from '~/platform/db/index.server';
import { UNDO_MS } from '../rules';
import type { Undoable } from '../types';

/** What a moderator decided and can still take back, the latest first. */
export function readUndoable(actorId: string, at: Date): Promise<Undoable[]> {
  return query<Undoable>(
    'moderation.undoable',
    `SELECT max(d.id) AS "decisionId", max(d.item_id) AS "itemId", d.batch_id AS "batchId", d.kind::text, max(d.final_at) AS until, count(*)::int AS n, max(COALESCE(t.title, h.title)) AS title
       FROM decision d JOIN review_item ri ON ri.id = d.item_id LEFT JOIN thread t ON t.id = ri.thread_id
       LEFT JOIN held_post h ON ri.kind = 'held_post' AND h.id = ri.target_id
      WHERE d.actor_id = $1 AND d.decided_at > $3 AND d.final_at > $2 AND d.undone_at IS NULL AND d.told_at IS NULL
      GROUP BY COALESCE(d.batch_id, d.id), d.batch_id, d.kind ORDER BY until DESC LIMIT 3`,
    [actorId, at, new Date(at.getTime() - 4 * UNDO_MS)],
  );
}
