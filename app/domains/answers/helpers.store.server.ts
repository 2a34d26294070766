import { query } from '~/platform/db/index.server';
import type { Helper } from './list-helpers.server';

/** Members whose answers were accepted since an instant, most first; the asker's own answers do not count. */
export function readHelpers(categoryIds: readonly string[], since: Date, limit: number): Promise<Helper[]> {
  return query<Helper>(
    'answers.helpers',
    `SELECT m.id, m.username, m.display_name AS "displayName", m.avatar_id AS "avatarId", m.role, false AS closed, h.accepted
     FROM (
       SELECT p.author_id, count(*)::int AS accepted
       FROM post p JOIN thread t ON t.id = p.thread_id
       WHERE p.accepted_at >= $2 AND p.deleted_at IS NULL AND t.deleted_at IS NULL AND t.unlisted_at IS NULL
         AND t.category_id = ANY($1) AND p.author_id <> t.author_id
       GROUP BY p.author_id
       ORDER BY accepted DESC, p.author_id
       LIMIT $3
     ) h JOIN member m ON m.id = h.author_id
     WHERE m.status = 'active'
     ORDER BY h.accepted DESC, m.id`,
    [[...categoryIds], since, limit],
  );
}
