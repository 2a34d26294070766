import { query } from '~/platform/db/index.server';
import type { PersonHit, TagHit } from './types';

const NAMES = `plain_words(m.username || ' ' || COALESCE(m.display_name, ''))`;
/** As the database folds names, and with nothing that means something in a pattern. */
const literal = (text: string) => `regexp_replace(plain_words(${text}), '([\\\\%_])', '\\\\\\1', 'g')`;

/**
 * Members who have not left and whose names have all these parts, or one very like them, or whose display name begins
 * as it was typed, the likeliest first.
 * @param typed the whole of it
 * @param parts of three letters and more; none: only the whole counts
 */
export async function readPeople(typed: string, parts: readonly string[], limit: number, offset: number): Promise<PersonHit[]> {
  // The index is asked for the longest; of an array of patterns it knows nothing.
  const [longest = null, ...others] = [...parts].sort((a, b) => b.length - a.length);
  return query<PersonHit>(
    'search.people',
    `SELECT m.id, m.username, m.display_name AS "displayName", m.avatar_id AS "avatarId", m.role::text, m.post_count AS "postCount", m.accepted_count AS "acceptedCount"
       FROM member m JOIN (
         SELECT id FROM member m WHERE ${NAMES} LIKE '%' || ${literal('$5::text')} || '%' AND m.status <> 'closed'
            AND NOT EXISTS (SELECT 1 FROM unnest($1::text[]) part WHERE ${NAMES} NOT LIKE '%' || ${literal('part')} || '%')
         UNION SELECT id FROM member m WHERE plain_words($2::text) <% ${NAMES} AND m.status <> 'closed'
         -- By its bounds: of a pattern that it does not know beforehand the index makes nothing.
         UNION (SELECT id FROM member m WHERE plain_words(m.display_name) ~>=~ plain_words($6::text) AND plain_words(m.display_name) ~<~ (plain_words($6::text) || chr(1114111)) AND m.status <> 'closed' LIMIT 200)) named USING (id)
      ORDER BY m.username_key = (SELECT plain_words($6)) DESC, lower(m.display_name) IS NOT DISTINCT FROM lower($6) DESC,
               word_similarity((SELECT plain_words(COALESCE($2, $6))), ${NAMES}) DESC, m.post_count DESC, m.id LIMIT $3 OFFSET $4`,
    [others, parts.length > 0 ? parts.join(' ') : null, limit, offset, longest, typed || null],
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
