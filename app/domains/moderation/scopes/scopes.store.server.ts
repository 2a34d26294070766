import { query, transaction, type Tx } from '~/platform/db/index.server';
import type { ReviewScope } from '../types';

export { transaction, type Tx };

/** What a moderator looks after; nothing named: everything. */
export async function readScope(memberId: string): Promise<ReviewScope> {
  const [row] = await query<ReviewScope>('moderation.scope', `SELECT category_ids AS "categoryIds", languages FROM review_scope WHERE member_id = $1`, [memberId]);
  return row ?? { categoryIds: [], languages: [] };
}

/** @returns what it was before */
export async function writeScope(tx: Tx, memberId: string, { categoryIds, languages }: ReviewScope, by: { id: string; at: Date }): Promise<ReviewScope> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('moderation.scope'), hashtext(${memberId}))`;
  const before = await tx.reviewScope.findUnique({ where: { memberId }, select: { categoryIds: true, languages: true } });
  const fields = { categoryIds, languages, setById: by.id, setAt: by.at };
  if (categoryIds.length + languages.length === 0) await tx.reviewScope.deleteMany({ where: { memberId } });
  else await tx.reviewScope.upsert({ where: { memberId }, create: { memberId, ...fields }, update: fields, select: { memberId: true } });
  return { categoryIds: before?.categoryIds ?? [], languages: (before?.languages ?? []) as ReviewScope['languages'] };
}
