import { newId, now } from '~/platform/clock';
import { query, queryIn, type Tx } from '~/platform/db/index.server';
import type { Tag } from '../types';

const SYNONYMS = `ARRAY(SELECT s.slug FROM tag_synonym s WHERE s.tag_id = t.id ORDER BY s.slug) AS synonyms`;
const TAG = `t.id, t.slug, t.name, t.description, ${SYNONYMS}`;

/** Where tags are looked for: those on threads of these categories, and perhaps those that stand on no listed thread at all. */
type Within = { categoryIds: string[]; unused: boolean };

const counted = (unused: boolean) =>
  `${unused ? 'LEFT JOIN' : 'JOIN'} (
     SELECT tag_id, sum(thread_count) AS threads FROM tag_count WHERE category_id = ANY($1) AND thread_count > 0 GROUP BY tag_id) n
   ON n.tag_id = t.id`;

/** The tag with this slug, or the one that the slug is a synonym of. */
export async function readTagBySlug(slug: string, { categoryIds, unused }: Within): Promise<Tag | null> {
  const [found] = await query<{ id: string }>(
    'threads.tag-id',
    `SELECT id FROM tag WHERE slug = $1 UNION ALL SELECT tag_id FROM tag_synonym WHERE slug = $1 LIMIT 1`,
    [slug],
  );
  if (!found) return null;
  const [tag] = await query<Tag & { inUse: boolean }>(
    'threads.tag',
    `SELECT ${TAG}, t.thread_count > 0 AS "inUse", COALESCE((SELECT sum(thread_count) FROM tag_count WHERE tag_id = t.id AND category_id = ANY($2)), 0) AS "threadCount"
       FROM tag t WHERE t.id = $1`,
    [found.id, categoryIds],
  );
  if (!tag || (tag.threadCount === 0 && (tag.inUse || !unused))) return null;
  const { inUse: _, ...shown } = tag;
  return shown;
}

export type HeldTag = Omit<Tag, 'threadCount'>;

/** The tag as it is now, held until the transaction ends. */
export async function holdTag(tx: Tx, id: string): Promise<HeldTag | null> {
  const [tag] = await tx.$queryRawUnsafe<HeldTag[]>(`SELECT ${TAG} FROM tag t WHERE t.id = $1 FOR NO KEY UPDATE OF t`, id);
  return tag ?? null;
}

/**
 * Tags, the most used first.
 * @param prefix of the slug or a synonym; '' for all
 */
export async function readTags(prefix: string, { categoryIds, unused }: Within, limit: number, offset: number): Promise<Tag[]> {
  const like = prefix
    ? `AND (starts_with(t.slug, $4) OR EXISTS (SELECT 1 FROM tag_synonym s WHERE s.tag_id = t.id AND starts_with(s.slug, $4)))`
    : '';
  return query<Tag>(
    `threads.tags${prefix ? '-like' : ''}${unused ? '-all' : ''}`,
    `SELECT ${TAG}, COALESCE(n.threads, 0) AS "threadCount" FROM tag t ${counted(unused)}
      WHERE (n.threads > 0 OR t.thread_count = 0) ${like}
      ORDER BY ${prefix ? 't.slug = $4 DESC, ' : ''}COALESCE(n.threads, 0) DESC, t.slug LIMIT $2 OFFSET $3`,
    [categoryIds, limit, offset, ...(prefix ? [prefix] : [])],
  );
}

/** Which of these slugs are tags or synonyms, with the tag each leads to. */
export async function findTags(slugs: string[], tx: Tx | null = null): Promise<Map<string, { id: string; slug: string }>> {
  const rows = await queryIn<{ asked: string; id: string; slug: string }>(
    tx,
    'threads.find-tags',
    `SELECT slug AS asked, id, slug FROM tag WHERE slug = ANY($1)
     UNION ALL
     SELECT s.slug, t.id, t.slug FROM tag_synonym s JOIN tag t ON t.id = s.tag_id WHERE s.slug = ANY($1)`,
    [slugs],
  );
  return new Map(rows.reverse().map((row) => [row.asked, { id: row.id, slug: row.slug }]));
}

