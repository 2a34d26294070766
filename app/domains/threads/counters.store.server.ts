import type { Tx } from '~/platform/db/index.server';

/**
 * Counters that lists and profiles show without counting. They change in the transaction of the act,
 * always in this order of tables (category, tag, member), and `recount` proves them.
 */

type Countable = { categoryId: string; tagIds: string[] };

/** One more (1) or one less (-1) thread that lists show, in its category and its tags. */
export async function countThread(tx: Tx, thread: Countable, by: 1 | -1): Promise<void> {
  await countInCategory(tx, thread.categoryId, by);
  await countInTags(tx, thread, by);
}

export async function countInCategory(tx: Tx, categoryId: string, by: 1 | -1): Promise<void> {
  await tx.$executeRaw`UPDATE category SET thread_count = thread_count + ${by} WHERE id = ${categoryId}`;
}

/** The same for tags alone: each has a count for each category, and one of all. */
export async function countInTags(tx: Tx, { categoryId, tagIds }: Countable, by: 1 | -1): Promise<void> {
  if (tagIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE tag SET thread_count = thread_count + ${by}
      FROM (SELECT id FROM tag WHERE id = ANY(${tagIds}) ORDER BY id FOR NO KEY UPDATE) held
     WHERE tag.id = held.id`;
  await tx.$executeRaw`
    INSERT INTO tag_count AS c (tag_id, category_id, thread_count)
    SELECT id, ${categoryId}, ${by}::int FROM unnest(${tagIds}::text[]) AS tag (id) ORDER BY id
    ON CONFLICT (tag_id, category_id) DO UPDATE SET thread_count = c.thread_count + EXCLUDED.thread_count`;
}

/**
 * What members have written: `thread_count` threads that were not removed; `post_count` answers, replies
 * and comments that were not; `accepted_count` answers of theirs that are accepted.
 */
export async function countForMember(
  tx: Tx,
  memberId: string,
  by: { threads?: number; posts?: number; accepted?: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE member SET thread_count = thread_count + ${by.threads ?? 0}, post_count = post_count + ${by.posts ?? 0},
           accepted_count = accepted_count + ${by.accepted ?? 0}
     WHERE id = ${memberId}`;
}
