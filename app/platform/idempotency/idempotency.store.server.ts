import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { now } from '~/platform/clock';
import { query } from '~/platform/db/index.server';
import { Conflict, Invalid } from '~/platform/errors';

/** A program's answer as it is kept for a repetition. */
export interface Answer {
  status: number;
  body: unknown;
}

/** Answers are kept for a day (reliability.md, section 7). */
const KEPT_MS = 24 * 60 * 60_000;
/** Work of which nothing was heard for so long was lost with its process; the next one takes it over. */
const LOST_AFTER_MS = 60_000;
const LOOK_EVERY_MS = 40;
const WAIT_MS = 15_000;

/**
 * Does a piece of work once for each key of a member: repetitions, also those that come while the
 * first one runs, get its answer. A refusal is not kept, so that it can be put right and sent again.
 *
 * @param request what was asked, as text: the same key with another request is refused
 * @throws Invalid on `Idempotency-Key` when the key was used for something else
 * @throws Conflict('stillRunning') when the first one takes longer than 15 seconds
 */
export async function onceOnly(memberId: string, key: string, request: string, work: () => Promise<Answer>): Promise<Answer> {
  const hash = createHash('sha256').update(request).digest('hex');
  if (await claim(memberId, key, hash)) {
    try {
      const answer = await work();
      await keep(memberId, key, answer);
      return answer;
    } catch (error) {
      await query('idempotency.release', 'DELETE FROM idempotency_key WHERE member_id = $1 AND key = $2', [memberId, key]);
      throw error;
    }
  }
  const until = performance.now() + WAIT_MS;
  while (performance.now() < until) {
    const [row] = await query<{ hash: string; status: number | null; body: unknown }>(
      'idempotency.find',
      'SELECT request_hash AS hash, status, response AS body FROM idempotency_key WHERE member_id = $1 AND key = $2',
      [memberId, key],
    );
    if (!row) return onceOnly(memberId, key, request, work);
    if (row.hash !== hash) throw new Invalid({ 'Idempotency-Key': ['keyReused'] });
    if (row.status !== null) return { status: row.status, body: row.body };
    await pause(LOOK_EVERY_MS);
  }
  throw new Conflict('stillRunning');
}

/** Deletes answers that are older than a day; for a schedule. */
export async function sweepIdempotency(): Promise<void> {
  const before = new Date(now().getTime() - KEPT_MS);
  await query('idempotency.sweep', 'DELETE FROM idempotency_key WHERE created_at < $1', [before]);
}

async function claim(memberId: string, key: string, hash: string): Promise<boolean> {
  const at = now();
  const lost = new Date(at.getTime() - LOST_AFTER_MS);
  const rows = await query(
    'idempotency.claim',
    `INSERT INTO idempotency_key (member_id, key, request_hash, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (member_id, key) DO UPDATE SET created_at = $4
       WHERE idempotency_key.status IS NULL AND idempotency_key.request_hash = $3 AND idempotency_key.created_at < $5
     RETURNING key`,
    [memberId, key, hash, at, lost],
  );
  return rows.length === 1;
}

async function keep(memberId: string, key: string, { status, body }: Answer): Promise<void> {
  await query('idempotency.keep', 'UPDATE idempotency_key SET status = $3, response = $4 WHERE member_id = $1 AND key = $2', [
    memberId,
    key,
    status,
    JSON.stringify(body),
  ]);
}
