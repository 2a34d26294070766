import { db, query, type Tx } from '~/platform/db/index.server';

export type FilterRecord = { id: string; ownerId: string; name: string; query: string; shared: boolean };

/** A moderator's own filters, then those that colleagues share, each by name; 100 at most. */
export function readFilters(memberId: string): Promise<FilterRecord[]> {
  return query<FilterRecord>(
    'moderation.filters',
    `SELECT id, owner_id AS "ownerId", name, query, shared FROM saved_filter WHERE owner_id = $1 OR shared ORDER BY owner_id <> $1, name, id LIMIT 100`,
    [memberId],
  );
}

/** How many a moderator has; whoever else saves one of theirs waits until the transaction ends. */
export async function holdFilterCount(tx: Tx, ownerId: string): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('moderation.filters'), hashtext(${ownerId}))`;
  return tx.savedFilter.count({ where: { ownerId } });
}

/** Gives an own filter another name, unless one of that name is there: of several that filter the same, the oldest. @returns its id; null: there is none to rename */
export async function renameFilter(tx: Tx, { ownerId, name, query: wanted, shared }: Omit<FilterRecord, 'id'>): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE saved_filter SET name = ${name}, shared = ${shared}
     WHERE id = (SELECT id FROM saved_filter WHERE owner_id = ${ownerId} AND query = ${wanted} ORDER BY created_at, id LIMIT 1)
       AND NOT EXISTS (SELECT 1 FROM saved_filter WHERE owner_id = ${ownerId} AND name = ${name}) RETURNING id`;
  return row?.id ?? null;
}

/** Keeps a filter under its name; whether it is shared may change, never what another of that name filters. @returns what stands under that name now, and whether it is new */
export async function writeFilter(tx: Tx, filter: FilterRecord & { createdAt: Date }): Promise<{ id: string; query: string; isNew: boolean }> {
  const { id, ownerId, name, query: wanted, shared, createdAt } = filter;
  const [row] = await tx.$queryRaw<{ id: string; query: string }[]>`
    INSERT INTO saved_filter AS f (id, owner_id, name, query, shared, created_at) VALUES (${id}, ${ownerId}, ${name}, ${wanted}, ${shared}, ${createdAt})
    ON CONFLICT (owner_id, name) DO UPDATE SET shared = CASE WHEN f.query = EXCLUDED.query THEN EXCLUDED.shared ELSE f.shared END RETURNING id, query`;
  return { id: row?.id ?? id, query: row?.query ?? wanted, isNew: row?.id === id };
}

/** Takes an own filter away. @returns what it was; null when there is none */
export async function deleteFilter(id: string, ownerId: string): Promise<Pick<FilterRecord, 'name' | 'query' | 'shared'> | null> {
  const [row] = await db.$queryRaw<Pick<FilterRecord, 'name' | 'query' | 'shared'>[]>`DELETE FROM saved_filter WHERE id = ${id} AND owner_id = ${ownerId} RETURNING name, query, shared`;
  return row ?? null;
}
