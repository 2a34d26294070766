import { query, type Tx } from '~/platform/db/index.server';
import type { FollowKind, Level, OwnLevel } from '../rules';
import { widerLevel } from './level-sql.store.server';

type Target = { kind: FollowKind; id: string };

/**
 * Writes what stands for a member about one thing. Without a level the row goes.
 * @returns whether that changed anything
 */
export async function writeLevel(tx: Tx, memberId: string, target: Target, own: OwnLevel | null, at: Date): Promise<boolean> {
  if (own === null) {
    const gone = await tx.$executeRaw`
      DELETE FROM follow WHERE member_id = ${memberId} AND target_kind = ${target.kind}::follow_kind AND target_id = ${target.id}`;
    return gone === 1;
  }
  const written = await tx.$executeRaw`
    INSERT INTO follow AS f (member_id, target_kind, target_id, level, chosen, updated_at)
    VALUES (${memberId}, ${target.kind}::follow_kind, ${target.id}, ${own.level}::follow_level, ${own.chosen}, ${at})
    ON CONFLICT (member_id, target_kind, target_id) DO UPDATE SET level = EXCLUDED.level, chosen = EXCLUDED.chosen, updated_at = EXCLUDED.updated_at
     WHERE f.level <> EXCLUDED.level OR f.chosen <> EXCLUDED.chosen`;
  return written === 1;
}

/** What stands for a thread itself; null: nothing. */
export async function readOwnLevel(memberId: string, threadId: string): Promise<OwnLevel | null> {
  const [own] = await query<OwnLevel>(
    'following.own-level',
    `SELECT level::text, chosen FROM follow WHERE member_id = $1 AND target_kind = 'thread' AND target_id = $2`,
    [memberId, threadId],
  );
  return own ?? null;
}

/**
 * Has a member follow a thread by itself: never against what they chose, never less than they are told of it already by
 * its tags or category. The database decides, whoever else writes at the same time.
 *
 * @param evenMuted also where the tag or the category is muted
 */
export async function writeOwnFollow(
  { memberId, threadId, level, evenMuted }: { memberId: string; threadId: string; level: 'following' | 'watching'; evenMuted: boolean },
  at: Date,
): Promise<void> {
  await query(
    'following.by-itself',
    `INSERT INTO follow AS f (member_id, target_kind, target_id, level, chosen, updated_at)
     SELECT m.id, 'thread', t.id, $3::follow_level, false, $5 FROM thread t JOIN member m ON m.id = $1 AND m.status = 'active'
      WHERE t.id = $2 AND ${widerLevel('$1')} < $3::follow_level AND ($4 OR ${widerLevel('$1')} <> 'muted')
     ON CONFLICT (member_id, target_kind, target_id) DO UPDATE SET level = EXCLUDED.level, updated_at = EXCLUDED.updated_at
      WHERE NOT f.chosen AND f.level < EXCLUDED.level`,
    [memberId, threadId, level, evenMuted, at],
  );
}

/** The level that holds for a member where a thread stands, by what they chose for it, its tags and its category. */
export async function readLevel(memberId: string, threadId: string, categoryId: string, tagIds: string[]): Promise<Level> {
  const [row] = await query<{ level: Level }>(
    'following.level',
    `SELECT level::text FROM follow WHERE member_id = $1
        AND ((target_kind = 'thread' AND target_id = $2) OR (target_kind = 'category' AND target_id = $3) OR (target_kind = 'tag' AND target_id = ANY($4)))
      ORDER BY target_kind DESC, level DESC LIMIT 1`,
    [memberId, threadId, categoryId, tagIds],
  );
  return row?.level ?? 'normal';
}

/** By which a tag is found; null where there is none. */
export async function readSlugOfTag(id: string): Promise<string | null> {
  const [tag] = await query<{ slug: string }>('following.tag', `SELECT slug FROM tag WHERE id = $1`, [id]);
  return tag?.slug ?? null;
}

/** More than anybody chooses of one kind. */
const MOST = 1_000;

/** What a member chose of one kind, by the ids of the things. */
export async function readLevels(memberId: string, kind: FollowKind): Promise<Map<string, Level>> {
  const rows = await query<{ id: string; level: Level }>(
    'following.levels',
    `SELECT target_id AS id, level::text FROM follow WHERE member_id = $1 AND target_kind = $2::follow_kind ORDER BY updated_at DESC LIMIT ${MOST}`,
    [memberId, kind],
  );
  return new Map(rows.map(({ id, level }) => [id, level]));
}

/** Tags by name, of those that stand in these categories or nowhere. */
export async function readTagsByIds(ids: string[], categoryIds: string[]): Promise<{ id: string; slug: string; name: string }[]> {
  return query(
    'following.tags',
    `SELECT id, slug, name FROM tag t WHERE id = ANY($1)
        AND (thread_count = 0 OR EXISTS (SELECT 1 FROM tag_count c WHERE c.tag_id = t.id AND c.category_id = ANY($2) AND c.thread_count > 0)) ORDER BY slug`,
    [ids, categoryIds],
  );
}

export type FollowedThread = { id: string; at: Date; level: Level; chosen: boolean };

/** Threads with a level of their own, the latest choice first. */
export async function readFollowedThreads(memberId: string, place: { at: Date; id: string } | null, limit: number): Promise<FollowedThread[]> {
  return query<FollowedThread>(
    `following.threads${place ? '-on' : ''}`,
    `SELECT target_id AS id, updated_at AS at, level::text, chosen FROM follow
      WHERE member_id = $1 AND target_kind = 'thread' ${place ? 'AND (updated_at, target_id) < ($3, $4)' : ''}
      ORDER BY updated_at DESC, target_id DESC LIMIT $2`,
    [memberId, limit, ...(place ? [place.at, place.id] : [])],
  );
}
