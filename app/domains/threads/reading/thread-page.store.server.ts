import { query, quickQuery } from '~/platform/db/index.server';
import { DRAFT } from '../drafts/drafts.store.server';
import { WAITS } from '../held/held.store.server';
import { COMMENTS_SHOWN, POSTS_PER_PAGE, RELATED_SHOWN, type PostKind, type PostOrder } from '../rules';
import type { Draft, Person, TagLabel, ThreadLink } from '../types';
import { RELATED } from './related.store.server';
import type { ThreadRecord } from './thread-list.store.server';

export type PostRecord = {
  id: string;
  threadId: string;
  kind: PostKind;
  number: number;
  parentId: string | null;
  authorId: string;
  /** Name of an imported author who has no account; `authorId` is then the house's. */
  authorLabel: string | null;
  html: string;
  language: string | null;
  createdAt: Date;
  editedAt: Date | null;
  revisionCount: number;
  version: number;
  score: number;
  commentCount: number;
  acceptedAt: Date | null;
  acceptedById: string | null;
  removedAt: Date | null;
  removedById: string | null;
  /** Removed for now, after reports; from when on an edit by its author shows it again (null: none does). */
  hiddenAt: Date | null;
  editShowsFrom: Date | null;
  myVote: -1 | 0 | 1;
  /** Of a reply to another reply. */
  parentNumber: number | null;
  parentAuthorId: string | null;
  parentAuthorLabel: string | null;
};

const BARE = `
  p.id, p.thread_id AS "threadId", p.number, p.parent_id AS "parentId", p.author_id AS "authorId", p.author_label AS "authorLabel", p.html, p.language,
  p.created_at AS "createdAt", p.edited_at AS "editedAt", p.revision_count AS "revisionCount", p.version, p.score,
  p.comment_count AS "commentCount", p.accepted_at AS "acceptedAt", p.accepted_by_id AS "acceptedById",
  p.deleted_at AS "removedAt", p.deleted_by_id AS "removedById", p.hidden_at AS "hiddenAt", p.edit_shows_from AS "editShowsFrom"`;
const POST = `p.kind::text, ${BARE}`;
const PARENT = `parent.number AS "parentNumber", parent.author_id AS "parentAuthorId", parent.author_label AS "parentAuthorLabel"`;
const NO_PARENT = `NULL AS "parentNumber", NULL AS "parentAuthorId", NULL AS "parentAuthorLabel"`;
const JOIN_PARENT = `LEFT JOIN post parent ON parent.id = p.parent_id AND p.kind = 'reply' AND parent.kind <> 'opening' AND parent.deleted_at IS NULL`;
const VOTE = `COALESCE(v.value, 0) AS "myVote"`;
const RESPONSES = `kind IN ('answer', 'reply') AND deleted_at IS NULL`;
const ORDERS: Record<PostOrder, string> = { date: 'number', score: '(accepted_at IS NULL), score DESC, number' };

/** A thread with its opening post; `kind` is the thread's. */
export type HeadRecord = Omit<PostRecord, 'kind'> &
  Omit<ThreadRecord, 'id' | 'language' | 'score' | 'commentCount' | 'lastAuthorLabel'> & {
    threadScore: number;
    threadVersion: number;
    threadCommentCount: number;
    threadLanguage: string | null;
    solvedAt: Date | null;
    lastNumber: number;
    tags: TagLabel[] | null;
    iHaveThisToo: boolean;
    valuedByOthers: boolean;
    /** There are removed posts that this reader may see, or hidden ones that they may know of. */
    hasRemoved: boolean;
    /** Something that this reader wrote here waits for approval. */
    hasWaiting: boolean;
  };

export interface PageWish {
  threadId: string;
  /** A member's id, '' for a visitor. */
  reader: string;
  /** Sees what others removed. */
  staff: boolean;
  /** Of questions only; null: the usual. */
  sort: PostOrder | null;
  page: number;
  /** The post whose comments are all wanted (1,000 at most). */
  commentsOf: string | null;
  /** Categories that the reader may read; null: all. */
  categoryIds: string[] | null;
  /** The reader's draft that is wanted along with the page. */
  draftKey: string | null;
}

