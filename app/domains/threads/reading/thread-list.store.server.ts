import { query, quickQuery } from '~/platform/db/index.server';
import type { ThreadKind, ThreadOrder } from '../rules';
import type { LeftOut, TagLabel } from '../types';
import type { Cursor } from './cursor';

export type ThreadRecord = {
  id: string;
  slug: string;
  title: string;
  kind: ThreadKind;
  language: string | null;
  categoryId: string;
  authorId: string;
  lastAuthorId: string | null;
  /** Names of imported authors who have no account, of the opening and of the latest post. */
  authorLabel: string | null;
  lastAuthorLabel: string | null;
  faces: string[];
  replyCount: number;
  commentCount: number;
  viewCount: number;
  score: number;
  meTooCount: number;
  acceptedCount: number;
  pinned: boolean;
  locked: boolean;
  unlisted: boolean;
  createdAt: Date;
  lastActivityAt: Date;
  firstResponseAt: Date | null;
};

const COLUMNS = `
  t.id, t.slug, t.title, t.kind::text, t.language, t.category_id AS "categoryId", t.author_id AS "authorId",
  t.last_author_id AS "lastAuthorId", t.faces, t.reply_count AS "replyCount", t.comment_count AS "commentCount",
  t.view_count AS "viewCount", t.score, t.me_too_count AS "meTooCount", t.accepted_count AS "acceptedCount",
  t.pinned_at IS NOT NULL AS pinned, t.locked_at IS NOT NULL AS locked, t.unlisted_at IS NOT NULL AS unlisted,
  t.created_at AS "createdAt", t.last_activity_at AS "lastActivityAt", t.first_response_at AS "firstResponseAt",
  (SELECT l.author_label FROM post l WHERE l.thread_id = t.id AND l.number = 1 AND l.author_label IS NOT NULL) AS "authorLabel",
  (SELECT l.author_label FROM post l WHERE l.thread_id = t.id AND l.id = t.last_post_id AND l.author_label IS NOT NULL) AS "lastAuthorLabel"`;

const LISTED = 't.deleted_at IS NULL AND t.unlisted_at IS NULL';

export type Wanted = {
  order: ThreadOrder;
  /** Of `top`: threads begun since. */
  since: Date | null;
  /** Few threads are that young: found by their age, then sorted. */
  sinceIsShort: boolean;
  /** Categories to look in; null: all. */
  categoryIds: string[] | null;
  categoryId: string | null;
  tagId: string | null;
  authorId: string | null;
  withoutPinned: boolean;
  without: LeftOut | null;
  cursor: Cursor | null;
  limit: number;
};

/**
 * A stretch of a list. Each order walks along an index of its own from where the cursor stands, so that a
 * late page costs what an early one does; the orders of a tag walk along those of `thread_tag`.
 */
export async function readList(wanted: Wanted): Promise<ThreadRecord[]> {
  const { values, add } = parameters();
  const byTag = wanted.tagId !== null;
  const keys = keysOf(wanted.order, byTag && !wanted.sinceIsShort);
  const conditions = [LISTED];
  if (byTag) conditions.push(`tt.tag_id = ${add(wanted.tagId)}`);
  if (wanted.order === 'unanswered') conditions.push(byTag ? 'tt.unanswered' : `t.kind = 'question' AND t.reply_count = 0`);
  if (wanted.categoryId !== null) conditions.push(`t.category_id = ${add(wanted.categoryId)}`);
  if (wanted.categoryIds !== null) conditions.push(`t.category_id = ANY(${add(wanted.categoryIds)})`);
  if (wanted.authorId !== null) conditions.push(`t.author_id = ${add(wanted.authorId)}`);
  if (wanted.since !== null) conditions.push(`${byTag ? 'tt' : 't'}.created_at >= ${add(wanted.since)}`);
  if (wanted.withoutPinned) conditions.push('t.pinned_at IS NULL');
  if (wanted.without) conditions.push(besides(wanted.without, add));

  const { cursor } = wanted;
  const back = cursor?.back ?? false;
  const after = cursor ? `(${keys.join(', ')}) ${back ? '>' : '<'} (${[...cursor.keys, cursor.id].map(add).join(', ')})` : null;
  const from = byTag ? 'thread_tag tt JOIN thread t ON t.id = tt.thread_id' : 'thread t';
  const order = keys.map((key) => `${key} ${back ? 'ASC' : 'DESC'}`).join(', ');
  const limit = add(wanted.limit);
  const where = (list: (string | null)[]) => list.filter((each) => each !== null).join(' AND ');
  const text = wanted.sinceIsShort
    ? `SELECT ${COLUMNS} FROM (SELECT t.* FROM ${from} WHERE ${where(conditions)} OFFSET 0) t ${after ? `WHERE ${after}` : ''} ORDER BY ${order} LIMIT ${limit}`
    : `SELECT ${COLUMNS} FROM ${from} WHERE ${where([...conditions, after])} ORDER BY ${order} LIMIT ${limit}`;
  const rows = await quickQuery<ThreadRecord>(nameOf(wanted), text, values);
  return back ? rows.reverse() : rows;
}

