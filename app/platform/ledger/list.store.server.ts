import { query } from '~/platform/db/index.server';
import type { Json } from './canonical-json';

/** A row as staff read it. What was erased is null, and `erased` says that it was. */
export type LedgerRow = {
  place: number;
  at: Date;
  act: string;
  actor: { id: string | null; role: string; erased: boolean };
  target: { kind: string; id: string | null };
  rule: string | null;
  reason: string | null;
  before: Json;
  after: Json;
  /** Member as target, reason, before and after are gone. */
  erased: boolean;
};

type Stored = Pick<LedgerRow, 'place' | 'at' | 'act' | 'rule'> & {
  role: string;
  actorId: string | null;
  actorErased: boolean;
  targetKind: string;
  targetId: string | null;
  matter: string | null;
};

/**
 * Rows of the ledger, the latest first.
 * @param wish `before`: the place of the last one seen; `act` and `actorId` narrow it down
 */
export async function listLedger(wish: { act?: string; actorId?: string; before?: number; limit: number }): Promise<LedgerRow[]> {
  const { act = null, actorId = null, before = null, limit } = wish;
  const rows = await query<Stored>(
    actorId === null ? 'ledger.list' : 'ledger.list-of-actor',
    `SELECT e.place, e.at, e.act, e.rule, e.actor_role AS role, e.target_kind AS "targetKind", e.target_id AS "targetId",
            a.member_id AS "actorId", a.erased_by IS NOT NULL AS "actorErased", m.content AS matter
       FROM ledger_entry e
       JOIN ledger_detail a ON a.place = e.place AND a.part = 'actor' ${actorId === null ? '' : 'AND a.member_id = $4'}
       LEFT JOIN ledger_detail m ON m.place = e.place AND m.part = 'matter'
      WHERE ($1::text IS NULL OR e.act = $1) AND ($2::bigint IS NULL OR e.place < $2)
      ORDER BY e.place DESC LIMIT $3`,
    [act, before, limit, ...(actorId === null ? [] : [actorId])],
  );
  return rows.map(({ place, at, act: done, rule, role, actorId: by, actorErased, targetKind, targetId, matter }) => {
    const facts = matter === null ? null : (JSON.parse(matter) as { memberId: string | null; reason: string | null; before: Json; after: Json });
    return {
      ...{ place, at, act: done, rule },
      actor: { id: by, role, erased: actorErased },
      target: { kind: targetKind, id: targetKind === 'member' ? (facts?.memberId ?? null) : targetId },
      ...{ reason: facts?.reason ?? null, before: facts?.before ?? null, after: facts?.after ?? null },
      erased: facts === null,
    };
  });
}

/** The acts that there are rows of, by their names. */
export async function listLedgerActs(): Promise<string[]> {
  // From one act to the next in the index, however many rows each has.
  const rows = await query<{ act: string }>(
    'ledger.acts',
    `WITH RECURSIVE acts AS (
       (SELECT act FROM ledger_entry ORDER BY act LIMIT 1)
       UNION ALL SELECT (SELECT e.act FROM ledger_entry e WHERE e.act > acts.act ORDER BY e.act LIMIT 1) FROM acts WHERE acts.act IS NOT NULL)
     SELECT act FROM acts WHERE act IS NOT NULL`,
  );
  return rows.map(({ act }) => act);
}

/** How many rows the chain has. */
export async function countLedger(): Promise<number> {
  const [head] = await query<{ place: number }>('ledger.count', 'SELECT place FROM ledger_head');
  return head?.place ?? 0;
}
