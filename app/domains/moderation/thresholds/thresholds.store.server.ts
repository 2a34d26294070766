import type { Role } from '~/domains/identity';
import { query, quickQuery, type Tx } from '~/platform/db/index.server';
import type { DecisionKind, ReviewKind } from '../rules';
import { SPAM, THRESHOLDS, type Thresholds, type Weight } from './threshold-rules';

/** As managers want them, or as the house begins. */
export async function readThresholds(): Promise<Thresholds> {
  const [row] = await query<{ figures: Thresholds }>('moderation.thresholds', 'SELECT figures FROM thresholds WHERE id = 1', []);
  return row?.figures ?? THRESHOLDS;
}

/** The same, held: whoever wants to change them waits. */
export async function holdThresholds(tx: Tx): Promise<Thresholds> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('moderation.thresholds'))`;
  const row = await tx.thresholds.findUnique({ where: { id: 1 }, select: { figures: true } });
  return (row?.figures as Thresholds | undefined) ?? THRESHOLDS;
}

export async function writeThresholds(tx: Tx, figures: Thresholds, change: { byId: string; at: Date }): Promise<void> {
  const data = { figures, changedById: change.byId, changedAt: change.at };
  await tx.thresholds.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data, select: { id: true } });
}

export type AuthorFacts = { role: Role; createdAt: Date; threads: number; posts: number; accepted: number; bound: boolean };

/** Whom a report is about, as far as programs ask; `bound`: silenced or suspended already. Their row is held. */
export async function holdAuthor(tx: Tx, memberId: string, at: Date): Promise<AuthorFacts | null> {
  const [row] = await tx.$queryRaw<AuthorFacts[]>`
    SELECT role::text, created_at AS "createdAt", thread_count AS threads, post_count AS posts, accepted_count AS accepted,
           COALESCE(GREATEST(silenced_until, suspended_until) > ${at}, false) AS bound
      FROM member WHERE id = ${memberId} FOR NO KEY UPDATE`;
  return row ?? null;
}

/** The same without holding anybody. */
export async function readAuthorFacts(tx: Tx, memberId: string): Promise<Omit<AuthorFacts, 'bound'> | null> {
  const [row] = await tx.$queryRaw<Omit<AuthorFacts, 'bound'>[]>`
    SELECT role::text, created_at AS "createdAt", thread_count AS threads, post_count AS posts, accepted_count AS accepted FROM member WHERE id = ${memberId}`;
  return row ?? null;
}

/** What the reports by members of an item that were not answered weigh: a notice of a visitor makes no program act. */
export async function weighItem(tx: Tx, itemId: string): Promise<Weight> {
  const [row] = await tx.$queryRaw<Weight[]>`
    SELECT COALESCE(sum(weight), 0)::float AS score, count(DISTINCT reporter_id)::int AS members
      FROM report WHERE item_id = ${itemId} AND outcome IS NULL AND reporter_id IS NOT NULL`;
  return row ?? { score: 0, members: 0 };
}

/** The same of all posts of a thread, of what came in since it was last closed. */
export async function weighThread(tx: Tx, threadId: string): Promise<Weight> {
  const [row] = await tx.$queryRaw<Weight[]>`
    SELECT COALESCE(sum(r.weight), 0)::float AS score, count(DISTINCT r.reporter_id)::int AS members
      FROM review_item ri JOIN report r ON r.item_id = ri.id
     WHERE ri.thread_id = ${threadId} AND ri.kind = 'reported_post' AND ri.settled_at IS NULL AND r.outcome IS NULL AND r.reporter_id IS NOT NULL
       AND r.created_at > COALESCE((SELECT max(closed_at) FROM thread_closing WHERE thread_id = ${threadId}), '-infinity')`;
  return row ?? { score: 0, members: 0 };
}

/** What reports of spam by somebody weigh, of what came in since a program last silenced them. */
export async function weighSpam(tx: Tx, memberId: string): Promise<Weight> {
  const [row] = await tx.$queryRaw<Weight[]>`
    SELECT COALESCE(sum(r.weight), 0)::float AS score, count(DISTINCT r.reporter_id)::int AS members
      FROM review_item ri JOIN report r ON r.item_id = ri.id
     WHERE ri.author_id = ${memberId} AND ri.kind IN ('reported_post', 'reported_member') AND ri.settled_at IS NULL AND r.outcome IS NULL AND r.reporter_id IS NOT NULL AND r.reason_id = ${SPAM}
       AND r.created_at > COALESCE((SELECT max(from_at) FROM sanction WHERE member_id = ${memberId} AND actor_id IS NULL), '-infinity')`;
  return row ?? { score: 0, members: 0 };
}

/** The reason that weighs most among the reports of an item. */
export async function mainReason(tx: Tx, itemId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT reason_id AS id FROM report WHERE item_id = ${itemId} GROUP BY reason_id ORDER BY sum(weight) DESC, reason_id LIMIT 1`;
  return row?.id ?? null;
}

/** Whether a program has hidden a post before. */
export async function wasHidden(tx: Tx, postId: string): Promise<boolean> {
  return (await tx.reviewItem.count({ where: { kind: 'hidden_post', targetId: postId } })) > 0;
}

export type NewAutomaticItem = { id: string; kind: ReviewKind; targetId: string; threadId: string; authorId: string; language: string | null; severity: number; causeId: string; at: Date };

/** The item of what a program did: made and decided at once, so never in anybody's queue. */
export async function writeAutomaticItem(tx: Tx, { at, ...item }: NewAutomaticItem): Promise<void> {
  await tx.reviewItem.create({ data: { ...item, state: 'decided', openedAt: at, dueAt: at }, select: { id: true } });
}

