import type pg from 'pg';
import { MARKDOWN_VERSION } from '~/platform/markdown/index.server';
import { inTransaction } from './transaction.store.server';

/** A thread to make for a question; `id` is ours, `question` its number in the dump. */
export type NewThread = {
  id: string;
  question: number;
  authorId: string;
  title: string;
  slug: string;
  language: string | null;
  createdAt: Date;
  viewCount: number;
  score: number;
  lockedAt: Date | null;
  tagIds: string[];
};

export type NewPost = {
  id: string;
  /** Kind and number in the dump. */
  item: 'question' | 'answer' | 'comment';
  itemId: number;
  /** Number of its question in the dump, and of the post that a comment stands under. */
  question: number;
  parent: number | null;
  authorId: string;
  authorLabel: string | null;
  source: string;
  html: string;
  text: string;
  language: string | null;
  createdAt: Date;
  editedAt: Date | null;
  editedById: string | null;
  revisionCount: number;
  score: number;
  acceptedAt: Date | null;
  acceptedById: string | null;
};

export type NewRevision = {
  id: string;
  postId: string;
  number: number;
  title: string | null;
  tagSlugs: string[];
  source: string;
  note: string | null;
  editorId: string | null;
  editorLabel: string | null;
  createdAt: Date;
};

export type Batch = { threads: NewThread[]; posts: NewPost[]; revisions: NewRevision[] };

/** Makes a batch with its counters, in one transaction: all of it is there, or nothing. */
export async function makePosts(client: pg.Client, source: string, categoryId: string, batch: Batch): Promise<void> {
  await inTransaction(client, async () => {
    await insertThreads(client, source, categoryId, batch.threads);
    await insertPosts(client, source, batch.posts);
    await insertRevisions(client, batch.revisions);
    const ids = await threadIds(client, source, batch.posts);
    await countThreads(client, ids);
    await countAround(client, categoryId, batch);
  });
}

async function insertThreads(client: pg.Client, source: string, categoryId: string, threads: NewThread[]): Promise<void> {
  if (threads.length === 0) return;
  const json = JSON.stringify(threads);
  await client.query(
    `insert into thread (id, kind, category_id, author_id, title, slug, language, created_at, last_activity_at,
                         last_number, view_count, score, locked_at)
     select id, 'question', $2, "authorId", title, slug, language, "createdAt", "createdAt", 0, "viewCount", score, "lockedAt"
       from json_to_recordset($1::json) as r (id text, "authorId" text, title text, slug text, language text,
            "createdAt" timestamptz, "viewCount" int, score int, "lockedAt" timestamptz)`,
    [json, categoryId],
  );
  await client.query(
    `insert into thread_tag (thread_id, tag_id)
     select r.id, tag from json_to_recordset($1::json) as r (id text, "tagIds" text[]), unnest(r."tagIds") as tag`,
    [json],
  );
  await client.query(
    `insert into imported_item (source, kind, source_id, target_id)
     select $2, 'question', question::text, id from json_to_recordset($1::json) as r (id text, question bigint)`,
    [json, source],
  );
}

/** Numbers follow those that the thread has: members may have written in it since an earlier run. */
async function insertPosts(client: pg.Client, source: string, posts: NewPost[]): Promise<void> {
  const json = JSON.stringify(posts.map((post, order) => ({ ...post, order })));
  await client.query(
    `select from thread where id in (
       select i.target_id from json_to_recordset($1::json) as r (question bigint)
         join imported_item i on i.source = $2 and i.kind = 'question' and i.source_id = r.question::text)
     order by id for no key update`,
    [json, source],
  );
  await client.query(
    `with new as (
       select r.*, t.id as thread_id,
              t.last_number + row_number() over (partition by t.id order by r."order") as number
         from json_to_recordset($1::json) as r (id text, item text, "itemId" bigint, question bigint, parent bigint,
              "authorId" text, "authorLabel" text, source text, html text, text text, language text, "createdAt" timestamptz,
              "editedAt" timestamptz, "editedById" text, "revisionCount" int, score int, "acceptedAt" timestamptz,
              "acceptedById" text, "order" int)
         join imported_item i on i.source = $2 and i.kind = 'question' and i.source_id = r.question::text
         join thread t on t.id = i.target_id),
     items as (
       insert into imported_item (source, kind, source_id, target_id)
       select $2, item, "itemId"::text, id from new where item <> 'question')
     insert into post (id, thread_id, kind, parent_id, author_id, author_label, number, source, html, text, language, render_version,
                       created_at, edited_at, edited_by_id, revision_count, score, base_score,
                       accepted_at, accepted_by_id, accepted_slot)
     select new.id, new.thread_id, (case new.item when 'question' then 'opening' else new.item end)::post_kind,
            coalesce(here.id, opening.id, answer.target_id),
            new."authorId", new."authorLabel", new.number, new.source, new.html, new.text, new.language, ${MARKDOWN_VERSION}, new."createdAt",
            new."editedAt", new."editedById", new."revisionCount", new.score, new.score, new."acceptedAt", new."acceptedById",
            case when new."acceptedAt" is not null then 'one' end
       from new
       left join new here on new.parent is not null and here.item <> 'comment' and here."itemId" = new.parent
       left join imported_item answer on new.parent is not null and answer.source = $2 and answer.kind = 'answer'
                                     and answer.source_id = new.parent::text
       left join post opening on new.parent = new.question and opening.thread_id = new.thread_id and opening.number = 1
      order by new."order"`,
    [json, source],
  );
}

