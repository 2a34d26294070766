import { query } from '~/platform/db/index.server';
import type { PersonHit, TagHit } from './types';

const NAMES = `plain_words(m.username || ' ' || COALESCE(m.display_name, ''))`;

/**
 * Members who have not left and whose names have all these parts, or one very like them, the likeliest first.
 * @param parts of three letters and more, without accents and case
 */
export async function readPeople(parts: string[], limit: number, offset: number): Promise<PersonHit[]> {
  if (parts.length === 0) return [];
  const whole = parts.join(' ');
  // The index is asked for the longest; of an array of patterns it knows nothing.
  const [longest, ...others] = [...parts].sort((a, b) => b.length - a.length).map((part) => `%${part.replace(/[\\%_]/g, '\\$&')}%`);
  return query<PersonHit>(
    'search.people',
    `SELECT m.id, m.username, m.display_name AS "displayName", m.avatar_id AS "avatarId", m.role::text, m.post_count AS "postCount", m.accepted_count AS "acceptedCount"
       FROM member m JOIN (
         SELECT id FROM member m WHERE ${NAMES} LIKE $5 AND ${NAMES} LIKE ALL($1) AND m.status <> 'closed'
         UNION SELECT id FROM member m WHERE $2 <% ${NAMES} AND m.status <> 'closed') named USING (id)
      ORDER BY m.username_key = $2 DESC, word_similarity($2, ${NAMES}) DESC, m.post_count DESC, m.id LIMIT $3 OFFSET $4`,
    [others, whole, limit, offset, longest],
  );
}

/**
 * Tags on threads of these categories that are called so, begin so or are spelt alike, by themselves or by a
 * synonym; counted over those categories alone.
 */
export async function readTags(slugs: string[], categoryIds: string[], limit: number, offset: number): Promise<TagHit[]> {
  if (slugs.length === 0) return [];
  return query<TagHit>(
    'search.tags',
    `SELECT g.slug, g.name, g.description, n.threads::int AS "threadCount"
       FROM (SELECT tag_id, max(likeness) AS likeness FROM (
               SELECT id AS tag_id, (SELECT max(CASE WHEN starts_with(slug, w) THEN 1.0 ELSE similarity(slug, w) END + (slug = w)::int) FROM unnest($1::text[]) w) AS likeness FROM tag
               UNION ALL
               SELECT tag_id, (SELECT max(CASE WHEN starts_with(slug, w) THEN 1.0 ELSE similarity(slug, w) END) FROM unnest($1::text[]) w) FROM tag_synonym) named
              WHERE likeness > 0.5 GROUP BY tag_id) named
       JOIN tag g ON g.id = named.tag_id
       JOIN (SELECT tag_id, sum(thread_count) AS threads FROM tag_count WHERE category_id = ANY($2) AND thread_count > 0 GROUP BY tag_id) n ON n.tag_id = g.id
      ORDER BY named.likeness DESC, n.threads DESC, g.slug LIMIT $3 OFFSET $4`,
    [slugs, categoryIds, limit, offset],
  );
}
