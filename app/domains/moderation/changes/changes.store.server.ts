import { query, quickQuery, transaction, type Tx } from '~/platform/db/index.server';

export { transaction, type Tx };

/** Of a post at most one is waited for: those before it are over. */
export async function endRequests(tx: Tx, postId: string): Promise<void> {
  await tx.changeRequest.updateMany({ where: { postId, state: { in: ['asked', 'overdue'] } }, data: { state: 'over' } });
}

export type NewRequest = { decisionId: string; postId: string; threadId: string; authorId: string; askedAt: Date; dueAt: Date };

export async function writeRequest(tx: Tx, request: NewRequest): Promise<void> {
  await tx.changeRequest.create({ data: request, select: { decisionId: true } });
}

/** Says that the author of a post did what was asked. @returns the decision that asked; null when nothing was asked, or not of them */
export async function markChanged(tx: Tx, postId: string, authorId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE change_request SET state = 'changed' WHERE post_id = ${postId} AND author_id = ${authorId} AND state IN ('asked', 'overdue') RETURNING decision_id AS id`;
  return row?.id ?? null;
}

export type Overdue = { decisionId: string; postId: string; threadId: string; authorId: string; language: string | null; gone: boolean };

/** Posts whose time is over, the longest waiting first. */
export function readOverdue(at: Date, limit: number): Promise<Overdue[]> {
  return query<Overdue>(
    'moderation.overdue',
    `SELECT c.decision_id AS "decisionId", c.post_id AS "postId", c.thread_id AS "threadId", c.author_id AS "authorId", p.language,
            p.id IS NULL OR p.deleted_at IS NOT NULL AS gone
       FROM change_request c LEFT JOIN post p ON p.id = c.post_id WHERE c.state = 'asked' AND c.due_at <= $1 ORDER BY c.due_at, c.decision_id LIMIT $2`,
    [at, limit],
  );
}

/** @returns false when somebody else was first, or it was changed meanwhile */
export async function markOverdue(tx: Tx, decisionId: string): Promise<boolean> {
  const { count } = await tx.changeRequest.updateMany({ where: { decisionId, state: 'asked' }, data: { state: 'overdue' } });
  return count > 0;
}

/** `askedBy`: the decision. */
export type NewItem = { id: string; askedBy: string; targetId: string; threadId: string; authorId: string; language: string | null; severity: number; at: Date; dueAt: Date };

/**
 * Opens an item about a post that was to be changed; its cause is the item in which that was asked first. One that waits
 * because nothing was changed becomes one that was.
 * @returns false: one is there already
 */
export async function openAsked(tx: Tx, kind: 'changed_post' | 'unchanged_post', item: NewItem): Promise<boolean> {
  const { id, askedBy, targetId, threadId, authorId, language, severity, at, dueAt } = item;
  if (kind === 'changed_post') {
    const turned = await tx.$executeRaw`
      UPDATE review_item SET kind = 'changed_post', opened_at = ${at}, due_at = ${dueAt}
       WHERE kind = 'unchanged_post' AND target_id = ${targetId} AND state = 'open'
         AND NOT EXISTS (SELECT 1 FROM review_item c WHERE c.kind = 'changed_post' AND c.target_id = ${targetId} AND c.settled_at IS NULL)`;
    if (turned > 0) return true;
  }
  const made = await tx.$executeRaw`
    INSERT INTO review_item (id, kind, target_id, thread_id, author_id, language, severity, opened_at, due_at, cause_id)
    SELECT ${id}, ${kind}::review_kind, ${targetId}, ${threadId}, ${authorId}, ${language}, ${severity}, ${at}, ${dueAt}, COALESCE(ri.cause_id, ri.id)
      FROM decision d JOIN review_item ri ON ri.id = d.item_id WHERE d.id = ${askedBy}
    ON CONFLICT (kind, target_id) WHERE settled_at IS NULL DO NOTHING`;
  return made > 0;
}

export type RequestRecord = { decisionId: string; postId: string; number: number; words: string; reasonId: string | null; askedById: string; askedAt: Date; dueAt: Date; state: 'asked' | 'overdue' | 'changed' };

const REQUEST = `SELECT c.decision_id AS "decisionId", c.post_id AS "postId", p.number, d.facts AS words, d.reason_id AS "reasonId", d.actor_id AS "askedById", c.asked_at AS "askedAt", c.due_at AS "dueAt", c.state::text
  FROM change_request c JOIN decision d ON d.id = c.decision_id JOIN post p ON p.id = c.post_id`;

/** What a member is asked to change in a thread, the oldest first. */
export function readAskedIn(memberId: string, threadId: string): Promise<RequestRecord[]> {
  return quickQuery<RequestRecord>(
    'moderation.asked-in',
    `${REQUEST} WHERE c.author_id = $1 AND c.thread_id = $2 AND c.state IN ('asked', 'overdue') AND p.deleted_at IS NULL ORDER BY c.asked_at LIMIT 20`,
    [memberId, threadId],
  );
}

/** What the author of a post was asked last, unless something else was decided since. */
export async function readAsked(postId: string, authorId: string): Promise<RequestRecord | null> {
  const [row] = await query<RequestRecord>('moderation.asked', `${REQUEST} WHERE c.author_id = $2 AND c.post_id = $1 AND c.state <> 'over' ORDER BY c.asked_at DESC LIMIT 1`, [postId, authorId]);
  return row ?? null;
}
