import { query, transaction, type Tx } from '~/platform/db/index.server';
import type { CannedSource } from '../types';

export { transaction, type Tx };

/** All ready words, in the managers' order. */
export function readCanned(): Promise<CannedSource[]> {
  return query<CannedSource>('moderation.canned', `SELECT id, title, text, decisions::text[] AS decisions FROM canned_reason ORDER BY position, id`);
}

/** The same, held: whoever wants to change one of them waits. */
export async function holdCanned(tx: Tx): Promise<CannedSource[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('moderation.canned'))`;
  return tx.$queryRaw<CannedSource[]>`SELECT id, title, text, decisions::text[] AS decisions FROM canned_reason ORDER BY position, id`;
}

type Fields = Omit<CannedSource, 'id'>;

/** Puts ready words after all others. */
export async function insertCanned(tx: Tx, id: string, fields: Fields): Promise<void> {
  const { _max: last } = await tx.cannedReason.aggregate({ _max: { position: true } });
  await tx.cannedReason.create({ data: { id, ...fields, position: (last.position ?? 0) + 1 }, select: { id: true } });
}

export async function updateCanned(tx: Tx, id: string, fields: Fields): Promise<void> {
  await tx.cannedReason.update({ where: { id }, data: fields, select: { id: true } });
}

export async function deleteCanned(tx: Tx, id: string): Promise<void> {
  await tx.cannedReason.delete({ where: { id }, select: { id: true } });
}

/** Numbers them in this order. */
export async function orderCanned(tx: Tx, ids: string[]): Promise<void> {
  await tx.$executeRaw`UPDATE canned_reason SET position = array_position(${ids}::text[], id) WHERE id = ANY(${ids}::text[])`;
}

/** The languages that members chose, by member. */
export async function readLocales(memberIds: string[]): Promise<Map<string, string | null>> {
  const rows = await query<{ id: string; locale: string | null }>('moderation.locales', 'SELECT id, locale FROM member WHERE id = ANY($1)', [memberIds]);
  return new Map(rows.map(({ id, locale }) => [id, locale]));
}
