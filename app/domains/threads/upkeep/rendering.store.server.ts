import { query } from '~/platform/db/index.server';
import type { Locale } from '~/platform/i18n';
import type { PostKind } from '../rules';

/** Posts of one step when all are looked through. */
const STEP = 5_000;

export type OldPost = { id: string; version: number; kind: PostKind; source: string; html: string; language: Locale | null };

/** Posts whose HTML an older version made, in no particular order. */
export async function readOldPosts(version: number, limit: number): Promise<OldPost[]> {
  return query<OldPost>(
    'threads.old-posts',
    `SELECT id, version, kind::text, source, html, language FROM post WHERE render_version < $1 LIMIT $2`,
    [version, limit],
  );
}

/**
 * Writes what was made of a post, unless it was changed since it was read: then it is looked at again, or was made anew by
 * the change. For readers it is the same post, never edited by this.
 * @param made null: only notes the version
 */
export async function writeRendering(post: Pick<OldPost, 'id' | 'version'>, made: { html: string; text: string } | null, version: number): Promise<void> {
  await query(
    'threads.write-rendering',
    `UPDATE post SET html = COALESCE($3, html), text = COALESCE($4, text), render_version = $5 WHERE id = $1 AND version = $2`,
    [post.id, post.version, made?.html ?? null, made?.text ?? null, version],
  );
}

export async function countOldPosts(version: number): Promise<{ waiting: number; total: number }> {
  const [row] = await query<{ waiting: number; total: number }>(
    'threads.count-old-posts',
    `SELECT (SELECT count(*) FROM post WHERE render_version < $1) AS waiting, (SELECT count(*) FROM post) AS total`,
    [version],
  );
  return row ?? { waiting: 0, total: 0 };
}

/** Has every post made anew in which this was typed, in lower case or not. Looks through all posts, step by step; can be repeated. */
export async function markMentioning(words: string): Promise<void> {
  for (let after: string | null = ''; after !== null; ) {
    const [step]: { last: string | null }[] = await query<{ last: string | null }>(
      'threads.mark-mentioning',
      `WITH step AS (SELECT id, source FROM post WHERE id > $1 ORDER BY id LIMIT ${STEP}),
            marked AS (UPDATE post p SET render_version = 0 FROM step WHERE p.id = step.id AND strpos(lower(step.source), $2) > 0 RETURNING 1)
       SELECT max(id) AS last, (SELECT count(*) FROM marked) AS marked FROM step`,
      [after, words],
    );
    after = step?.last ?? null;
  }
}
