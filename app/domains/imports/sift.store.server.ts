import type pg from 'pg';
import type { Tally } from './tally';

export type Tallies = Record<'Posts' | 'Users' | 'Comments' | 'Votes' | 'Tags' | 'PostHistory' | 'PostLinks', Tally>;

/** What is left to make, after what cannot be and what is there already. */
export type Todo = {
  members: number;
  questions: number;
  answers: number;
  comments: number;
  acceptedAnswers: number;
  tags: number;
  links: number;
  unnamedMembers: number;
};

/**
 * Takes out of the staging tables what stands there twice, so that numbers are keys, and indexes them.
 */
export async function removeDoubles(client: pg.Client, tallies: Tallies): Promise<void> {
  const tables = {
    Users: 'se_user', Posts: 'se_post', Comments: 'se_comment', PostHistory: 'se_history',
    PostLinks: 'se_link', Votes: 'se_acceptance', Tags: 'se_tag',
  } as const;
  for (const [file, table] of Object.entries(tables)) {
    await leaveOut(
      client,
      tallies[file as keyof Tallies],
      'duplicateId',
      `delete from ${table} a using (select ctid, row_number() over (partition by id order by line) as time from ${table}) b
       where a.ctid = b.ctid and b.time > 1 returning a.line`,
    );
    await client.query(`create unique index on ${table} (id)`);
  }
  await leaveOut(
    client,
    tallies.Tags,
    'sameTag',
    'delete from se_tag a using se_tag b where a.name = b.name and a.id > b.id returning a.line',
  );
  await client.query('create index on se_post (parent) where not question');
  await client.query('create index on se_comment (post)');
  await client.query('create index on se_history (post, id)');
  await client.query('create index on se_acceptance (post)');
  for (const table of Object.values(tables)) await client.query(`analyze ${table}`);
}

/** Takes out what hangs on something that the dump does not have, or that stays out. */
export async function removeOrphans(client: pg.Client, tallies: Tallies): Promise<void> {
  const has = (post: string) => `exists (select from se_post p where p.id = ${post})`;
  const rules: [keyof Tallies, string, string][] = [
    [
      'Posts',
      'noQuestion',
      `delete from se_post a where not question
       and not exists (select from se_post q where q.id = a.parent and q.question) returning line`,
    ],
    ['Comments', 'noPost', `delete from se_comment c where not ${has('c.post')} returning line`],
    ['PostHistory', 'noPost', `delete from se_history h where not ${has('h.post')} returning line`],
    ['PostLinks', 'noPost', `delete from se_link l where not (${has('l.post')} and ${has('l.related')}) returning line`],
    [
      'PostLinks',
      'selfLink',
      `delete from se_link l using se_post a, se_post b where a.id = l.post and b.id = l.related
       and coalesce(a.parent, a.id) = coalesce(b.parent, b.id) returning l.line`,
    ],
    [
      'PostLinks',
      'sameLink',
      `delete from se_link l using (
         select l.id, row_number() over (partition by coalesce(a.parent, a.id), coalesce(b.parent, b.id), l.duplicate order by l.id) as time
         from se_link l join se_post a on a.id = l.post join se_post b on b.id = l.related) again
       where again.id = l.id and again.time > 1 returning l.line`,
    ],
    [
      'Votes',
      'acceptanceWithdrawn',
      `delete from se_acceptance v where not exists (
         select from se_post a join se_post q on q.id = a.parent where a.id = v.post and q.accepted = a.id) returning line`,
    ],
    [
      'Votes',
      'acceptanceWithdrawn',
      'delete from se_acceptance a using se_acceptance b where a.post = b.post and a.id < b.id returning a.line',
    ],
  ];
  for (const [file, reason, sql] of rules) await leaveOut(client, tallies[file], reason, sql);
  const { rows } = await client.query<Gone>(
    gone(`select line from se_post q where accepted is not null
          and not exists (select from se_post a where a.id = q.accepted and a.parent = q.id)`),
  );
  tallies.Posts.note('acceptedMissing', rows[0]?.lines ?? [], rows[0]?.count ?? 0);
}

