import { query } from '~/platform/db/index.server';

/** How many other members linked to each of these hosts while they were new, since an instant. */
export async function readHostMembers(hosts: string[], memberId: string, since: Date): Promise<Map<string, number>> {
  const rows = await query<{ host: string; count: number }>(
    'screening.hosts',
    `SELECT host, count(*)::int AS count FROM seen_host WHERE host = ANY($1) AND member_id <> $2 AND seen_at > $3 GROUP BY host`,
    [hosts, memberId, since],
  );
  return new Map(rows.map(({ host, count }) => [host, count]));
}

/** Notes that a new member linked to hosts; again keeps the latest time. */
export async function noteHosts(hosts: string[], memberId: string, at: Date): Promise<void> {
  await query(
    'screening.note-hosts',
    `INSERT INTO seen_host AS s (host, member_id, seen_at) SELECT DISTINCT host, $2, $3::timestamptz FROM unnest($1::text[]) host ORDER BY host
     ON CONFLICT (host, member_id) DO UPDATE SET seen_at = greatest(s.seen_at, EXCLUDED.seen_at)`,
    [hosts, memberId, at],
  );
}

export type SeenText = { memberId: string; sketch: number[]; rejected: boolean };

/** Texts that share a hash with a sketch, rejected ones first, then the latest; at most 200. */
export async function readAlike(sketch: number[], textId: string, since: Date): Promise<SeenText[]> {
  return query<SeenText>(
    'screening.alike',
    `SELECT member_id AS "memberId", sketch, rejected FROM seen_text WHERE sketch && $1::int[] AND id <> $2 AND seen_at > $3
      ORDER BY rejected DESC, seen_at DESC LIMIT 200`,
    [sketch, textId, since],
  );
}

/** Notes the sketch of a text; of one that was edited, the new one. */
export async function noteText(id: string, memberId: string, sketch: number[], at: Date): Promise<void> {
  await query(
    'screening.note-text',
    `INSERT INTO seen_text (id, member_id, sketch, seen_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET sketch = EXCLUDED.sketch, seen_at = EXCLUDED.seen_at`,
    [id, memberId, sketch, at],
  );
}

/** Forgets what was seen before an instant. */
export async function deleteSeenBefore(before: Date): Promise<void> {
  await query('screening.sweep-hosts', `DELETE FROM seen_host WHERE seen_at < $1`, [before]);
  await query('screening.sweep-texts', `DELETE FROM seen_text WHERE seen_at < $1`, [before]);
}

/** Forgets a text. */
export async function deleteSeenText(id: string): Promise<void> {
  await query('screening.forget-text', `DELETE FROM seen_text WHERE id = $1`, [id]);
}

/** Forgets what was seen of a member. */
export async function deleteSeenOf(memberId: string): Promise<void> {
  await query('screening.forget-hosts', `DELETE FROM seen_host WHERE member_id = $1`, [memberId]);
  await query('screening.forget-texts', `DELETE FROM seen_text WHERE member_id = $1`, [memberId]);
}
