import type pg from 'pg';
import { usernameColumns } from '~/domains/identity/index.server';
import { categoryTemplates, slugOf, tagSlugOf } from '~/domains/threads';
import { newId } from '~/platform/clock';
import { copyRows, withClient, type CopyCell } from '~/platform/db/index.server';
import { MARKDOWN_VERSION } from '~/platform/markdown/index.server';
import { withoutIndexes } from './indexes.store.server';
import { planWorld, TAGS, type BigWorld, type PlannedThread } from './plan';
import { random, seededId } from './random';
import { textMaker } from './texts';
import { familyNames, givenNames, tagWords } from './words';

export type BigStep = 'threads' | 'posts' | 'votes' | 'members' | 'indexes';

const SEED = { member: 101, tag: 102, text: 103, title: 104 } as const;
const DAY_MS = 24 * 60 * 60_000;
/** Tables that are filled; their indexes are made once they are full. */
const TABLES = ['member', 'thread', 'thread_tag', 'post', 'vote', 'me_too'];

/** Whether nobody has started a thread yet. */
export function isEmpty(): Promise<boolean> {
  return withClient(async (client) => {
    const { rows } = await client.query<{ empty: boolean }>('select not exists (select from thread) as empty');
    return rows[0]?.empty ?? false;
  });
}

/**
 * Fills the community by COPY, in one transaction: the whole world is there, or nothing of it. All
 * counters are right.
 *
 * @param until instant (milliseconds) of the last posts
 */
export function fillBig(world: BigWorld, until: number, onProgress: (step: BigStep, done: number, total: number) => void): Promise<void> {
  return withClient(async (client) => {
    await client.query("set maintenance_work_mem = '512MB'");
    await client.query('begin');
    await withoutIndexes(
      client,
      TABLES,
      async () => {
        const sums = await fillThreads(client, world, until, onProgress);
        await fillPosts(client, world, until, onProgress);
        await fillVotes(client, world, until, onProgress);
        await fillMembers(client, world, until, sums, onProgress);
      },
      (done, total) => onProgress('indexes', done, total),
    );
    await client.query('commit');
    await client.query('analyze');
  });
}

type Sums = { threads: Int32Array; posts: Int32Array; accepted: Int32Array };

const memberId = (place: number): string => seededId(SEED.member, place);
const tagId = (place: number): string => seededId(SEED.tag, place);
const iso = (at: number): string => new Date(at).toISOString();
const texts = { en: textMaker('en'), fr: textMaker('fr') };

async function fillThreads(client: pg.Client, world: BigWorld, until: number, onProgress: (step: BigStep, done: number, total: number) => void): Promise<Sums> {
  const categories = await makeCategories(client, until);
  const sums: Sums = { threads: new Int32Array(world.members), posts: new Int32Array(world.members), accepted: new Int32Array(world.members) };
  const perCategory = new Map<string, number>();
  const perTag = new Int32Array(TAGS);
  const tags: CopyCell[][] = [];
  const plan = planWorld(world, until);
  const rows = function* (): Generator<CopyCell[]> {
    for (const thread of plan.threads()) {
      const categoryId = categories[thread.kind];
      count(thread, sums);
      perCategory.set(categoryId, (perCategory.get(categoryId) ?? 0) + 1);
      for (const tag of thread.tags) perTag[tag]! += 1;
      if (thread.index % 1000 === 0) onProgress('threads', thread.index, world.threads);
      yield threadRow(thread, categoryId);
    }
  };
  await copyRows(
    client,
    `thread (id, kind, category_id, author_id, title, slug, language, created_at, last_activity_at, last_post_id, last_author_id,
             reply_count, comment_count, last_number, view_count, me_too_count, score, accepted_count, first_response_at, solved_at, faces)`,
    portions(rows()),
  );
  for (let place = 0; place < TAGS; place++) {
    const name = `${tagWords[place % tagWords.length]!}${place < tagWords.length ? '' : `-${1 + Math.floor(place / tagWords.length)}`}`;
    tags.push([tagId(place), tagSlugOf(name), name, perTag[place]!, iso(until - 3 * 365 * DAY_MS)]);
  }
  await copyRows(client, 'tag (id, slug, name, thread_count, created_at)', [tags]);
  for (const [id, threads] of perCategory) await client.query('update category set thread_count = thread_count + $2 where id = $1', [id, threads]);
  const tagRows = function* (): Generator<CopyCell[]> {
    for (const { id, tags: own } of plan.threads()) for (const tag of own) yield [id, tagId(tag)];
  };
  await copyRows(client, 'thread_tag (thread_id, tag_id)', portions(tagRows()));
  await client.query(
    `insert into tag_count (tag_id, category_id, thread_count)
     select g.tag_id, t.category_id, count(*) from thread_tag g join thread t on t.id = g.thread_id group by 1, 2`,
  );
  return sums;
}