/**
 * Works out what is left to make: `se_todo` has a row for each post and comment, in the order in which
 * they are made (thread by thread, what is answered before what answers it), `se_user_todo` one for each
 * user, with the member that stands in for them from a run that did not know them by name.
 */
export async function planAll(client: pg.Client, source: string): Promise<void> {
  const missing = (kind: string, id: string) =>
    `not exists (select from imported_item i where i.source = $1 and i.kind = ${kind} and i.source_id = ${id}::text)`;
  await client.query(
    'create temp table se_todo (seq int, kind text, id bigint, thread bigint, parent bigint, characters int, line int)',
  );
  await client.query(
    `insert into se_todo
     select row_number() over (order by thread, (kind <> 'question'), at, kind, id), kind, id, thread, parent, characters, line
     from (
       select case when question then 'question' else 'answer' end as kind, id, coalesce(parent, id) as thread,
              null::bigint as parent, created as at, length(body) + coalesce(h.characters, 0) as characters, line
         from se_post p
         left join (select post, sum(length(body)) as characters from se_history group by post) h on h.post = p.id
        where ${missing("case when question then 'question' else 'answer' end", 'p.id')}
       union all
       select 'comment', c.id, coalesce(p.parent, p.id), p.id, greatest(c.created, p.created), length(c.body), c.line
         from se_comment c join se_post p on p.id = c.post where ${missing("'comment'", 'c.id')}
     ) as each`,
    [source],
  );
  await client.query('create temp table se_user_todo (id bigint primary key, stand_in text)');
  await client.query(
    `insert into se_user_todo
     select u.id, unnamed.target_id from se_user u
       left join imported_item unnamed on unnamed.source = $1 and unnamed.kind = 'unnamed' and unnamed.source_id = u.id::text
      where unnamed.target_id is not null or ${missing("'user'", 'u.id')}`,
    [source],
  );
  await client.query('create unique index on se_todo (seq)');
  await client.query('create unique index on se_todo (kind, id)');
  await client.query('analyze se_todo, se_user_todo');
}

/** Counts the plan, and enters in the tallies what earlier runs made. */
export async function countPlan(client: pg.Client, source: string, tallies: Tallies): Promise<Todo> {
  const item = (kind: string, id: string) =>
    `exists (select from imported_item i where i.source = $1 and i.kind = '${kind}' and i.source_id = ${id}::text)`;
  const todo = (post: string) => `exists (select from se_todo t where t.kind <> 'comment' and t.id = ${post})`;
  const one = async (sql: string): Promise<number> => {
    const { rows } = await client.query<{ count: number }>(sql, sql.includes('$1') ? [source] : []);
    return rows[0]?.count ?? 0;
  };
  const all = {
    Posts: await one('select count(*) from se_post'),
    Comments: await one('select count(*) from se_comment'),
    Users: await one('select count(*) from se_user'),
    PostHistory: await one('select count(*) from se_history'),
    PostLinks: await one('select count(*) from se_link'),
    Votes: await one('select count(*) from se_acceptance'),
  };
  const left = {
    questions: await one("select count(*) from se_todo where kind = 'question'"),
    answers: await one("select count(*) from se_todo where kind = 'answer'"),
    comments: await one("select count(*) from se_todo where kind = 'comment'"),
    members: await one('select count(*) from se_user_todo'),
    tags: await one(
      `select count(*) from (select name from se_tag union select unnest(tags) from se_post where question) as t
        where not ${item('tag', 't.name')}`,
    ),
    links: await one(`select count(*) from se_link l where not ${item('link', 'l.id')}`),
    acceptedAnswers: await one(
      `select count(*) from se_todo t join se_post q on q.id = t.thread and q.accepted = t.id where t.kind = 'answer' and not ${HAS_ACCEPTED}`,
    ),
    unnamedMembers: await one(`select count(*) from (${unnamedAuthors()}) as a where not ${item('user', 'a.author')}`),
  };
  await noteChanges(client, source, tallies);
  const history = await one(`select count(*) from se_history h where ${todo('h.post')}`);
  const votes = await one(`select count(*) from se_acceptance v where ${todo('v.post')}`);
  tallies.Posts.already = all.Posts - left.questions - left.answers;
  tallies.Comments.already = all.Comments - left.comments;
  tallies.Users.already = all.Users - left.members;
  tallies.Tags.already = await one(`select count(*) from se_tag t where ${item('tag', 't.name')}`);
  tallies.PostLinks.already = all.PostLinks - left.links;
  tallies.PostHistory.already = all.PostHistory - history;
  tallies.Votes.already = all.Votes - votes;
  return left;
}