export interface PageRecord {
  head: HeadRecord;
  /** Of this page, in its order. */
  posts: PostRecord[];
  /** Number of the first one after the page. */
  nextNumber: number | null;
  /** The first under each post of the page and under the opening, oldest first. */
  comments: PostRecord[];
  /** Everybody whom the page names. */
  people: Person[];
  draft: Draft | null;
  /** Linked by hand, duplicates, or alike, that the reader finds in lists. */
  related: ThreadLink[];
}

type Flat<R> = { [K in keyof R]: R[K] extends Date | null ? (null extends R[K] ? string | null : string) : R[K] };
type PageRow = Flat<HeadRecord> & {
  posts: Flat<PostRecord>[] | null;
  comments: Flat<PostRecord>[] | null;
  people: (Omit<Person, 'closed'> & { status: string })[];
  draft: Flat<Draft> | null;
  related: ThreadLink[] | null;
};

const WISHED = "(SELECT CASE WHEN kind = 'question' THEN COALESCE($3, 'score') ELSE 'date' END FROM thread WHERE id = $1)";
/** One order of responses; the planner leaves out the one that is not wanted. */
const PLACES = (order: PostOrder): string => `
  SELECT number, row_number() OVER () AS place FROM (
    SELECT number FROM post WHERE thread_id = $1 AND ${RESPONSES} AND ${WISHED} = '${order}'
     ORDER BY ${ORDERS[order]} OFFSET $4 LIMIT ${POSTS_PER_PAGE + 1}) in_order`;

/**
 * All that a page of a thread shows, in one statement: what a page costs is mostly the ways to the database and
 * back. The posts before the page are passed over in an index, without being read.
 *
 * @returns the facts as text, which is the same as long as they are, whoever reads; `openPage` reads it. Who wrote on
 *   the page is told so in it, since they may do more than others.
 */
