import { createHash } from 'node:crypto';

/** A row of the chain, as it is hashed: whole numbers as text, so that none is too large. */
export type ChainedEntry = {
  place: string;
  seq: string;
  at: unknown;
  act: string;
  actorRole: string;
  targetKind: string;
  targetId: string | null;
  rule: string | null;
  actor: Buffer;
  matter: Buffer;
  previous: Buffer;
};

/** What stands before the first row. */
export const NOTHING_BEFORE = Buffer.alloc(32);

/**
 * The hash of a row: SHA-256 of its fields, each with its length in bytes before it, so that no two rows are written the
 * same way. The database hashes by itself (`ledger_hash` in the migration); this is the second opinion.
 */
export function hashOf(entry: ChainedEntry): Buffer {
  const { previous, place, seq, at, act, actorRole, targetKind, targetId, rule, actor, matter } = entry;
  const fields = [previous.toString('hex'), place, seq, instant(at), act, actorRole, targetKind, targetId, rule, actor.toString('hex'), matter.toString('hex')];
  return createHash('sha256').update(`parvis ledger 1;${fields.map(field).join('')}`).digest();
}

/** What the chain holds of a detail. */
export function commitmentTo(salt: Buffer, content: string): Buffer {
  return createHash('sha256').update(salt).update(content).digest();
}

function field(value: string | null): string {
  return value === null ? '-;' : `${Buffer.byteLength(value)}:${value};`;
}

/** With milliseconds, UTC. What is no instant at all (a year beyond counting) is hashed as something that no row has. */
function instant(at: unknown): string {
  return at instanceof Date && !Number.isNaN(at.getTime()) ? at.toISOString() : 'never';
}