/** Whether the thread of a question `q` of the dump has an accepted answer here. `$1`: the source. */
const HAS_ACCEPTED = `exists (
  select from imported_item i join post p on p.thread_id = i.target_id and p.accepted_slot = 'one'
   where i.source = $1 and i.kind = 'question' and i.source_id = q.id::text)`;

/** An edit here and in the dump may be apart by so much and be the same. */
const SAME_EDIT = "interval '2 seconds'";

/** Says of posts that are here already what the dump has newer: they stay as they are. */
async function noteChanges(client: pg.Client, source: string, tallies: Tallies): Promise<void> {
  const edited = `
    select s.line from se_post s
      join imported_item i on i.source = $1 and i.kind = case when s.question then 'question' else 'answer' end and i.source_id = s.id::text
      join post p on p.id = case when s.question then (select o.id from post o where o.thread_id = i.target_id and o.number = 1) else i.target_id end
     where s.edited > coalesce(p.edited_at, p.created_at) + ${SAME_EDIT}`;
  const accepted = `
    select q.line from se_post q
      join imported_item i on i.source = $1 and i.kind = 'question' and i.source_id = q.id::text
      left join imported_item a on a.source = $1 and a.kind = 'answer' and a.source_id = q.accepted::text
      left join post p on p.id = a.target_id
     where q.accepted is not null and p.accepted_at is null and (p.id is not null or ${HAS_ACCEPTED})`;
  for (const [reason, sql] of [['editedSince', edited], ['acceptedOther', accepted]] as const) {
    const { rows } = await client.query<Gone>(gone(sql), [source]);
    tallies.Posts.note(reason, rows[0]?.lines ?? [], rows[0]?.count ?? 0);
  }
}

/** What belongs to posts that could not be made is left out with them. */
export async function leaveOutWithPosts(client: pg.Client, source: string, tallies: Tallies): Promise<void> {
  const isMade = (post: string) =>
    `exists (select from imported_item i where i.source = $1 and i.kind in ('question', 'answer') and i.source_id = ${post}::text)`;
  const rules: [keyof Tallies, string][] = [
    ['PostHistory', `select line from se_history h where not ${isMade('h.post')}`],
    ['Votes', `select line from se_acceptance v where not ${isMade('v.post')}`],
    ['PostLinks', `select line from se_link l where not (${isMade('l.post')} and ${isMade('l.related')})`],
  ];
  for (const [file, sql] of rules) {
    const { rows } = await client.query<Gone>(gone(sql), [source]);
    tallies[file].leaveOut('noPost', rows[0]?.lines ?? [], rows[0]?.count ?? 0);
  }
}

/** Numbers of authors who have posts or comments and no row in Users. */
export function unnamedAuthors(): string {
  return `select distinct author from (select author from se_post union all select author from se_comment) as w
          where author is not null and not exists (select from se_user u where u.id = w.author)`;
}

type Gone = { count: number; lines: number[] };

function gone(sql: string): string {
  return `select count(*)::int as count, (array_agg(line order by line))[1:5] as lines from (${sql}) as gone`;
}

async function leaveOut(client: pg.Client, tally: Tally, reason: string, sql: string): Promise<void> {
  const { rows } = await client.query<Gone>(
    `with gone as (${sql}) select count(*)::int as count, (array_agg(line order by line))[1:5] as lines from gone`,
  );
  if (rows[0]) tally.leaveOut(reason, rows[0].lines ?? [], rows[0].count);
}