/** The categories of the set-up that fit each kind, made where they are missing. */
async function makeCategories(client: pg.Client, until: number): Promise<Record<PlannedThread['kind'], string>> {
  const slugs = { question: 'help', discussion: 'discussions', idea: 'ideas', announcement: 'news' } as const;
  const ids: Partial<Record<PlannedThread['kind'], string>> = {};
  for (const kind of ['question', 'discussion', 'idea', 'announcement'] as const) {
    const template = categoryTemplates.find(({ slug }) => slug === slugs[kind])!;
    const { rows } = await client.query<{ id: string }>(
      `insert into category (id, slug, position, colour, icon, name, description, rules, kinds, read_by, start_by, reply_by, several_accepted, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::thread_kind[], $10, $11, $12, $13, $14)
       on conflict (slug) do update set slug = excluded.slug returning id`,
      [
        newId(), template.slug, categoryTemplates.indexOf(template), template.colour, template.icon, JSON.stringify(template.name),
        JSON.stringify(template.description), JSON.stringify(template.rules), template.kinds, template.readBy, template.startBy,
        template.replyBy, template.severalAccepted, iso(until - 3 * 365 * DAY_MS),
      ],
    );
    ids[kind] = rows[0]!.id;
  }
  return ids as Record<PlannedThread['kind'], string>;
}

function count({ posts, accepted }: PlannedThread, sums: Sums): void {
  for (const { kind, author } of posts) (kind === 'opening' ? sums.threads : sums.posts)[author]! += 1;
  if (accepted >= 0) sums.accepted[posts[accepted]!.author]! += 1;
}

function threadRow(thread: PlannedThread, categoryId: string): CopyCell[] {
  const { posts, accepted } = thread;
  const [opening] = posts as [PlannedThread['posts'][number]];
  const last = posts[posts.length - 1]!;
  const comments = posts.filter((post) => post.kind === 'comment').length;
  const response = posts.find((post) => post.author !== opening.author);
  const title = texts[thread.language].title(random(SEED.title, thread.index));
  const others: number[] = [];
  for (let place = posts.length - 1; place > 0 && others.length < 4; place--) {
    const { author } = posts[place]!;
    if (author !== opening.author && !others.includes(author)) others.unshift(author);
  }
  return [
    thread.id, thread.kind, categoryId, memberId(opening.author), title, slugOf(title), thread.language, iso(opening.createdAt),
    iso(last.createdAt), last.id, memberId(last.author), posts.length - 1 - comments, comments, posts.length, thread.views, thread.meToo,
    opening.ups - opening.downs, accepted < 0 ? 0 : 1, response ? iso(response.createdAt) : null,
    accepted < 0 ? null : iso(thread.acceptedAt), [opening.author, ...others].map(memberId),
  ];
}

