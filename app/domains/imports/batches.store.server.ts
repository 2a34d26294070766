import type pg from 'pg';

/** A post or comment of the dump that is to be made, with all that its row needs. */
export type StagedPost = {
  seq: number;
  kind: 'question' | 'answer' | 'comment';
  id: number;
  /** Number of the question in the dump. */
  thread: number;
  /** Of a comment: number of the question or answer it stands under. */
  parent: number | null;
  line: number;
  created: Date;
  score: number;
  views: number;
  /** HTML; of a comment Stack Exchange's small Markdown. */
  body: string;
  title: string | null;
  tags: string[];
  edited: Date | null;
  closed: Date | null;
  editorId: string | null;
  editorLabel: string | null;
  /** Our member; null: the account was deleted before the dump. */
  authorId: string | null;
  username: string | null;
  displayName: string | null;
  authorLabel: string | null;
  /** Of an accepted answer: when, as far as the dump says; and our member who asked. */
  accepted: boolean;
  acceptedAt: Date | null;
  askerId: string | null;
};

export type StagedHistory = {
  post: number;
  id: number;
  type: number;
  guid: string | null;
  created: Date;
  editorId: string | null;
  editorLabel: string | null;
  body: string;
  note: string | null;
};

/** A batch ends after the thread with which it has so many posts or characters: enough to make the database worth asking. */
const BATCH_POSTS = 200;
const BATCH_CHARACTERS = 1_000_000;
/** A thread of more is made in several steps, so that it fits into memory. */
const LARGEST_WHOLE = 1000;
const LARGEST_CHARACTERS = 4_000_000;

/** Notes which member each author of the dump became. After the members are made. */
export async function mapAuthors(client: pg.Client, source: string): Promise<void> {
  await client.query('create temp table se_author (id bigint primary key, member text not null)');
  await client.query(
    "insert into se_author select source_id::bigint, target_id from imported_item where source = $1 and kind = 'user'",
    [source],
  );
  await client.query('analyze se_author');
}

/**
 * The end of the next batch: whole threads, as many as make a good transaction; a very long thread
 * alone is cut.
 *
 * @returns the last number of the batch in `se_todo`, or null when nothing is left
 */
export async function endOfBatch(client: pg.Client, after: number): Promise<number | null> {
  const { rows } = await client.query<{ seq: number; thread: number; characters: number }>(
    'select seq, thread, characters from se_todo where seq > $1 order by seq limit $2',
    [after, LARGEST_WHOLE + 1],
  );
  let characters = 0;
  let end: number | null = null;
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    characters += row.characters;
    const full = index + 1 >= BATCH_POSTS || characters > BATCH_CHARACTERS;
    if (next && next.thread === row.thread) {
      // Within a thread: cut only where the thread alone is more than a batch may hold.
      const tooLarge = index + 1 >= LARGEST_WHOLE || characters > LARGEST_CHARACTERS;
      if (tooLarge) return end ?? row.seq;
      continue;
    }
    end = row.seq;
    if (full) return end;
  }
  return end;
}

/** Whether the thread of a row `t` has an accepted answer here already: the one that staff or the asker chose stays. `$3`: the source. */
const ACCEPTED_HERE = `exists (
              select from imported_item made join post chosen on chosen.thread_id = made.target_id and chosen.accepted_slot = 'one'
               where made.source = $3 and made.kind = 'question' and made.source_id = t.thread::text)`;

/** The posts and comments of a batch, in the order in which they are made. */
export async function postsOfBatch(client: pg.Client, source: string, after: number, end: number): Promise<StagedPost[]> {
  const { rows } = await client.query<StagedPost>(
    `select t.seq, t.kind, t.id, t.thread, t.parent, t.line,
            coalesce(p.created, c.created) as created, coalesce(p.score, c.score) as score, coalesce(p.views, 0) as views,
            coalesce(p.body, c.body) as body, p.title, coalesce(p.tags, '{}') as tags, p.edited, p.closed,
            editor.member as "editorId", p.editor_name as "editorLabel", author.member as "authorId", m.username, m.display_name as "displayName",
            coalesce(p.author_name, c.author_name) as "authorLabel",
            coalesce(q.accepted = t.id and t.kind = 'answer', false) and not ${ACCEPTED_HERE} as accepted, v.at as "acceptedAt", asker.member as "askerId"
       from se_todo t
       left join se_post p on t.kind <> 'comment' and p.id = t.id
       left join se_comment c on t.kind = 'comment' and c.id = t.id
       left join se_author author on author.id = coalesce(p.author, c.author)
       left join member m on m.id = author.member
       left join se_author editor on editor.id = p.editor
       left join se_post q on t.kind = 'answer' and q.id = t.thread
       left join se_acceptance v on t.kind = 'answer' and v.post = t.id
       left join se_author asker on asker.id = q.author
      where t.seq > $1 and t.seq <= $2 order by t.seq`,
    [after, end, source],
  );
  return rows;
}

/** What the history says about these posts of the dump, in its order. */
export async function historyOf(client: pg.Client, posts: readonly number[]): Promise<StagedHistory[]> {
  const { rows } = await client.query<StagedHistory>(
    `select h.post, h.id, h.type, h.guid, h.created, a.member as "editorId", h.author_name as "editorLabel", h.body, h.note
       from se_history h left join se_author a on a.id = h.author
      where h.post = any($1::bigint[]) order by h.post, h.created, h.id`,
    [posts],
  );
  return rows;
}
