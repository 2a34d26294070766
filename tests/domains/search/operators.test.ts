import { beforeAll, describe, expect, it } from 'vitest';
import { acceptAnswer } from '~/domains/answers/index.server';
import type { MemberActor } from '~/domains/identity';
import { muteMember } from '~/domains/members/index.server';
import { search } from '~/domains/search/index.server';
import { postAnswer, removePost } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { category, someone, thread, visitor } from '../threads/world';

useDatabase();

/** A post as it was made, to say by plain reading what a search has to find. */
type Made = { threadId: string; opening: boolean; by: string; at: Date; title: string; text: string };
type Place = { slug: string; tags: string[]; state: 'solved' | 'unanswered' | 'answered'; posts: Made[] };

const places: Place[] = [];
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
let ana: MemberActor;
let ben: MemberActor;
let reader: MemberActor;

async function make(at: Date, { slug, categoryId, by, tags, state, title, body, said }: Omit<Place, 'posts'> & { categoryId: string; by: MemberActor; title: string; body: string; said: string }) {
  const { threadId, postId } = await thread({ categoryId, by, tags, title, body });
  const posts: Made[] = [{ threadId, opening: true, by: by.username, at, title, text: body }];
  await db.thread.update({ where: { id: threadId }, data: { createdAt: at } });
  await db.post.update({ where: { id: postId }, data: { createdAt: at } });
  if (state !== 'unanswered') {
    const other = by === ana ? ben : ana;
    const later = new Date(at.getTime() + 200 * 86_400_000);
    const { postId: answerId } = await postAnswer(other, { threadId, body: said });
    await db.post.update({ where: { id: answerId }, data: { createdAt: later } });
    posts.push({ threadId, opening: false, by: other.username, at: later, title, text: said });
    if (state === 'solved') await acceptAnswer(by, { postId: answerId });
  }
  places.push({ slug, tags, state, posts });
  return { threadId, postId };
}

beforeAll(async () => {
  [ana, ben, reader] = await Promise.all([someone('member', { username: 'ana-asks' }), someone('member', { username: 'ben-asks' }), someone()]);
  const rooms = [{ slug: 'left-room', categoryId: await category({ slug: 'left-room' }) }, { slug: 'right-room', categoryId: await category({ slug: 'right-room' }) }];
  const states = ['solved', 'unanswered', 'answered'] as const;
  const words = [['The wobbler of mine', 'Nothing works here today.', 'Tighten the grommet a little.'], ['Another thing', 'The wobbler has lost its grommet.', 'Buy a new one of those.'], ['Yet another thing', 'It makes a noise all the time.', 'That is the wobbler, I suppose.']];
  for (let n = 0; n < 18; n++) {
    const [title = '', body = '', said = ''] = words[Math.floor(n / 3) % 3] ?? [];
    await make(new Date(day('2021-01-01').getTime() + n * 90 * 86_400_000), {
      ...{ ...rooms[n % 2]!, by: n % 5 < 2 ? ana : ben, tags: [...(n % 3 === 0 ? ['red'] : []), ...(n % 4 < 3 ? ['blue'] : [])], state: states[n % 3]! },
      ...{ title: `${title} ${n}`, body, said },
    });
  }
  const { postId } = await make(day('2022-06-01'), { ...rooms[0]!, by: ana, tags: ['red', 'blue'], state: 'unanswered', title: 'The wobbler that went away', body: 'It is gone.', said: '' });
  await removePost(ana, { postId });
  places.pop();
  await muteMember(reader, { memberId: ben.id, level: 'muted' });
  reader = { ...reader, mutes: true };
});

/** What each operator asks of a thread or of one of its posts. */
const operators: { q: string; fits: (place: Place, post: Made) => boolean }[][] = [
  [{ q: 'tag:red', fits: ({ tags }) => tags.includes('red') }, { q: 'tag:red tag:blue', fits: ({ tags }) => tags.length === 2 }],
  [{ q: 'category:left-room', fits: ({ slug }) => slug === 'left-room' }],
  [{ q: 'is:solved', fits: ({ state }) => state === 'solved' }, { q: 'is:unanswered', fits: ({ state }) => state === 'unanswered' }],
  [{ q: 'after:2023', fits: (_, { at }) => at >= day('2023-01-01') }, { q: 'before:2023-03', fits: (_, { at }) => at < day('2023-03-01') }, { q: 'after:2022 before:2024', fits: (_, { at }) => at >= day('2022-01-01') && at < day('2024-01-01') }],
  [{ q: '@ana-asks', fits: (_, { by }) => by === 'ana-asks' }],
  [{ q: '-grommet', fits: (_, { text, title }) => !`${title} ${text}`.includes('grommet') }],
];
const has = ({ opening, title, text }: Made, word: string): boolean => text.includes(word) || (opening && title.includes(word));

