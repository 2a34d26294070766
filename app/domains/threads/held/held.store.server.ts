import { now } from '~/platform/clock';
import { db, Prisma, query, queryIn, type Tx } from '~/platform/db/index.server';
import type { PostKind, ThreadKind } from '../rules';
import type { HeldState, Sign } from '../types';

/** A text that waits, as it is kept. */
export type HeldRecord = {
  id: string;
  authorId: string;
  kind: PostKind;
  threadId: string;
  parentId: string | null;
  categoryId: string | null;
  threadKind: ThreadKind | null;
  title: string | null;
  tags: string[];
  source: string;
  language: string | null;
  via: string;
  score: number;
  signals: Sign[];
  state: HeldState;
  version: number;
  edited: { title: string | null; source: string } | null;
  createdAt: Date;
  changedAt: Date;
};

const HELD = `h.id, h.author_id AS "authorId", h.kind::text, h.thread_id AS "threadId", h.parent_id AS "parentId", h.category_id AS "categoryId",
  h.thread_kind::text AS "threadKind", h.title, h.tags, h.source, h.language, h.via, h.score, h.signals, h.state::text, h.version, h.edited,
  h.created_at AS "createdAt", h.changed_at AS "changedAt"`;
/** Nobody is told of a decision before it is final: to its author it waits until then. SQL, of the table as `h`. */
export const WAITS = `h.state IN ('waiting', 'approved', 'refused')`;

export async function findHeld(id: string, tx: Tx | null = null): Promise<HeldRecord | null> {
  const [row] = await queryIn<HeldRecord>(tx, 'threads.held', `SELECT ${HELD} FROM held_post h WHERE h.id = $1`, [id]);
  return row ?? null;
}

/** Of some that wait, what is read of them. */
export function readHeldTexts(ids: string[]): Promise<Pick<HeldRecord, 'id' | 'version' | 'source'>[]> {
  return query('threads.held-texts', `SELECT id, version, source FROM held_post WHERE id = ANY($1) AND state = 'waiting'`, [ids]);
}

/** The same, held until the transaction ends. */
export async function lockHeld(tx: Tx, id: string): Promise<HeldRecord | null> {
  const [row] = await tx.$queryRawUnsafe<HeldRecord[]>(`SELECT ${HELD} FROM held_post h WHERE h.id = $1 FOR UPDATE`, id);
  return row ?? null;
}

export type HeldInThread = Pick<HeldRecord, 'id' | 'kind' | 'title' | 'source' | 'language' | 'createdAt'>;

/** What a member has waiting in a thread, the oldest first. */
export function readHeldIn(memberId: string, threadId: string): Promise<HeldInThread[]> {
  return query<HeldInThread>(
    'threads.held-in',
    `SELECT h.id, h.kind::text, h.title, h.source, h.language, h.created_at AS "createdAt" FROM held_post h
      WHERE h.author_id = $1 AND h.thread_id = $2 AND ${WAITS} ORDER BY h.created_at, h.id LIMIT 20`,
    [memberId, threadId],
  );
}

export type HeldListed = HeldRecord & { threadTitle: string | null; threadSlug: string | null; threadCategoryId: string | null; threadGone: boolean };

/** What a member has waiting, the latest first, 100 at most, with the threads that it is for. */
export function readHeldOf(memberId: string): Promise<HeldListed[]> {
  return query<HeldListed>(
    'threads.held-of',
    `SELECT ${HELD}, t.title AS "threadTitle", t.slug AS "threadSlug", t.category_id AS "threadCategoryId", t.deleted_at IS NOT NULL AS "threadGone"
       FROM held_post h LEFT JOIN thread t ON t.id = h.thread_id AND h.kind <> 'opening'
      WHERE h.author_id = $1 AND ${WAITS} ORDER BY h.created_at DESC, h.id DESC LIMIT 100`,
    [memberId],
  );
}

/** Whether a member has anything waiting, and how much; without its texts. */
export async function countHeldOf(memberId: string): Promise<number> {
  const [row] = await query<{ n: number }>('threads.held-count', `SELECT count(*)::int AS n FROM held_post h WHERE h.author_id = $1 AND ${WAITS}`, [memberId]);
  return row!.n;
}

/** How much a member has waiting, their row held: of several texts at once only as many come through as may. */
export async function countHeld(tx: Tx, memberId: string): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM member WHERE id = ${memberId} FOR NO KEY UPDATE`;
  return tx.heldPost.count({ where: { authorId: memberId, state: { in: ['waiting', 'approved', 'refused'] } } });
}

export type NewHeld = Omit<HeldRecord, 'state' | 'version' | 'edited' | 'createdAt' | 'changedAt'>;

export async function insertHeld(tx: Tx, { signals, ...held }: NewHeld): Promise<void> {
  const at = now();
  await tx.heldPost.create({ data: { ...held, signals: signals as Prisma.InputJsonArray, createdAt: at, changedAt: at }, select: { id: true } });
}

type Words = { title: string | null; source: string; tags: string[]; language: string | null; score: number; signals: Sign[] };

/** Changes a text that waits, if it is the version that was read. */
export async function changeHeld(tx: Tx, id: string, version: number, { signals, ...words }: Words): Promise<boolean> {
  const { count } = await tx.heldPost.updateMany({
    where: { id, version, state: 'waiting' },
    data: { ...words, signals: signals as Prisma.InputJsonArray, version: { increment: 1 }, changedAt: now() },
  });
  return count === 1;
}

/** Puts a text that is in one of these states into another. @returns whether it was in one */
export async function moveHeld(tx: Tx, id: string, from: HeldState[], to: HeldState, about: { version?: number; edited?: HeldRecord['edited'] } = {}): Promise<boolean> {
  const at = now();
  const decided = to === 'approved' || to === 'refused' ? { decidedAt: at } : {};
  // What a moderator made of it goes with their decision.
  const edited = about.edited ? { edited: about.edited } : to === 'waiting' ? { edited: Prisma.DbNull } : {};
  const { count } = await tx.heldPost.updateMany({
    where: { id, state: { in: from }, ...(about.version === undefined ? {} : { version: about.version }) },
    data: { state: to, changedAt: at, ...decided, ...edited },
  });
  return count === 1;
}

/** Refuses all that a member has waiting. @returns the ids */
export async function refuseWaitingOf(tx: Tx, memberId: string): Promise<string[]> {
  const at = now();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE held_post SET state = 'refused', decided_at = ${at}, changed_at = ${at} WHERE author_id = ${memberId} AND state = 'waiting' RETURNING id`;
  return rows.map(({ id }) => id);
}

/** Takes the words out: nothing of them is kept. */
export async function blankHeld(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE held_post SET source = '', title = CASE WHEN title IS NOT NULL THEN '' END, tags = '{}', signals = '[]', edited = NULL WHERE id = ${id}`;
}

/** Ids of all of a member's texts that have words. */
export async function readWordsHeldOf(memberId: string): Promise<string[]> {
  const rows = await query<{ id: string }>('threads.held-words', `SELECT id FROM held_post WHERE author_id = $1 AND source <> '' ORDER BY id`, [memberId]);
  return rows.map(({ id }) => id);
}

/** Drops what was decided or taken back before an instant. @returns how many */
export async function dropHeld(before: Date): Promise<number> {
  const { count } = await db.heldPost.deleteMany({ where: { changedAt: { lt: before }, state: { in: ['published', 'returned', 'withdrawn'] } } });
  return count;
}
