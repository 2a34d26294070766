import { randomBytes } from 'node:crypto';
import { now } from '~/platform/clock';
import { query, transaction, type Tx } from '~/platform/db/index.server';
import { canonicalJson, type Json } from './canonical-json';

const SALT_BYTES = 32;

/** Somebody acted, in the role that they had then; nobody (`id` null) where a rule or the machine did. */
export type LedgerActor = { id: string | null; role: string };

export type LedgerInput = {
  actor: LedgerActor;
  /** In the words of activities: `thread.locked`. */
  act: string;
  /** `kind` is `member` for members, whose ids can be erased; the ids of anything else stay in the chain. */
  target: { kind: string; id: string };
  /** Whose words the target is: erased with them, as is what is about them as a target. */
  memberId?: string | null;
  /** The rule that it rests on. */
  rule?: string | null;
  reason?: string | null;
  before?: Json;
  after?: Json;
};

/**
 * Writes what staff, a rule or the machine did to what is not their own, in the transaction of the act: it is in the
 * ledger if and only if that commits. The entry is chained when the transaction commits, so the end of the chain is held
 * by nobody until then, however early in a transaction this is called and however much follows.
 *
 * @returns the number of the entry, by which others may name it; its place in the chain is settled by the commit
 */
export async function writeLedger(tx: Tx, input: LedgerInput): Promise<{ seq: number }> {
  return writeSlip(tx, input, null);
}

/**
 * Erases what the ledger says about a member, who acted or was acted upon, for good: who it was, reasons, before and
 * after. The chain stays whole and can be verified; the rows say that this was erased, and an entry of its own
 * (`ledger.erased`) says when and which, without a name. Twice is once.
 *
 * @returns how many details were erased
 */
export async function forgetLedgerDetails({ memberId, actor = { id: null, role: 'system' } }: { memberId: string; actor?: LedgerActor }): Promise<number> {
  const [known] = await query<{ known: boolean }>('ledger.known', 'SELECT EXISTS (SELECT FROM ledger_detail WHERE member_id = $1) AS known', [memberId]);
  if (!known?.known) return 0;
  const { seq } = await transaction(async (tx) => writeSlip(tx, { actor, act: 'ledger.erased', target: { kind: 'ledger', id: '' } }, memberId));
  const [erased] = await query<{ count: number }>(
    'ledger.erased',
    'SELECT count(*) AS count FROM ledger_detail WHERE erased_by = (SELECT place FROM ledger_entry WHERE seq = $1)',
    [seq],
  );
  return erased?.count ?? 0;
}

async function writeSlip(tx: Tx, input: LedgerInput, erases: string | null): Promise<{ seq: number }> {
  const { actor, act, target, rule = null, reason = null, before = null, after = null } = input;
  const isMember = target.kind === 'member';
  const matterOf = isMember ? target.id : (input.memberId ?? null);
  const matter = canonicalJson({ memberId: matterOf, reason, before, after });
  const who = canonicalJson({ memberId: actor.id });
  const rows = await tx.$queryRaw<{ seq: bigint }[]>`
    INSERT INTO ledger_slip (at, act, actor_role, target_kind, target_id, rule, actor_id, actor, actor_salt, matter_of, matter, matter_salt, erases)
    VALUES (${now()}, ${act}, ${actor.role}, ${target.kind}, ${isMember ? null : target.id}, ${rule},
            ${actor.id}, ${who}, ${randomBytes(SALT_BYTES)}, ${matterOf}, ${matter}, ${randomBytes(SALT_BYTES)}, ${erases})
    RETURNING seq`;
  return { seq: Number(rows[0]?.seq) };
}
