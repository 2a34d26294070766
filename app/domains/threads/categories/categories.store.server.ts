import { db, queryIn, type Prisma, type Tx } from '~/platform/db/index.server';
import type { Audience, ThreadKind } from '../rules';
import type { LocalText } from '../types';

/** A category with its texts in both languages. */
export type CategoryRecord = {
  id: string;
  slug: string;
  position: number;
  colour: string;
  icon: string;
  name: LocalText;
  description: LocalText;
  rules: LocalText;
  kinds: ThreadKind[];
  readBy: Audience;
  startBy: Audience;
  replyBy: Audience;
  severalAccepted: boolean;
  threadCount: number;
  archived: boolean;
};

const COLUMNS = `
  id, slug, position, colour, icon, name, description, rules, kinds::text[] AS kinds, read_by AS "readBy",
  start_by AS "startBy", reply_by AS "replyBy", several_accepted AS "severalAccepted", thread_count AS "threadCount",
  archived_at IS NOT NULL AS archived`;

/** All of them, archived ones last. */
export async function readCategories(tx: Tx | null = null): Promise<CategoryRecord[]> {
  return queryIn(tx, 'threads.categories', `SELECT ${COLUMNS} FROM category ORDER BY archived_at IS NOT NULL, position, created_at, id`);
}

export async function readCategory(id: string, tx: Tx | null = null): Promise<CategoryRecord | null> {
  const [category] = await queryIn<CategoryRecord>(tx, 'threads.category', `SELECT ${COLUMNS} FROM category WHERE id = $1`, [id]);
  return category ?? null;
}

export type CategoryFields = Omit<CategoryRecord, 'id' | 'slug' | 'position' | 'threadCount' | 'archived'>;

/**
 * Puts it after all others.
 * @returns false when another category has the slug
 */
export async function insertCategory(tx: Tx, category: CategoryFields & { id: string; slug: string; createdAt: Date }): Promise<boolean> {
  const last = await tx.category.aggregate({ _max: { position: true } });
  const position = (last._max.position ?? -1) + 1;
  const { count } = await tx.category.createMany({ data: [{ ...category, position }], skipDuplicates: true });
  return count === 1;
}

export async function updateCategory(tx: Tx, id: string, fields: CategoryFields): Promise<void> {
  await tx.category.update({ where: { id }, data: fields satisfies Prisma.CategoryUpdateInput, select: { id: true } });
}

/** @returns false when it was archived, or not archived, before */
export async function setArchived(tx: Tx, id: string, at: Date | null): Promise<boolean> {
  const changed =
    at === null
      ? await tx.$executeRaw`UPDATE category SET archived_at = NULL WHERE id = ${id} AND archived_at IS NOT NULL`
      : await tx.$executeRaw`UPDATE category SET archived_at = ${at} WHERE id = ${id} AND archived_at IS NULL`;
  return changed === 1;
}

/** Numbers the categories in this order; those left out follow in the order they had. */
export async function writeOrder(tx: Tx, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE category SET position = wanted.position
      FROM (SELECT id, row_number() OVER (ORDER BY array_position(${ids}::text[], id), category.position, id) - 1 AS position FROM category) wanted
     WHERE category.id = wanted.id AND category.position <> wanted.position`;
}

export async function slugExists(slug: string): Promise<boolean> {
  return (await db.category.count({ where: { slug } })) > 0;
}
