import { newId, now } from '~/platform/clock';
import { query, type Tx } from '~/platform/db/index.server';
import type { Tag } from '../types';

const TAG = `
  SELECT t.id, t.slug, t.name, t.description, t.thread_count AS "threadCount",
         ARRAY(SELECT s.slug FROM tag_synonym s WHERE s.tag_id = t.id ORDER BY s.slug) AS synonyms
    FROM tag t`;

/** The tag with this slug, or the one that the slug is a synonym of. */
export async function readTagBySlug(slug: string): Promise<Tag | null> {
  const [tag] = await query<Tag>(
    'threads.tag',
    `${TAG} WHERE t.slug = $1 OR t.id = (SELECT tag_id FROM tag_synonym WHERE slug = $1) ORDER BY t.slug = $1 DESC LIMIT 1`,
    [slug],
  );
  return tag ?? null;
}

/** The tag as it is now, held until the transaction ends. */
export async function holdTag(tx: Tx, id: string): Promise<Tag | null> {
  const [tag] = await tx.$queryRawUnsafe<Tag[]>(`${TAG} WHERE t.id = $1 FOR NO KEY UPDATE OF t`, id);
  return tag ?? null;
}

/** @param prefix of the slug or a synonym; '' for all. Most used first. */
export async function readTags(prefix: string, limit: number, offset: number): Promise<Tag[]> {
  if (prefix === '') {
    return query<Tag>('threads.tags', `${TAG} ORDER BY t.thread_count DESC, t.slug LIMIT $1 OFFSET $2`, [limit, offset]);
  }
  return query<Tag>(
    'threads.tags-like',
    `${TAG} WHERE starts_with(t.slug, $1) OR EXISTS (SELECT 1 FROM tag_synonym s WHERE s.tag_id = t.id AND starts_with(s.slug, $1))
      ORDER BY t.slug = $1 DESC, t.thread_count DESC, t.slug LIMIT $2 OFFSET $3`,
    [prefix, limit, offset],
  );
}

/** Which of these slugs are tags or synonyms, with the tag each leads to. */
export async function findTags(slugs: string[]): Promise<Map<string, { id: string; slug: string }>> {
  const rows = await query<{ asked: string; id: string; slug: string }>(
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

export async function readTagSlugs(threadId: string): Promise<string[]> {
  const rows = await query<{ slug: string }>(
    'threads.tag-slugs',
    `SELECT t.slug FROM thread_tag tt JOIN tag t ON t.id = tt.tag_id WHERE tt.thread_id = $1 ORDER BY t.slug`,
    [threadId],
  );
  return rows.map((row) => row.slug);
}
