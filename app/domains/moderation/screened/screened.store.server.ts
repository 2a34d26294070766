import type { LearntText } from './learn-from.server';
import { query, type Tx } from '~/platform/db/index.server';
import type { SCREENED } from '../rules';

export { transaction } from '~/platform/db/index.server';

export type Screened = {
  id: string;
  kind: keyof typeof SCREENED;
  targetId: string;
  threadId: string | null;
  categoryId: string | null;
  authorId: string;
  language: string | null;
  severity: number;
  score: number;
  /** When it happened: an item of that moment or later is this one. */
  at: Date;
  dueAt: Date;
};

/**
 * Opens an item about a text that screening asks to look at; one that is not settled takes the new score. Told twice of
 * the same, it opens one, also when that was reported meanwhile.
 * @returns the item's id; null for what was told before
 */
export async function openScreened(tx: Tx, item: Screened): Promise<string | null> {
  const { id, kind, targetId, threadId, categoryId, authorId, language, severity, score, at, dueAt } = item;
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO review_item AS ri (id, kind, target_id, thread_id, category_id, author_id, language, severity, score, opened_at, due_at, auto_found)
    SELECT ${id}, ${kind}::review_kind, ${targetId}, ${threadId}, ${categoryId}, ${authorId}, ${language}, ${severity}, ${score}, ${at}, ${dueAt}, true
     WHERE NOT EXISTS (SELECT 1 FROM review_item r WHERE r.kind IN (${kind}::review_kind, 'reported_post') AND r.target_id = ${targetId} AND r.opened_at >= ${at})
    ON CONFLICT (kind, target_id) WHERE settled_at IS NULL DO UPDATE SET score = EXCLUDED.score
    RETURNING id`;
  return row?.id ?? null;
}

/** Gives the open item about a text its new score. */
export async function scoreScreened(tx: Tx, targetId: string, score: number): Promise<void> {
  await tx.reviewItem.updateMany({ where: { kind: 'held_post', targetId, settledAt: null }, data: { score } });
}

/** What an item was about went away: nobody has to look at it any more. @returns whether one was open */
export async function closeGone(tx: Tx, targetId: string, at: Date): Promise<boolean> {
  const { count } = await tx.reviewItem.updateMany({
    where: { kind: 'held_post', targetId, state: 'open' },
    data: { state: 'gone', settledAt: at, leaseHolderId: null, leaseSince: null, leaseUntil: null },
  });
  return count > 0;
}

/** The same of all that somebody has waiting, and nobody has decided. Held first: whoever decides one of them waits. */
export async function closeGoneOf(tx: Tx, authorId: string, at: Date): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM review_item WHERE kind = 'held_post' AND author_id = ${authorId} AND state = 'open' ORDER BY id FOR UPDATE`;
  await tx.reviewItem.updateMany({
    where: { kind: 'held_post', authorId, state: 'open' },
    data: { state: 'gone', settledAt: at, leaseHolderId: null, leaseSince: null, leaseUntil: null },
  });
}

/** Texts wait again. @returns those of them that were in the queue, and are again */
export async function reopenGone(tx: Tx, targetIds: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE review_item SET state = 'open', settled_at = NULL
     WHERE id IN (SELECT DISTINCT ON (target_id) id FROM review_item WHERE kind = 'held_post' AND target_id = ANY(${targetIds}) ORDER BY target_id, opened_at DESC)
       AND state = 'gone' RETURNING target_id AS id`;
  return rows.map(({ id }) => id);
}

/** Whose post it is. */
export async function readAuthor(postId: string): Promise<{ authorId: string; language: string | null } | null> {
  const [row] = await query<{ authorId: string; language: string | null }>('moderation.author-of', 'SELECT author_id AS "authorId", language FROM post WHERE id = $1', [postId]);
  return row ?? null;
}

/** The words that a final decision of a person was about, as they were screened; null: none, or a program decided. */
export async function readDecidedText(decisionId: string): Promise<LearntText | null> {
  const [row] = await query<LearntText>(
    'moderation.decided-text',
    `SELECT ri.target_id AS "textId", d.actor_id AS "actorId", COALESCE(h.title, CASE WHEN p.kind = 'opening' THEN t.title END) AS title,
            COALESCE(NULLIF(h.source, ''), p.source) AS text
       FROM decision d JOIN review_item ri ON ri.id = d.item_id
       LEFT JOIN held_post h ON ri.kind = 'held_post' AND h.id = ri.target_id
       LEFT JOIN post p ON p.id = ri.target_id LEFT JOIN thread t ON t.id = p.thread_id
      WHERE d.id = $1 AND NOT d.automatic AND d.undone_at IS NULL AND ri.kind <> 'reported_member'`,
    [decisionId],
  );
  return row?.text ? row : null;
}

/** The title of the thread that a text was held for, or that it begins. */
export async function readHeldTitle(id: string): Promise<{ id: string; title: string | null } | null> {
  const [row] = await query<{ id: string; title: string | null }>(
    'moderation.held-title',
    'SELECT h.id, COALESCE(t.title, h.title) AS title FROM held_post h LEFT JOIN thread t ON t.id = h.thread_id WHERE h.id = $1',
    [id],
  );
  return row ?? null;
}
