import { now } from '~/platform/clock';
import { db, type Prisma, type Tx } from '~/platform/db/index.server';
import type { Purpose, Variant } from './rules';

/** A picture as it is known to the database. */
export type UploadRow = {
  id: string;
  memberId: string | null;
  purpose: string;
  alt: string;
  width: number;
  height: number;
  sha256: string;
  variants: Variant[];
  /** Removed by a decision; null: it is not. */
  withheldAt: Date | null;
};

const FIELDS = { id: true, memberId: true, purpose: true, alt: true, width: true, height: true, sha256: true, variants: true, withheldAt: true } satisfies Prisma.UploadSelect;

type Stored = Prisma.UploadGetPayload<{ select: typeof FIELDS }>;

export type NewUpload = Omit<UploadRow, 'purpose' | 'withheldAt'> & { purpose: Purpose };

export async function insertUpload(tx: Tx, upload: NewUpload): Promise<void> {
  const bytes = upload.variants.reduce((sum, variant) => sum + variant.bytes, 0);
  await tx.upload.create({ data: { ...upload, bytes, createdAt: now() }, select: { id: true } });
}

export async function findUpload(id: string): Promise<UploadRow | null> {
  const found = await db.upload.findUnique({ where: { id }, select: FIELDS });
  return found && fromStored(found);
}

export async function findUploads(ids: readonly string[], tx: Tx | null = null): Promise<UploadRow[]> {
  if (ids.length === 0) return [];
  const found = await (tx ?? db).upload.findMany({ where: { id: { in: [...ids] } }, select: FIELDS });
  return found.map(fromStored);
}

export async function updateAlt(tx: Tx, id: string, alt: string): Promise<void> {
  await tx.upload.update({ where: { id }, data: { alt }, select: { id: true } });
}

export async function noteUse(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.upload.updateMany({ where: { id: { in: [...ids] }, usedAt: null }, data: { usedAt: now() } });
}

/** As `noteUse` for one picture, if it is of this purpose and, where a member is named, theirs; false when it is not. */
export async function noteUseOf(tx: Tx, wanted: { id: string; purpose: Purpose; memberId?: string }): Promise<boolean> {
  const { count } = await tx.upload.updateMany({ where: wanted, data: { usedAt: now() } });
  return count === 1;
}

/** @param at null: they are shown again */
export async function markWithheld(tx: Tx, ids: readonly string[], at: Date | null): Promise<void> {
  await tx.upload.updateMany({ where: { id: { in: [...ids] } }, data: { withheldAt: at } });
}

/** Deletes the row of one picture, if it is there and nothing uses it. */
export async function deleteUnused(tx: Tx, id: string): Promise<void> {
  await tx.upload.deleteMany({ where: { id, usedAt: null } });
}

/** Deletes up to `count` rows that nothing has used since before `before`; one that comes into use meanwhile stays. */
export async function takeUnused(tx: Tx, before: Date, count: number): Promise<Pick<UploadRow, 'id' | 'variants'>[]> {
  return tx.$queryRaw<Pick<UploadRow, 'id' | 'variants'>[]>`
    DELETE FROM upload WHERE used_at IS NULL AND id IN (
      SELECT id FROM upload WHERE used_at IS NULL AND created_at < ${before} ORDER BY created_at LIMIT ${count} FOR UPDATE SKIP LOCKED)
    RETURNING id, variants`;
}

function fromStored(stored: Stored): UploadRow {
  return { ...stored, variants: stored.variants as Variant[] };
}
