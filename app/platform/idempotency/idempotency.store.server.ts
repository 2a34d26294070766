import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { now } from '~/platform/clock';
import { query } from '~/platform/db/index.server';
import { Conflict, Invalid } from '~/platform/errors';

/** A program's answer as it is kept for a repetition, to the letter. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Null: without a body. */
  text: string | null;
}

/** Answers are kept for a day (reliability.md, section 7). */
const KEPT_MS = 24 * 60 * 60_000;
/** Work of which nothing was heard for so long was lost with its process; the next one takes it over. */
const LOST_AFTER_MS = 30_000;
const LOOK_EVERY_MS = 40;
const WAIT_MS = 15_000;

/** Work of this process, so that its repetitions here wait without asking the database. */
const running = new Map<string, Promise<void>>();
const noop = () => undefined;

/**
 * Does a piece of work once for each key of a member: repetitions, also those that come while the
 * first one runs, get its answer. A refusal is not kept, so that it can be put right and sent again.
 * When a process dies between the work and its answer, the work is done once more after half a minute:
 * what must never happen twice has to know the key as well.
 *
 * @param request what was asked: the same key with another request is refused
 * @throws Invalid on `Idempotency-Key` when the key was used for something else
 * @throws Conflict('stillRunning') when the first one takes longer than 15 seconds
 */
export async function onceOnly(memberId: string, key: string, request: Buffer, work: () => Promise<Answer>): Promise<Answer> {
  const hash = createHash('sha256').update(request).digest('hex');
  const name = `${memberId} ${key}`;
  const until = performance.now() + WAIT_MS;
  while (performance.now() < until) {
    const ahead = running.get(name);
    if (ahead) await Promise.race([ahead, pause(until - performance.now(), undefined, { ref: false })]);
    const row = await find(memberId, key);
    if (row && row.hash !== hash) throw new Invalid({ 'Idempotency-Key': ['keyReused'] });
    if (row?.status) return { status: row.status, ...row.rest };
    if (running.has(name)) continue;
    const attempt = doFirst({ memberId, key, hash }, work);
    running.set(name, attempt.then(noop, noop));
    const answer = await attempt.finally(() => running.delete(name));
    if (answer) return answer;
    await pause(LOOK_EVERY_MS); // another process is at it
  }
  throw new Conflict('stillRunning');
}

/** Deletes answers that are older than a day; for a schedule. */
export async function sweepIdempotency(): Promise<void> {
  const before = new Date(now().getTime() - KEPT_MS);
  await query('idempotency.sweep', 'DELETE FROM idempotency_key WHERE created_at < $1', [before]);
}

type Claim = { memberId: string; key: string; hash: string };

/** @returns null when somebody else is doing the work */
async function doFirst(claim: Claim, work: () => Promise<Answer>): Promise<Answer | null> {
  if (!(await take(claim))) return null;
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    await query('idempotency.release', 'DELETE FROM idempotency_key WHERE member_id = $1 AND key = $2', [claim.memberId, claim.key]);
    throw error;
  }
  const { status, ...rest } = answer;
  await query('idempotency.keep', 'UPDATE idempotency_key SET status = $3, response = $4 WHERE member_id = $1 AND key = $2', [claim.memberId, claim.key, status, rest]);
  return answer;
}

type Kept = { hash: string; status: number | null; rest: Omit<Answer, 'status'> };

async function find(memberId: string, key: string): Promise<Kept | undefined> {
  const [row] = await query<Kept>(
    'idempotency.find',
    'SELECT request_hash AS hash, status, response AS rest FROM idempotency_key WHERE member_id = $1 AND key = $2',
    [memberId, key],
  );
  return row;
}

async function take({ memberId, key, hash }: Claim): Promise<boolean> {
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