export async function readThreadPage(wish: PageWish): Promise<string | null> {
  const { threadId, reader, staff, sort, page, commentsOf, categoryIds, draftKey } = wish;
  const [row] = await quickQuery<{ page: string }>(
    'threads.page',
    `WITH found AS MATERIALIZED (${PLACES('date')} UNION ALL ${PLACES('score')}),
          posts AS MATERIALIZED (
            SELECT found.place, ${POST}, ${PARENT}, ${VOTE} FROM found JOIN post p ON p.thread_id = $1 AND p.number = found.number
              ${JOIN_PARENT} LEFT JOIN vote v ON v.post_id = p.id AND v.member_id = $2),
          parents AS (
            SELECT id FROM posts WHERE place <= ${POSTS_PER_PAGE} AND "commentCount" > 0
            UNION ALL SELECT id FROM post WHERE thread_id = $1 AND number = 1 AND comment_count > 0),
          comments AS MATERIALIZED (
            SELECT ${POST}, ${NO_PARENT}, ${VOTE} FROM parents
             CROSS JOIN LATERAL (
               SELECT * FROM post c WHERE c.parent_id = parents.id AND c.kind = 'comment' AND c.deleted_at IS NULL
                ORDER BY c.number LIMIT CASE WHEN parents.id = $5 THEN 1000 ELSE ${COMMENTS_SHOWN} END) p
              LEFT JOIN vote v ON v.post_id = p.id AND v.member_id = $2)
     SELECT row_to_json(page)::text AS page FROM (SELECT ${BARE}, ${NO_PARENT}, ${VOTE},
            t.slug, t.title, t.kind::text, t.language AS "threadLanguage", t.category_id AS "categoryId", t.last_author_id AS "lastAuthorId", t.faces,
            t.reply_count AS "replyCount", t.comment_count AS "threadCommentCount", t.view_count AS "viewCount", t.score AS "threadScore",
            t.me_too_count AS "meTooCount", t.accepted_count AS "acceptedCount", t.pinned_at IS NOT NULL AS pinned,
            t.locked_at IS NOT NULL AS locked, t.unlisted_at IS NOT NULL AS unlisted, t.last_activity_at AS "lastActivityAt",
            t.first_response_at AS "firstResponseAt", t.solved_at AS "solvedAt", t.last_number AS "lastNumber", t.version AS "threadVersion",
            (SELECT json_agg(json_build_object('id', g.id, 'slug', g.slug, 'name', g.name) ORDER BY g.slug)
               FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id WHERE tt.thread_id = t.id) AS tags,
            $2 <> '' AND EXISTS (SELECT 1 FROM me_too m WHERE m.thread_id = t.id AND m.member_id = $2) AS "iHaveThisToo",
            t.author_id = $2 AND EXISTS (
              SELECT 1 FROM post r WHERE r.thread_id = t.id AND r.kind IN ('answer', 'reply') AND r.deleted_at IS NULL
                 AND r.author_id <> $2 AND (r.score > 0 OR r.accepted_at IS NOT NULL)) AS "valuedByOthers",
            EXISTS (
              SELECT 1 FROM post r WHERE r.thread_id = t.id AND r.deleted_at IS NOT NULL AND (r.hidden_at IS NOT NULL OR $8 OR r.author_id = $2)) AS "hasRemoved",
            $2 <> '' AND EXISTS (SELECT 1 FROM held_post h WHERE h.author_id = $2 AND h.thread_id = t.id AND ${WAITS}) AS "hasWaiting",
            (SELECT $2 FROM (SELECT "authorId" FROM posts UNION ALL SELECT "authorId" FROM comments UNION ALL SELECT t.author_id) wrote
              WHERE "authorId" = $2 LIMIT 1) AS writer,
            (SELECT json_agg(posts ORDER BY place) FROM posts) AS posts,
            (SELECT json_agg(comments ORDER BY number) FROM comments) AS comments,
            (SELECT json_agg(json_build_object('id', c.id, 'username', c.username, 'displayName', c.display_name,
                      'avatarId', c.avatar_id, 'role', c.role, 'status', c.status))
               FROM member_card c WHERE c.id IN (
                 SELECT unnest(ARRAY["authorId", "acceptedById", "parentAuthorId"]) FROM posts
                 UNION SELECT "authorId" FROM comments UNION SELECT t.author_id)) AS people,
            (SELECT row_to_json(d) FROM (SELECT ${DRAFT} FROM draft WHERE member_id = $2 AND key = $7) d) AS draft,
            (SELECT json_agg(r) FROM (${RELATED({ thread: '$1', categories: '$6', limit: RELATED_SHOWN })}) r) AS related
       FROM thread t JOIN post p ON p.thread_id = t.id AND p.number = 1
       LEFT JOIN vote v ON v.post_id = p.id AND v.member_id = $2
      WHERE t.id = $1) page`,
    [threadId, reader, sort, (page - 1) * POSTS_PER_PAGE, commentsOf, categoryIds, draftKey, staff],
  );
  return row?.page ?? null;
}

