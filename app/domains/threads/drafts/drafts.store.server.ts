import { now } from '~/platform/clock';
import { db, query, type Prisma, type Tx } from '~/platform/db/index.server';
import type { PostKind, ThreadKind } from '../rules';
import type { Draft, DraftData, DraftRow } from '../types';

/** What is shown of a draft, in SQL. */
export const DRAFT = `key, sequence, updated_at AS "updatedAt", CASE WHEN posted_at IS NULL THEN data END AS data`;

export async function readDraft(memberId: string, key: string): Promise<Draft | null> {
  const [draft] = await query<Draft>('threads.draft', `SELECT ${DRAFT} FROM draft WHERE member_id = $1 AND key = $2`, [memberId, key]);
  return draft ?? null;
}

/** Drafts that were not posted, newest first, each with as much of its text as a line can hold. */
export async function readDrafts(memberId: string): Promise<DraftRow[]> {
  return query<DraftRow>(
    'threads.drafts',
    `SELECT key, updated_at AS "updatedAt", coalesce(nullif(data->>'title', ''), nullif(data->>'subject', '')) AS title,
            left(coalesce(data->>'body', ''), 1000) AS excerpt
       FROM draft WHERE member_id = $1 AND posted_at IS NULL ORDER BY updated_at DESC LIMIT 200`,
    [memberId],
  );
}

/**
 * Keeps the text if it grew from the draft that is kept now.
 * @param sequence of the draft it grew from; 0: of none
 * @returns the new sequence, or null when another one is kept
 */
export async function writeDraft(memberId: string, key: string, sequence: number, data: DraftData): Promise<number | null> {
  const at = now();
  const json = data as Prisma.InputJsonObject;
  const made =
    sequence === 0
      ? await db.$executeRaw`
          INSERT INTO draft (member_id, key, sequence, data, created_at, updated_at)
          VALUES (${memberId}, ${key}, 1, ${json}::jsonb, ${at}, ${at}) ON CONFLICT DO NOTHING`
      : await db.$executeRaw`
          UPDATE draft SET sequence = sequence + 1, data = ${json}::jsonb, updated_at = ${at}, posted_at = NULL
           WHERE member_id = ${memberId} AND key = ${key} AND sequence = ${sequence}`;
  return made === 1 ? sequence + 1 : null;
}

/** What was written is posted or thrown away: a save that is still under way, or an old tab, cannot bring it back. */
export async function closeDraft(tx: Tx, memberId: string, key: string): Promise<void> {
  const at = now();
  await tx.$executeRaw`
    INSERT INTO draft (member_id, key, sequence, data, created_at, updated_at, posted_at)
    VALUES (${memberId}, ${key}, 1, '{}', ${at}, ${at}, ${at})
    ON CONFLICT (member_id, key) DO UPDATE SET sequence = draft.sequence + 1, data = '{}', updated_at = ${at}, posted_at = ${at}`;
}

/** What is being written under a key, held until the transaction ends; null when nothing is. */
export async function holdDraft(tx: Tx, memberId: string, key: string): Promise<DraftData | null> {
  const [row] = await tx.$queryRaw<{ data: DraftData; posted: boolean }[]>`
    SELECT data, posted_at IS NOT NULL AS posted FROM draft WHERE member_id = ${memberId} AND key = ${key} FOR UPDATE`;
  return row && !row.posted ? row.data : null;
}

/** Keeps a text under a key whatever was there: tabs that grew from the earlier one have fallen behind. */
export async function openDraft(tx: Tx, memberId: string, key: string, data: DraftData): Promise<void> {
  const at = now();
  const json = data as Prisma.InputJsonObject;
  await tx.$executeRaw`
    INSERT INTO draft (member_id, key, sequence, data, created_at, updated_at) VALUES (${memberId}, ${key}, 1, ${json}::jsonb, ${at}, ${at})
    ON CONFLICT (member_id, key) DO UPDATE SET sequence = draft.sequence + 1, data = ${json}::jsonb, updated_at = ${at}, posted_at = NULL`;
}

/** What is being written under a key goes on under another, unless something is written there. */
export async function moveDraft(tx: Tx, memberId: string, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE draft SET key = ${to} WHERE member_id = ${memberId} AND key = ${from} AND posted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM draft there WHERE there.member_id = ${memberId} AND there.key = ${to})`;
}

type Removed = { source: string; kind: PostKind; parentId: string | null; authorId: string; title: string; threadKind: ThreadKind; categoryId: string };

/** A post that is removed, with what is needed to write it anew; null when it is not. */
export async function readRemoved(tx: Tx, threadId: string, postId: string): Promise<Removed | null> {
  const [row] = await tx.$queryRaw<Removed[]>`
    SELECT p.source, p.kind::text, p.parent_id AS "parentId", p.author_id AS "authorId", t.title, t.kind::text AS "threadKind", t.category_id AS "categoryId"
      FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.thread_id = ${threadId} AND p.id = ${postId} AND p.deleted_at IS NOT NULL`;
  return row ?? null;
}

/** @returns how many were dropped */
export async function dropDrafts(before: Date): Promise<number> {
  const { count } = await db.draft.deleteMany({ where: { updatedAt: { lt: before } } });
  return count;
}