async function insertRevisions(client: pg.Client, revisions: NewRevision[]): Promise<void> {
  if (revisions.length === 0) return;
  await client.query(
    `insert into revision (id, post_id, number, title, tag_slugs, source, note, editor_id, editor_label, created_at)
     select id, "postId", number, title, "tagSlugs", source, note, "editorId", "editorLabel", "createdAt"
       from json_to_recordset($1::json) as r (id text, "postId" text, number int, title text, "tagSlugs" text[], source text,
            note text, "editorId" text, "editorLabel" text, "createdAt" timestamptz)`,
    [JSON.stringify(revisions)],
  );
}

async function threadIds(client: pg.Client, source: string, posts: NewPost[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select target_id as id from imported_item where source = $1 and kind = 'question' and source_id = any($2::text[])`,
    [source, [...new Set(posts.map((post) => String(post.question)))]],
  );
  return rows.map((row) => row.id);
}

/** What a thread and its posts keep about themselves, counted anew for the threads of the batch. */
async function countThreads(client: pg.Client, ids: string[]): Promise<void> {
  await client.query(
    `update post p set comment_count = c.count
       from (select parent_id, count(*)::int as count from post
              where thread_id = any($1) and kind = 'comment' and deleted_at is null group by parent_id) as c
      where p.id = c.parent_id and p.comment_count <> c.count`,
    [ids],
  );
  await client.query(
    `update thread t set
       last_number = s.last_number, reply_count = s.replies, comment_count = s.comments, accepted_count = s.accepted,
       solved_at = s.solved_at, first_response_at = s.first_response_at,
       last_activity_at = l.created_at, last_post_id = l.id, last_author_id = l.author_id,
       faces = array[t.author_id] || coalesce(f.others, '{}')
     from (select p.thread_id, max(p.number) as last_number,
                  count(*) filter (where p.kind in ('answer', 'reply') and p.deleted_at is null) as replies,
                  count(*) filter (where p.kind = 'comment' and p.deleted_at is null) as comments,
                  count(*) filter (where p.accepted_at is not null and p.deleted_at is null) as accepted,
                  min(p.accepted_at) filter (where p.deleted_at is null) as solved_at,
                  min(p.created_at) filter (where p.author_id <> o.author_id and p.deleted_at is null) as first_response_at
             from post p join thread o on o.id = p.thread_id where p.thread_id = any($1) group by p.thread_id) as s
     cross join lateral (
       select id, author_id, created_at from post
        where thread_id = s.thread_id and deleted_at is null order by created_at desc, number desc limit 1) as l
     cross join lateral (
       select array_agg(author_id order by latest) as others from (
         select author_id, max(number) as latest from post
          where thread_id = s.thread_id and deleted_at is null
            and author_id <> (select author_id from thread where id = s.thread_id)
          group by author_id order by latest desc limit 4) as each) as f
     where t.id = s.thread_id`,
    [ids],
  );
}

/** Counters of the category, the tags and the members, in the order in which every act takes them. */
async function countAround(client: pg.Client, categoryId: string, { threads, posts }: Batch): Promise<void> {
  if (threads.length > 0) {
    await client.query('update category set thread_count = thread_count + $2 where id = $1', [categoryId, threads.length]);
    const tags = tallyOf(threads.flatMap((thread) => thread.tagIds.map((id) => [id, [1]] as const)));
    await addTo(client, 'tag', ['thread_count'], tags);
    await client.query(
      `insert into tag_count as c (tag_id, category_id, thread_count)
       select id, $1, n from unnest($2::text[], $3::int[]) as r (id, n) order by id
       on conflict (tag_id, category_id) do update set thread_count = c.thread_count + excluded.thread_count`,
      [categoryId, [...tags.keys()], [...tags.values()].map(([count]) => count ?? 0)],
    );
  }
  await addTo(
    client,
    'member',
    ['thread_count', 'post_count', 'accepted_count'],
    tallyOf(
      posts.map((post) => [
        post.authorId,
        [post.item === 'question' ? 1 : 0, post.item === 'question' ? 0 : 1, post.acceptedAt ? 1 : 0],
      ]),
    ),
  );
}

function tallyOf(entries: readonly (readonly [string, readonly number[]])[]): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  for (const [id, by] of entries) {
    const sum = sums.get(id);
    if (sum) by.forEach((count, at) => (sum[at] = (sum[at] ?? 0) + count));
    else sums.set(id, [...by]);
  }
  return sums;
}

async function addTo(client: pg.Client, table: 'tag' | 'member', columns: string[], sums: Map<string, number[]>): Promise<void> {
  if (sums.size === 0) return;
  const ids = [...sums.keys()].sort();
  await client.query(`select from ${table} where id = any($1) order by id for no key update`, [ids]);
  await client.query(
    `update ${table} set ${columns.map((column, at) => `${column} = ${table}.${column} + r.by${at}`).join(', ')}
       from unnest($1::text[], ${columns.map((_, at) => `$${at + 2}::int[]`).join(', ')})
            as r (id, ${columns.map((_, at) => `by${at}`).join(', ')})
      where ${table}.id = r.id`,
    [ids, ...columns.map((_, at) => ids.map((id) => sums.get(id)?.[at] ?? 0))],
  );
}
