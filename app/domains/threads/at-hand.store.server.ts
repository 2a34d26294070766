import { queryIn, transaction, type Tx } from '~/platform/db/index.server';
import type { PostFacts, ThreadFacts } from './policy';
import type { Audience, PostKind, ThreadKind } from './rules';

/** For acts: everything inside happens or nothing does. */
export { transaction, type Tx };

/** A thread as acts need it: what the policy asks for, and what counters and records are made from. */
export type ThreadAtHand = ThreadFacts & {
  id: string;
  slug: string;
  title: string;
  categoryId: string;
  severalAccepted: boolean;
  createdAt: Date;
  firstResponseAt: Date | null;
  pinned: boolean;
  unlisted: boolean;
  acceptedCount: number;
  faces: string[];
  tagIds: string[];
};

export type PostAtHand = PostFacts & {
  id: string;
  threadId: string;
  parentId: string | null;
  number: number;
  version: number;
  score: number;
  createdAt: Date;
  /** Hidden after reports: since when, and from when on an edit by its author shows it again (null: none does). */
  hidden: { at: Date; editShowsFrom: Date | null } | null;
};

const THREAD = `
  SELECT t.id, t.slug, t.title, t.kind::text, t.author_id, t.category_id, t.created_at, t.first_response_at,
         t.pinned_at IS NOT NULL AS pinned, t.locked_at IS NOT NULL AS locked, t.unlisted_at IS NOT NULL AS unlisted,
         t.deleted_at IS NOT NULL AS removed, t.deleted_by_id, t.accepted_count, t.faces,
         t.deleted_at IS NOT NULL AND EXISTS (SELECT 1 FROM post o WHERE o.thread_id = t.id AND o.number = 1 AND o.hidden_at IS NOT NULL) AS hidden,
         ARRAY(SELECT tag_id FROM thread_tag WHERE thread_id = t.id) AS tag_ids,
         c.kinds::text[] AS kinds, c.read_by::text, c.start_by::text, c.reply_by::text,
         c.archived_at IS NOT NULL AS archived, c.several_accepted
    FROM thread t JOIN category c ON c.id = t.category_id
   WHERE t.id = $1`;

const POST = `
  SELECT id, thread_id, kind::text, author_id, parent_id, number, version, score, created_at,
         accepted_at IS NOT NULL AS accepted, deleted_at IS NOT NULL AS removed, deleted_by_id, hidden_at, edit_shows_from
    FROM post WHERE id = $1`;

/** The thread as it is now, or null. */
export async function loadThread(id: string, tx: Tx | null = null): Promise<ThreadAtHand | null> {
  const [row] = await queryIn<ThreadRecord>(tx, 'threads.at-hand', THREAD, [id]);
  return row ? toThread(row) : null;
}

/**
 * The thread, held until the transaction ends: whoever else wants to change it waits. Rows are always
 * held in the order thread, posts, category, tags, members, so that no two acts wait for each other.
 */
export async function loadHeldThread(tx: Tx, id: string): Promise<ThreadAtHand | null> {
  // In a statement of its own: the next one sees what those before us have done to its category and tags.
  await tx.$queryRaw`SELECT 1 FROM thread WHERE id = ${id} FOR NO KEY UPDATE`;
  const [row] = await tx.$queryRawUnsafe<ThreadRecord[]>(THREAD, id);
  return row ? toThread(row) : null;
}

export async function loadPost(id: string, tx: Tx | null = null): Promise<PostAtHand | null> {
  const [row] = await queryIn<PostRecord>(tx, 'threads.post-at-hand', POST, [id]);
  return row ? toPost(row) : null;
}

/** The post, held until the transaction ends. Hold its thread first when that changes too. */
export async function loadHeldPost(tx: Tx, id: string): Promise<PostAtHand | null> {
  const [row] = await tx.$queryRawUnsafe<PostRecord[]>(`${POST} FOR NO KEY UPDATE`, id);
  return row ? toPost(row) : null;
}

type ThreadRecord = {
  id: string;
  slug: string;
  title: string;
  kind: ThreadKind;
  author_id: string;
  category_id: string;
  created_at: Date;
  first_response_at: Date | null;
  pinned: boolean;
  locked: boolean;
  unlisted: boolean;
  removed: boolean;
  deleted_by_id: string | null;
  hidden: boolean;
  accepted_count: number;
  faces: string[];
  tag_ids: string[];
  kinds: ThreadKind[];
  read_by: Audience;
  start_by: Audience;
  reply_by: Audience;
  archived: boolean;
  several_accepted: boolean;
};

type PostRecord = {
  id: string;
  thread_id: string;
  kind: PostKind;
  author_id: string;
  parent_id: string | null;
  number: number;
  version: number;
  score: number;
  created_at: Date;
  accepted: boolean;
  removed: boolean;
  deleted_by_id: string | null;
  hidden_at: Date | null;
  edit_shows_from: Date | null;
};

function toThread(row: ThreadRecord): ThreadAtHand {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    kind: row.kind,
    authorId: row.author_id,
    categoryId: row.category_id,
    severalAccepted: row.several_accepted,
    createdAt: row.created_at,
    firstResponseAt: row.first_response_at,
    pinned: row.pinned,
    locked: row.locked,
    unlisted: row.unlisted,
    removed: row.removed ? { byId: row.deleted_by_id, hidden: row.hidden } : null,
    acceptedCount: row.accepted_count,
    faces: row.faces,
    tagIds: row.tag_ids,
    category: {
      kinds: row.kinds,
      readBy: row.read_by,
      startBy: row.start_by,
      replyBy: row.reply_by,
      archived: row.archived,
    },
  };
}

function toPost(row: PostRecord): PostAtHand {
  return {
    id: row.id,
    threadId: row.thread_id,
    kind: row.kind,
    authorId: row.author_id,
    parentId: row.parent_id,
    number: row.number,
    version: row.version,
    score: row.score,
    createdAt: row.created_at,
    accepted: row.accepted,
    removed: row.removed ? { byId: row.deleted_by_id, hidden: row.hidden_at !== null } : null,
    hidden: row.hidden_at && { at: row.hidden_at, editShowsFrom: row.edit_shows_from },
  };
}
