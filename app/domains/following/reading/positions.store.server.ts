import { query } from '~/platform/db/index.server';

/** How far each of these members has read a thread; those who never opened it are left out. */
export async function readPositions(memberIds: string[], threadId: string): Promise<Map<string, number>> {
  const rows = await query<{ memberId: string; number: number }>(
    'following.positions',
    `SELECT member_id AS "memberId", last_read_number AS number FROM reading WHERE member_id = ANY($1) AND thread_id = $2`,
    [memberIds, threadId],
  );
  return new Map(rows.map(({ memberId, number }) => [memberId, number]));
}

export type Progress = { lastReadNumber: number; readMs: number };

/**
 * Moves a member's position in a thread on; it never goes back, however many devices report at once, nor beyond the
 * last post. Time is added as far as it can have gone by since the report before, so that two devices count once.
 *
 * @param ms what is added to the time spent reading
 * @returns null when there is no such thread
 */
export async function writeProgress(memberId: string, threadId: string, { number, ms }: { number: number; ms: number }, at: Date): Promise<Progress | null> {
  const [row] = await query<Progress>(
    'following.progress',
    `INSERT INTO reading AS r (member_id, thread_id, last_read_number, read_ms, first_opened_at, last_read_at)
     SELECT m.id, t.id, LEAST($3::int, t.last_number), $4::int, $5, $5 FROM thread t JOIN member m ON m.id = $1 AND m.status = 'active' WHERE t.id = $2
     ON CONFLICT (member_id, thread_id) DO UPDATE SET
       last_read_number = GREATEST(r.last_read_number, EXCLUDED.last_read_number),
       read_ms = LEAST(2000000000, r.read_ms::bigint + GREATEST(0, LEAST(EXCLUDED.read_ms, extract(epoch FROM EXCLUDED.last_read_at - r.last_read_at) * 1000)))::int,
       last_read_at = GREATEST(r.last_read_at, EXCLUDED.last_read_at)
     RETURNING last_read_number AS "lastReadNumber", read_ms AS "readMs"`,
    [memberId, threadId, number, ms, at],
  );
  return row ?? null;
}