async function fillPosts(client: pg.Client, world: BigWorld, until: number, onProgress: (step: BigStep, done: number, total: number) => void): Promise<void> {
  let done = 0;
  const rows = function* (): Generator<CopyCell[]> {
    for (const thread of planWorld(world, until).threads()) {
      for (let place = 0; place < thread.posts.length; place++) yield postRow(thread, place);
      done += thread.posts.length;
      onProgress('posts', done, world.posts);
    }
  };
  await copyRows(
    client,
    `post (id, thread_id, kind, parent_id, author_id, number, source, html, text, render_version, language, created_at, comment_count, score,
           accepted_at, accepted_by_id, accepted_slot)`,
    portions(rows()),
  );
}

function postRow(thread: PlannedThread, place: number): CopyCell[] {
  const post = thread.posts[place]!;
  const stream = random(SEED.text, thread.index, place);
  const maker = texts[thread.language];
  const { source, html, text } = post.kind === 'comment' ? maker.remark(stream) : maker.body(stream, 1 + Math.floor(3 * stream.next() ** 2));
  const isAccepted = place === thread.accepted;
  return [
    post.id, thread.id, post.kind, post.parent < 0 ? null : thread.posts[post.parent]!.id, memberId(post.author), place + 1, source, html, text, MARKDOWN_VERSION,
    thread.language, iso(post.createdAt), post.comments, post.ups - post.downs, isAccepted ? iso(thread.acceptedAt) : null,
    isAccepted ? memberId(thread.posts[0]!.author) : null, isAccepted ? 'one' : null,
  ];
}

async function fillVotes(client: pg.Client, world: BigWorld, until: number, onProgress: (step: BigStep, done: number, total: number) => void): Promise<void> {
  const plan = planWorld(world, until);
  let done = 0;
  const rows = function* (): Generator<CopyCell[]> {
    for (const thread of plan.threads()) {
      for (const [place, post] of thread.posts.entries()) {
        for (const [at, voter] of plan.voters(thread, place).entries()) yield [post.id, memberId(voter), at < post.ups ? 1 : -1, iso(post.createdAt)];
      }
      done += thread.posts.length;
      onProgress('votes', done, world.posts);
    }
  };
  await copyRows(client, 'vote (post_id, member_id, value, created_at)', portions(rows()));
  const meToo = function* (): Generator<CopyCell[]> {
    for (const thread of plan.threads()) {
      const asker = thread.posts[0]!;
      for (let at = 1; at <= thread.meToo; at++) yield [thread.id, memberId((asker.author + at) % world.members), iso(asker.createdAt)];
    }
  };
  await copyRows(client, 'me_too (thread_id, member_id, created_at)', portions(meToo()));
}

async function fillMembers(
  client: pg.Client,
  world: BigWorld,
  until: number,
  sums: Sums,
  onProgress: (step: BigStep, done: number, total: number) => void,
): Promise<void> {
  const rows = function* (): Generator<CopyCell[]> {
    for (let place = 0; place < world.members; place++) {
      const r = random(SEED.member, place, 1);
      const [given, family] = [givenNames[r.below(givenNames.length)]!, familyNames[r.below(familyNames.length)]!];
      const name = usernameColumns(`${slugOf(given)}-${place + 1}`);
      const joined = until - 3.1 * 365 * DAY_MS - r.below(30) * DAY_MS;
      if (place % 1000 === 0) onProgress('members', place, world.members);
      yield [
        memberId(place), name.username, name.usernameKey, name.usernameSkeleton, `${given} ${family}`, r.chance(0.5) ? 'fr' : 'en', iso(joined),
        iso(until - r.below(60) * DAY_MS), sums.threads[place]!, sums.posts[place]!, sums.accepted[place]!,
      ];
    }
  };
  await copyRows(
    client,
    `member (id, username, username_key, username_skeleton, display_name, locale, created_at, last_seen_at, thread_count, post_count, accepted_count)`,
    portions(rows()),
  );
}

/** Rows in portions, between which the sending of earlier ones gets its turn. */
function* portions(rows: Iterable<CopyCell[]>): Generator<CopyCell[][]> {
  let portion: CopyCell[][] = [];
  for (const row of rows) {
    if (portion.push(row) < 500) continue;
    yield portion;
    portion = [];
  }
  yield portion;
}