/** Reads the facts of a page. */
export function openPage(facts: string): PageRecord {
  const { posts, comments, people, draft, related, ...head } = JSON.parse(facts) as PageRow;
  const found = (posts ?? []).map(revived);
  return {
    head: { ...head, ...revived(head), lastActivityAt: new Date(head.lastActivityAt), firstResponseAt: instant(head.firstResponseAt), solvedAt: instant(head.solvedAt) },
    posts: found.slice(0, POSTS_PER_PAGE),
    nextNumber: found[POSTS_PER_PAGE]?.number ?? null,
    comments: (comments ?? []).map(revived),
    people: people.map(({ status, ...person }) => ({ ...person, closed: status === 'closed' })),
    draft: draft && { ...draft, updatedAt: instant(draft.updatedAt) },
    related: related ?? [],
  };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

type Instants = 'createdAt' | 'editedAt' | 'acceptedAt' | 'removedAt' | 'hiddenAt' | 'editShowsFrom';

/** A post that came as JSON, which knows no instants. */
function revived<P extends Pick<Flat<PostRecord>, Instants>>(post: P): Omit<P, Instants> & Pick<PostRecord, Instants> {
  const { createdAt, editedAt, acceptedAt, removedAt, hiddenAt, editShowsFrom } = post;
  return {
    ...post,
    ...{ createdAt: new Date(createdAt), editedAt: instant(editedAt), acceptedAt: instant(acceptedAt), removedAt: instant(removedAt) },
    ...{ hiddenAt: instant(hiddenAt), editShowsFrom: instant(editShowsFrom) },
  };
}

/**
 * The first comments under each of these posts, oldest first.
 * @param allOf the post whose comments are all wanted (1,000 at most)
 */
export async function readComments(postIds: string[], { reader, allOf }: { reader: string; allOf: string | null }): Promise<PostRecord[]> {
  return quickQuery<PostRecord>(
    'threads.comments',
    `SELECT ${POST}, ${NO_PARENT}, ${VOTE}
       FROM unnest($1::text[]) AS parent (id)
      CROSS JOIN LATERAL (
        SELECT * FROM post c WHERE c.parent_id = parent.id AND c.kind = 'comment' AND c.deleted_at IS NULL
         ORDER BY c.number LIMIT CASE WHEN parent.id = $3 THEN 1000 ELSE ${COMMENTS_SHOWN} END) p
       LEFT JOIN vote v ON v.post_id = p.id AND v.member_id = $2
      ORDER BY p.number`,
    [postIds, reader, allOf],
  );
}

/**
 * Removed posts that belong on a page: answers and replies with numbers between two others, comments
 * under these posts.
 * @param authorId whose, besides what is only hidden; null: everybody's
 */
export async function readRemoved(
  threadId: string,
  { from, to, parentIds, authorId, reader }: { from: number; to: number; parentIds: string[]; authorId: string | null; reader: string },
): Promise<PostRecord[]> {
  return quickQuery<PostRecord>(
    'threads.removed',
    `SELECT ${POST}, ${PARENT}, ${VOTE} FROM post p ${JOIN_PARENT} LEFT JOIN vote v ON v.post_id = p.id AND v.member_id = $6
      WHERE p.thread_id = $1 AND p.deleted_at IS NOT NULL AND ($5::text IS NULL OR p.author_id = $5 OR p.hidden_at IS NOT NULL)
        AND ((p.kind IN ('answer', 'reply') AND p.number > $2 AND p.number < $3) OR (p.kind = 'comment' AND p.parent_id = ANY($4)))
      ORDER BY p.number LIMIT 200`,
    [threadId, from, to, parentIds, authorId, reader],
  );
}

/** How many answers or replies stand before this one. */
export async function countBefore(threadId: string, postId: string, sort: PostOrder): Promise<number> {
  const before =
    sort === 'date' ? 'p.number < s.number' : '(p.accepted_at IS NULL, -p.score, p.number) < (s.accepted_at IS NULL, -s.score, s.number)';
  const [row] = await query<{ count: number }>(
    `threads.count-before-${sort}`,
    `SELECT count(*) AS count FROM post s JOIN post p ON p.thread_id = s.thread_id AND p.kind IN ('answer', 'reply') AND p.deleted_at IS NULL AND ${before}
      WHERE s.thread_id = $1 AND s.id = $2`,
    [threadId, postId],
  );
  return row?.count ?? 0;
}

/** Every post of a thread that is shown, by number, after this one. */
export async function readPosts(threadId: string, { after, limit, reader }: { after: number; limit: number; reader: string }): Promise<PostRecord[]> {
  return query<PostRecord>(
    'threads.posts',
    `SELECT ${POST}, ${PARENT}, ${VOTE} FROM post p ${JOIN_PARENT}
       LEFT JOIN post under ON under.id = p.parent_id AND p.kind = 'comment'
       LEFT JOIN vote v ON v.post_id = p.id AND v.member_id = $4
      WHERE p.thread_id = $1 AND p.number > $2 AND p.deleted_at IS NULL AND under.deleted_at IS NULL
      ORDER BY p.number LIMIT $3`,
    [threadId, after, limit, reader],
  );
}

/** One post for a single view. */
export async function readPost(postId: string, reader: string): Promise<(PostRecord & { source: string }) | null> {
  const [post] = await quickQuery<PostRecord & { source: string }>(
    'threads.post',
    `SELECT ${POST}, ${PARENT}, ${VOTE}, p.source FROM post p ${JOIN_PARENT} LEFT JOIN vote v ON v.post_id = p.id AND v.member_id = $2 WHERE p.id = $1`,
    [postId, reader],
  );
  return post ?? null;
}