/** The opening post of a thread, and whose thread it is. */
export async function readOpening(tx: Tx, threadId: string): Promise<{ postId: string; authorId: string; language: string | null } | null> {
  const [row] = await tx.$queryRaw<{ postId: string; authorId: string; language: string | null }[]>`
    SELECT p.id AS "postId", t.author_id AS "authorId", t.language FROM thread t JOIN post p ON p.thread_id = t.id AND p.number = 1 WHERE t.id = ${threadId}`;
  return row ?? null;
}

export async function writeClosing(tx: Tx, closing: { itemId: string; threadId: string; closedAt: Date; untilAt: Date }): Promise<void> {
  await tx.threadClosing.create({ data: closing, select: { itemId: true } });
}

/** Says that a thread is open again. @returns which, and since when it was closed; null when that was said before */
export async function endClosing(tx: Tx, itemId: string, at: Date): Promise<{ threadId: string; closedAt: Date } | null> {
  const [row] = await tx.$queryRaw<{ threadId: string; closedAt: Date }[]>`
    UPDATE thread_closing SET opened_at = ${at} WHERE item_id = ${itemId} AND opened_at IS NULL RETURNING thread_id AS "threadId", closed_at AS "closedAt"`;
  return row ?? null;
}

/** Until when a program has closed a thread that nobody has opened or locked since; null: none has. */
export async function readClosedUntil(threadId: string): Promise<Date | null> {
  const [row] = await quickQuery<{ until: Date }>(
    'moderation.closed-until',
    `SELECT c.until_at AS "until" FROM thread_closing c JOIN thread t ON t.id = c.thread_id AND t.locked_at = c.closed_at WHERE c.thread_id = $1 AND c.opened_at IS NULL`,
    [threadId],
  );
  return row?.until ?? null;
}

/** Threads whose time is up, 50 at most. */
export async function readClosingsOver(at: Date): Promise<string[]> {
  const rows = await query<{ id: string }>('moderation.closings-over', 'SELECT item_id AS id FROM thread_closing WHERE opened_at IS NULL AND until_at <= $1 ORDER BY until_at LIMIT 50', [at]);
  return rows.map(({ id }) => id);
}

export type Caused = { itemId: string; decisionId: string; statementId: string; memberId: string; threadId: string | null };

/** What programs did because of an item, and nobody has taken back; not what an author has mended since. */
export function readCaused(tx: Tx, itemId: string): Promise<Caused[]> {
  return tx.$queryRaw<Caused[]>`
    SELECT ri.id AS "itemId", d.id AS "decisionId", s.id AS "statementId", s.member_id AS "memberId", ri.thread_id AS "threadId"
      FROM review_item ri JOIN decision d ON d.item_id = ri.id AND d.automatic AND d.undone_at IS NULL JOIN statement s ON s.id = d.statement_id
     WHERE ri.cause_id = ${itemId} AND ri.state = 'decided' AND s.reversed_at IS NULL ORDER BY ri.id`;
}

/** The hiding of a post that is in force; its item is held. */
export async function holdHiding(tx: Tx, postId: string): Promise<Pick<Caused, 'itemId' | 'decisionId' | 'statementId'> | null> {
  const [row] = await tx.$queryRaw<Pick<Caused, 'itemId' | 'decisionId' | 'statementId'>[]>`
    SELECT ri.id AS "itemId", d.id AS "decisionId", s.id AS "statementId"
      FROM review_item ri JOIN decision d ON d.item_id = ri.id JOIN statement s ON s.id = d.statement_id
     WHERE ri.kind = 'hidden_post' AND ri.target_id = ${postId} AND ri.state = 'decided' AND s.reversed_at IS NULL AND s.until_at IS NULL FOR UPDATE OF ri`;
  return row ?? null;
}

/** Ends what was done until somebody had looked at it: somebody has. */
export async function endHidings(tx: Tx, itemId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE statement s SET until_at = ${at} FROM review_item ri JOIN decision d ON d.item_id = ri.id
     WHERE ri.cause_id = ${itemId} AND ri.kind = 'hidden_post' AND s.id = d.statement_id AND s.until_at IS NULL`;
}

/** The same of one that its author has mended. */
export async function endHiding(tx: Tx, { itemId, statementId }: Pick<Caused, 'itemId' | 'statementId'>, at: Date): Promise<void> {
  await tx.statement.update({ where: { id: statementId }, data: { untilAt: at }, select: { id: true } });
  await tx.reviewItem.update({ where: { id: itemId }, data: { state: 'gone' }, select: { id: true } });
}

export type ActedRecord = { kind: DecisionKind; at: Date; until: Date | null; over: boolean; reversed: boolean; statementId: string };

/** What programs did because of an item, for whoever looks at it, the first first. */
export async function readActed(itemId: string, at: Date): Promise<ActedRecord[]> {
  return query<ActedRecord>(
    'moderation.acted',
    `SELECT d.kind::text, d.decided_at AS at, s.until_at AS "until", s.id AS "statementId", s.reversed_at IS NOT NULL AS reversed,
            ri.state = 'gone' OR COALESCE(s.until_at <= $2, false) OR g.lifted_at IS NOT NULL OR c.opened_at IS NOT NULL AS over
       FROM review_item ri JOIN decision d ON d.item_id = ri.id AND d.automatic JOIN statement s ON s.id = d.statement_id
       LEFT JOIN sanction g ON g.statement_id = s.id LEFT JOIN thread_closing c ON c.item_id = ri.id
      WHERE ri.cause_id = $1 ORDER BY d.decided_at, d.id LIMIT 20`,
    [itemId, at],
  );
}

/** The same sanction is not given twice because of one item. */
export async function hasCaused(tx: Tx, itemId: string, kind: ReviewKind): Promise<boolean> {
  return (await tx.reviewItem.count({ where: { causeId: itemId, kind } })) > 0;
}