/** Makes the tag, or answers the one that somebody else has just made. */
export async function makeTag(tx: Tx, slug: string, name: string): Promise<string> {
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO tag (id, slug, name, created_at) VALUES (${newId()}, ${slug}, ${name}, ${now()})
    ON CONFLICT (slug) DO UPDATE SET slug = EXCLUDED.slug RETURNING id`;
  if (!made) throw new Error(`tag ${slug} was neither made nor found`);
  return made.id;
}

export async function readTagSlugs(threadId: string, tx: Tx | null = null): Promise<string[]> {
  const rows = await queryIn<{ slug: string }>(
    tx,
    'threads.tag-slugs',
    `SELECT t.slug FROM thread_tag tt JOIN tag t ON t.id = tt.tag_id WHERE tt.thread_id = $1 ORDER BY t.slug`,
    [threadId],
  );
  return rows.map((row) => row.slug);
}

/** Whether another tag has the slug, or it is a synonym of another one. */
export async function slugInUse(tx: Tx, slug: string, exceptTagId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ used: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM tag WHERE slug = ${slug} AND id <> ${exceptTagId})
        OR EXISTS (SELECT 1 FROM tag_synonym WHERE slug = ${slug} AND tag_id <> ${exceptTagId}) AS used`;
  return row?.used ?? false;
}

export async function renameTag(tx: Tx, id: string, tag: { slug: string; name: string; description: string | null }): Promise<void> {
  await tx.tagSynonym.deleteMany({ where: { slug: tag.slug, tagId: id } }); // it may take an earlier name back
  await tx.tag.update({ where: { id }, data: tag, select: { id: true } });
}

/** @returns false when it was one before */
export async function writeSynonym(tx: Tx, tagId: string, slug: string): Promise<boolean> {
  const { count } = await tx.tagSynonym.createMany({ data: [{ slug, tagId }], skipDuplicates: true });
  return count === 1;
}

/** @returns false when it was none */
export async function dropSynonym(tx: Tx, tagId: string, slug: string): Promise<boolean> {
  const { count } = await tx.tagSynonym.deleteMany({ where: { slug, tagId } });
  return count === 1;
}

/** Gives the threads and names of one held tag to another, counts its threads anew, and removes the first. */
export async function moveTagged(tx: Tx, from: { id: string; slug: string }, intoId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO thread_tag (thread_id, tag_id)
    SELECT thread_id, ${intoId} FROM thread_tag WHERE tag_id = ${from.id} ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`UPDATE tag_synonym SET tag_id = ${intoId} WHERE tag_id = ${from.id}`;
  await tx.$executeRaw`DELETE FROM tag WHERE id = ${from.id}`;
  await tx.tagSynonym.createMany({ data: [{ slug: from.slug, tagId: intoId }] });
  await tx.$executeRaw`
    UPDATE tag SET thread_count = (
      SELECT count(*) FROM thread_tag tt JOIN thread t ON t.id = tt.thread_id
       WHERE tt.tag_id = tag.id AND t.deleted_at IS NULL AND t.unlisted_at IS NULL)
     WHERE id = ${intoId}`;
  await tx.$executeRaw`
    INSERT INTO tag_count (tag_id, category_id, thread_count)
    SELECT ${intoId}, t.category_id, count(*) FROM thread_tag tt JOIN thread t ON t.id = tt.thread_id
     WHERE tt.tag_id = ${intoId} AND t.deleted_at IS NULL AND t.unlisted_at IS NULL GROUP BY t.category_id
    ON CONFLICT (tag_id, category_id) DO UPDATE SET thread_count = EXCLUDED.thread_count`;
}