/** Pinned threads, the last pinned first; there are few. */
export async function readPinned({ categoryIds, categoryId, without }: Pick<Wanted, 'categoryIds' | 'categoryId' | 'without'>): Promise<ThreadRecord[]> {
  const { values, add } = parameters();
  const [category, categories] = [add(categoryId), add(categoryIds)];
  return query<ThreadRecord>(
    `threads.pinned${without ? '-without' : ''}`,
    `SELECT ${COLUMNS} FROM thread t
      WHERE ${LISTED} AND t.pinned_at IS NOT NULL AND (${category}::text IS NULL OR t.category_id = ${category})
        AND (${categories}::text[] IS NULL OR t.category_id = ANY(${categories})) ${without ? `AND ${besides(without, add)}` : ''}
      ORDER BY t.pinned_at DESC LIMIT 20`,
    values,
  );
}

/** These threads, in no particular order; unlisted ones too, removed ones not. */
export async function readByIds(ids: string[]): Promise<ThreadRecord[]> {
  return quickQuery<ThreadRecord>('threads.by-ids', `SELECT ${COLUMNS} FROM thread t WHERE t.id = ANY($1) AND t.deleted_at IS NULL`, [ids]);
}

/** Of the thread itself, of its tags and of its category the narrowest that says anything decides. */
function besides(out: LeftOut, add: (value: unknown) => string): string {
  const hasTag = (ids: string[]) => `EXISTS (SELECT 1 FROM thread_tag lt WHERE lt.thread_id = t.id AND lt.tag_id = ANY(${add(ids)}))`;
  return `(t.kind = 'announcement' OR t.author_id <> ALL(${add(out.authorIds)})) AND t.id <> ALL(${add(out.threadIds)}) AND (t.id = ANY(${add(out.keptThreadIds)}) OR ${hasTag(out.keptTagIds)}
    OR NOT (t.category_id = ANY(${add(out.categoryIds)}) OR ${hasTag(out.tagIds)}))`;
}

/** What rows are sorted by, from the first to the last. */
function keysOf(order: ThreadOrder, byTag: boolean): string[] {
  const [table, id] = byTag ? ['tt', 'tt.thread_id'] : ['t', 't.id'];
  if (order === 'top') return [`${table}.score`, `${table}.created_at`, id];
  return [order === 'latest' ? `${table}.last_activity_at` : `${table}.created_at`, id];
}

export function cursorKeys(order: ThreadOrder, row: ThreadRecord): (string | number)[] {
  if (order === 'top') return [row.score, row.createdAt.toISOString()];
  return [(order === 'latest' ? row.lastActivityAt : row.createdAt).toISOString()];
}

/** One name for one text: everything that the text depends on. */
function nameOf(wanted: Wanted): string {
  const parts = [
    wanted.order,
    wanted.tagId && 'tag',
    wanted.categoryId && 'category',
    wanted.categoryIds && 'some',
    wanted.authorId && 'author',
    wanted.since && (wanted.sinceIsShort ? 'short' : 'since'),
    wanted.withoutPinned && 'rest',
    wanted.without && 'without',
    wanted.cursor && (wanted.cursor.back ? 'back' : 'on'),
  ];
  return `threads.list-${parts.filter(Boolean).join('-')}`;
}

function parameters(): { values: unknown[]; add: (value: unknown) => string } {
  const values: unknown[] = [];
  return { values, add: (value) => `$${values.push(value)}` };
}

/** The tags of threads, by thread, in the order of their slugs. */
export async function readTagsOf(threadIds: string[]): Promise<Map<string, TagLabel[]>> {
  const rows = await quickQuery<TagLabel & { threadId: string }>(
    'threads.tags-of',
    `SELECT tt.thread_id AS "threadId", g.id, g.slug, g.name FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id
      WHERE tt.thread_id = ANY($1) ORDER BY g.slug`,
    [threadIds],
  );
  const byThread = new Map<string, TagLabel[]>();
  for (const { threadId, ...tag } of rows) byThread.set(threadId, [...(byThread.get(threadId) ?? []), tag]);
  return byThread;
}
