import { createHash } from 'node:crypto';
import { withClient } from '~/platform/db/index.server';
import {
  atOneMoment,
  readChain,
  readErased,
  readHashAt,
  readHead,
  readRoots,
  readStray,
  type Snapshot,
  type StoredDetail,
  type StoredEntry,
} from './chain.store.server';
import { commitmentTo, hashOf, NOTHING_BEFORE } from './entry-hash.server';
import type { LedgerRoot } from './roots.store.server';

/** Rows in memory at a time. */
const BATCH = 500;

/** The first thing that is not as it was written, by its place in the chain or its day. */
export type LedgerFault =
  /** `missing`: rows are gone here. `extra`: no row belongs here. `order`: it does not follow the one before. `changed`: not what was hashed. */
  | { what: 'missing' | 'extra' | 'order' | 'changed'; place: string }
  /** `detail`: not what the chain committed to, or gone. `erasure`: emptied without an entry that says so. */
  | { what: 'detail' | 'erasure'; place: string }
  /** The chain does not end where it says: rows were cut off or put behind. */
  | { what: 'end'; place: string }
  /** Something was written that was never chained. */
  | { what: 'slip' }
  /** `root`: a published day is not what the chain says. `copy`: a kept copy of one is not. */
  | { what: 'root' | 'copy'; day: string };

export type LedgerVerdict = { rows: number; erased: number; roots: number; hash: string; fault: LedgerFault | null };

type Options = {
  /** Roots that somebody kept elsewhere: the chain has to agree with them too. */
  kept?: readonly LedgerRoot[];
  /** Told after each portion how many rows are verified, of how many. */
  note?: (rows: number, total: number) => void;
};

/**
 * Reads the whole ledger as it was at one moment, 500 rows at a time, and proves that it is what was written: each row
 * by its hash, its place and the row before, each detail by what the chain committed to, what was erased by the entry
 * that says so, the end, and the published days. Trusts no trigger and no function of the database. Changes nothing.
 *
 * @returns how much was verified, and the first fault; null: there is none
 */
export async function verifyLedger({ kept = [], note = () => undefined }: Options = {}): Promise<LedgerVerdict> {
  return withClient((client) => atOneMoment(client, (snapshot) => verify(snapshot, kept, note)));
}

async function verify(snapshot: Snapshot, kept: readonly LedgerRoot[], note: (rows: number, total: number) => void): Promise<LedgerVerdict> {
  const verdict: LedgerVerdict = { rows: 0, erased: 0, roots: 0, hash: '', fault: null };
  let previous: Buffer = NOTHING_BEFORE;
  let lastAt = 0;
  let after: string | null = null;
  const end = (fault: LedgerFault | null): LedgerVerdict => ({ ...verdict, hash: previous.toString('hex'), fault });
  const head = await readHead(snapshot);
  for (;;) {
    const batch = await readChain(snapshot, after, BATCH);
    for (const entry of batch) {
      const fault = faultOf(entry, verdict.rows + 1, previous) ?? (await faultOfErasure(snapshot, entry));
      if (fault) return end(fault);
      verdict.rows += 1;
      verdict.erased += Object.values(entry.details).filter((detail) => detail?.content === null).length;
      previous = entry.hash;
      lastAt = (entry.at as Date).getTime();
    }
    note(verdict.rows, Number(head?.place ?? verdict.rows));
    const last = batch.at(-1);
    if (!last) break;
    after = last.place;
  }
  const place = String(verdict.rows);
  if (head?.place !== place || !head.hash.equals(previous)) return end({ what: 'end', place });
  const roots = await verifyRoots(snapshot, verdict);
  if (roots.fault) return end(roots.fault);
  if (head.at.getTime() !== Math.max(lastAt, roots.end)) return end({ what: 'end', place });
  const stray = await readStray(snapshot);
  if (stray.detail !== null) return end({ what: 'extra', place: stray.detail });
  if (stray.erased !== null) return end({ what: 'erasure', place: stray.erased });
  if (stray.slip) return end({ what: 'slip' });
  for (const { day, count, hash } of kept) {
    if ((await readHashAt(snapshot, count))?.toString('hex') !== hash.toLowerCase()) return end({ what: 'copy', day });
  }
  return end(null);
}

function faultOf(entry: StoredEntry, expected: number, previous: Buffer): LedgerFault | null {
  const { place } = entry;
  if (place !== String(expected)) return BigInt(place) > expected ? { what: 'missing', place: String(expected) } : { what: 'extra', place };
  if (!entry.previous.equals(previous)) return { what: 'order', place };
  if (!entry.hash.equals(hashOf(entry))) return { what: 'changed', place };
  for (const part of ['actor', 'matter'] as const) {
    const what = faultOfDetail(entry.details[part], entry[part]);
    if (what) return { what, place };
  }
  return null;
}

function faultOfDetail(detail: StoredDetail | null, commitment: Buffer): 'detail' | 'erasure' | null {
  if (!detail) return 'detail';
  const { memberId, salt, content, erasedBy } = detail;
  if (content === null || salt === null) return content === null && salt === null && memberId === null && erasedBy !== null ? null : 'erasure';
  if (erasedBy !== null || !commitmentTo(salt, content).equals(commitment)) return 'detail';
  return (JSON.parse(content) as { memberId: string | null }).memberId === memberId ? null : 'detail';
}

/** An entry of an erasure names, by a hash, all that it emptied. */
async function faultOfErasure(snapshot: Snapshot, { place, act, targetId }: StoredEntry): Promise<LedgerFault | null> {
  if (act !== 'ledger.erased') return null;
  const hash = createHash('sha256');
  let between = '';
  for await (const portion of readErased(snapshot, place)) {
    hash.update(between + portion.join(' '));
    between = ' ';
  }
  return hash.digest('hex') === targetId ? null : { what: 'erasure', place };
}

/** Every day since the first row is published once, with the last row before its end. */
async function verifyRoots(snapshot: Snapshot, verdict: LedgerVerdict): Promise<{ fault: LedgerFault | null; end: number }> {
  let day = '-infinity';
  for (;;) {
    const batch = await readRoots(snapshot, day, BATCH);
    for (const root of batch) {
      const isRight = root.found?.equals(root.hash) && root.ends && root.gap === 0;
      if (!isRight) return { fault: { what: 'root', day: root.day }, end: 0 };
      verdict.roots += 1;
      day = root.day;
    }
    if (batch.length < BATCH) break;
  }
  return { fault: null, end: day === '-infinity' ? 0 : Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60_000 };
}
