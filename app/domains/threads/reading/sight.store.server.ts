import { query } from '~/platform/db/index.server';
import type { Audience } from '../rules';

export type SightFacts = { id: string; authorId: string; removed: boolean; readBy: Audience };

/** What decides who may see these threads. */
export async function readSightFacts(ids: readonly string[]): Promise<SightFacts[]> {
  return query<SightFacts>(
    'threads.sight',
    `SELECT t.id, t.author_id AS "authorId", t.deleted_at IS NOT NULL AS removed, c.read_by::text AS "readBy"
       FROM thread t JOIN category c ON c.id = t.category_id WHERE t.id = ANY($1)`,
    [ids],
  );
}