/** Every choice of at most one of each kind. */
const choices = operators.reduce<typeof operators>((sets, kind) => [...sets, ...kind.flatMap((one) => sets.map((set) => [...set, one]))], [[]]);

async function expectSame(actor: MemberActor | typeof visitor, word: string, chosen: (typeof operators)[number], hidden: string | null): Promise<void> {
  const q = [word, ...chosen.map((one) => one.q)].filter(Boolean).join(' ');
  const postsCount = word !== '' || q.includes('@');
  const wanted = places.filter((place) =>
    place.posts.some((post) => (postsCount || post.opening) && (word === '' || has(post, word)) && post.by !== hidden && chosen.every(({ fits }) => fits(place, post))),
  );
  const { threads } = await search(actor, { q, in: 'threads' });
  expect([q, threads.map(({ thread: { id } }) => id).sort()]).toEqual([q, wanted.map(({ posts }) => posts[0]!.threadId).sort()]);
}

describe('operators together', () => {
  it('find with a word exactly what fits all of them', async () => {
    for (const chosen of choices) await expectSame(visitor, 'wobbler', chosen, null);
  });

  it('find without words exactly what fits all of them, the newest first', async () => {
    // A minus alone is a word.
    for (const chosen of choices.filter((each) => each.some(({ q }) => q !== '-grommet'))) await expectSame(visitor, '', chosen, null);
    const { threads } = await search(visitor, { q: 'tag:blue -grommet before:2024', in: 'threads' });
    const ages = threads.map(({ createdAt }) => createdAt.getTime());
    expect(ages).toEqual([...ages].sort((a, b) => b - a));
  });

  it('leave out whom the reader has muted', async () => {
    for (const chosen of choices.filter((each) => each.length <= 2)) await expectSame(reader, 'wobbler', chosen, 'ben-asks');
  });

  it('find one’s own with is:mine, and nothing where nothing can fit', async () => {
    const mine = async (actor: MemberActor, q: string) => (await search(actor, { q, in: 'threads' })).threads.length;
    expect([await mine(ana, 'is:mine tag:red is:solved'), await mine(reader, 'is:mine tag:red is:solved')]).toEqual([await mine(reader, '@ana-asks tag:red is:solved'), 0]);
    for (const q of ['wobbler is:solved is:unanswered', 'wobbler -wobbler', 'wobbler after:2024 before:2024', 'is:solved after:2099']) expect([q, await mine(reader, q)]).toEqual([q, 0]);
  });
});

describe('an operator that thousands of threads fit', () => {
  it('finds the same as one that few do', async () => {
    const categoryId = await category({ slug: 'crowded-room' });
    const made = await thread({ by: ana, categoryId, tags: ['everywhere'], title: 'The flummoxer in the crowd', body: 'Somebody has to know where it went.' });
    const { postId } = await postAnswer(ben, { threadId: made.threadId, body: 'There is a flummoxer under the table.' });
    const { id: tagId } = await db.tag.findUniqueOrThrow({ where: { slug: 'everywhere' } });
    await db.$executeRaw`INSERT INTO thread (id, kind, category_id, author_id, title, slug, created_at, last_activity_at)
      SELECT 'crowd-' || n, 'question', ${categoryId}, ${ben.id}, 'One of the crowd', 'one', '2020-01-01', '2020-01-01' FROM generate_series(1, 3100) n`;
    await db.$executeRaw`INSERT INTO post (id, thread_id, kind, author_id, number, source, html, text, created_at)
      SELECT 'crowd-' || n, 'crowd-' || n, 'opening', ${ben.id}, 1, '', '', 'Nothing to see here.', '2020-01-01' FROM generate_series(1, 3100) n`;
    await db.$executeRaw`INSERT INTO thread_tag (thread_id, tag_id) SELECT 'crowd-' || n, ${tagId} FROM generate_series(1, 3100) n`;
    for (const q of ['flummoxer tag:everywhere', 'flummoxer category:crowded-room', '@ana-asks tag:everywhere', 'flummoxer category:crowded-room after:2021 -table', '"the flummoxer" tag:everywhere', 'the category:crowded-room after:2021']) {
      expect([q, (await search(visitor, { q, in: 'threads' })).threads.map(({ thread: { id } }) => id)]).toEqual([q, [made.threadId]]);
    }
    expect((await search(visitor, { q: 'flummoxer tag:everywhere @ben-asks', in: 'answers' })).answers.map((hit) => hit.postId)).toEqual([postId]);
    const crowd = await search(visitor, { q: 'nothing category:crowded-room before:2021', in: 'threads' });
    expect([crowd.counts.threads, crowd.threads.length]).toEqual([{ n: 1000, more: true }, 20]);
  });
});
