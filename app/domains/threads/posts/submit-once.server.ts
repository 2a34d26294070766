import { createHash } from 'node:crypto';
import { newId } from '~/platform/clock';
import { transaction, type Tx } from '../at-hand.store.server';
import { Invalid } from '~/platform/errors';
import type { Posted } from '../types';
import { claimSubmission, findSubmission } from './submissions.store.server';

/** Submissions that run in this process, so that a double press waits for the first instead of being counted twice. */
const running = new Map<string, Promise<unknown>>();

class Taken extends Error {}

export type Submitting = {
  memberId: string;
  /** Without one every submission is a new one. */
  key: string | undefined;
  /** All that makes this request different from others. */
  request: unknown;
  /** Runs before the transaction, for a new submission only: what may take time, or refuse. */
  prepare: (postId: string) => Promise<void>;
  act: (tx: Tx, postId: string) => Promise<Posted>;
};

/**
 * Makes one post of one submission, however often and from wherever it is sent: repetitions get the
 * answer of the first. The unique index of `submission` settles races between processes.
 *
 * @throws Invalid({ '': ['keyReused'] }) when the key came before with something else
 */
export async function submitOnce(submitting: Submitting): Promise<Posted> {
  const { memberId, key, request } = submitting;
  if (key === undefined) return run(submitting, null);
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const name = `${memberId} ${key}`;
  while (running.has(name)) await running.get(name)?.catch(() => undefined);
  const mine = runOrRepeat(submitting, { key, requestHash });
  running.set(name, mine);
  try {
    return await mine;
  } finally {
    running.delete(name);
  }
}

type Claim = { key: string; requestHash: string };

async function runOrRepeat(submitting: Submitting, claim: Claim): Promise<Posted> {
  const earlier = await repeat(submitting.memberId, claim);
  if (earlier) return earlier;
  try {
    return await run(submitting, claim);
  } catch (error) {
    const winner = error instanceof Taken ? await repeat(submitting.memberId, claim) : null;
    if (!winner) throw error;
    return winner;
  }
}

async function repeat(memberId: string, { key, requestHash }: Claim): Promise<Posted | null> {
  const found = await findSubmission(memberId, key);
  if (found && found.requestHash !== requestHash) throw new Invalid({ '': ['keyReused'] });
  return found?.posted ?? null;
}

async function run({ memberId, prepare, act }: Submitting, claim: Claim | null): Promise<Posted> {
  const postId = newId();
  await prepare(postId);
  return transaction(async (tx) => {
    if (claim && !(await claimSubmission(tx, { memberId, postId, ...claim }))) throw new Taken();
    return act(tx, postId);
  });
}
