import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor, MemberActor, Role } from '~/domains/identity';
import { search, searchSubscribers, similarThreads } from '~/domains/search/index.server';
import { audiences, type Audience } from '~/domains/threads';
import {
  compareRevisions,
  feedOfThread,
  feedOfThreads,
  getCategory,
  getCommunityFacts,
  getPost,
  getTag,
  getThread,
  listCategories,
  listComments,
  listPosts,
  listPostsOfMember,
  listRevisions,
  listTags,
  listThreads,
  locatePost,
  locateThread,
  removePost,
  sitemapParts,
  sitemapThreads,
  unlistThread,
} from '~/domains/threads/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { db } from '~/platform/db/index.server';
import { Gone, NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, category, someone, thread, visitor } from './world';

// F32: whatever a reader asks, by whatever way, they meet only what they may read.
useDatabase();

type Place = Awaited<ReturnType<typeof thread>> & { answerId: string; word: string; slug: string; categorySlug: string };

const readers = new Map<string, Actor>([['visitor', visitor]]);
const places = new Map<Audience, Place>();
let owner: MemberActor;
let removed: Place;
let unlisted: Place;

async function place(readBy: Audience, word: string): Promise<Place> {
  const categoryId = await category({ readBy, startBy: 'member', replyBy: 'member' });
  const title = `Common question about the machine ${word}`;
  const made = await thread({ by: owner, categoryId, title, body: `A ${word} that nobody else may read.`, tags: [`tag-${word}`] });
  const given = await answer(made.threadId, owner);
  const { slug } = await db.category.findUniqueOrThrow({ where: { id: categoryId } });
  return { ...made, answerId: given.postId, word, categorySlug: slug };
}

beforeAll(async () => {
  owner = await someone('owner');
  for (const role of ['member', 'moderator', 'manager', 'admin', 'owner'] satisfies Role[]) readers.set(role, role === 'owner' ? owner : await someone(role));
  for (const readBy of audiences) places.set(readBy, await place(readBy, `word${readBy}`));
  removed = await place('everyone', 'wordremoved');
  await removePost(owner, removed);
  unlisted = await place('everyone', 'wordunlisted');
  await unlistThread(owner, unlisted);
  await deliverOnce(searchSubscribers);
});

/** Everything that can be read of all, as one text. */
async function everything(actor: Actor): Promise<string> {
  const lists = ['latest', 'new', 'unanswered', 'top'] as const;
  const read = await Promise.all([
    ...lists.map((order) => listThreads(actor, { order, period: 'all', limit: 100 })),
    listThreads(actor, { authorId: owner.id, limit: 100 }),
    listCategories(actor, { archived: true }),
    listTags(actor, { limit: 200 }),
    search(actor, { q: 'common question machine' }),
    similarThreads(actor, { title: 'Common question about the machine' }),
    listPostsOfMember(actor, { memberId: owner.id, limit: 100 }),
    feedOfThreads(actor),
    ...[...places.values()].map(({ threadId }) => getThread(actor, { id: threadId }).then(({ related }) => related, () => [])),
    ...[...places.values()].map((each) => search(actor, { q: each.word }).then(({ q: _, ...told }) => told)),
  ]);
  return JSON.stringify(read);
}

/** Everything that is asked for by its own name. */
const named = (actor: Actor, { threadId, postId, answerId, word, categorySlug }: Place): [string, () => Promise<unknown>][] => [
  ['getThread', () => getThread(actor, { id: threadId })],
  ['locateThread', () => locateThread(actor, { threadId })],
  ['listPosts', () => listPosts(actor, { threadId })],
  ['feedOfThread', () => feedOfThread(actor, { threadId })],
  ['getPost', () => getPost(actor, { postId })],
  ['getPost of an answer', () => getPost(actor, { postId: answerId })],
  ['locatePost', () => locatePost(actor, { postId: answerId })],
  ['listComments', () => listComments(actor, { postId })],
  ['listRevisions', () => listRevisions(actor, { postId })],
  ['compareRevisions', () => compareRevisions(actor, { postId, from: 1, to: 1 })],
  ['getCategory', () => getCategory(actor, { slug: categorySlug })],
  ['feed of the category', () => feedOfThreads(actor, { categorySlug })],
  ['list of the category', () => listThreads(actor, { categorySlug })],
  ['getTag', () => getTag(actor, { slug: `tag-${word}` })],
  ['list of the tag', () => listThreads(actor, { tagSlug: `tag-${word}` })],
];

const mayRead = (reader: string, readBy: Audience): boolean => {
  const ladder = ['visitor', 'member', 'moderator', 'manager', 'admin', 'owner'];
  return ladder.indexOf(reader) >= (readBy === 'everyone' ? 0 : ladder.indexOf(readBy));
};

describe.each(['visitor', 'member', 'moderator', 'manager', 'admin', 'owner'])('a %s', (reader) => {
  it('meets in lists, search, feeds and counts only what they may read', async () => {
    const text = await everything(readers.get(reader)!);
    for (const readBy of audiences) expect([readBy, text.includes(`word${readBy}`)]).toEqual([readBy, mayRead(reader, readBy)]);
    // The owner wrote them all, and finds what is their own on their own page.
    const own = reader === 'owner' || ['moderator', 'manager', 'admin'].includes(reader);
    expect([text.includes('wordremoved'), text.includes('wordunlisted')]).toEqual([own, own]);
  });

  it.each([...audiences])('asks by name for what %s may read', async (readBy) => {
    for (const [name, ask] of named(readers.get(reader)!, places.get(readBy)!)) {
      const outcome = await ask().then(() => 'read', (error: unknown) => (error instanceof NotFound ? 'not found' : String(error)));
      expect([name, outcome]).toEqual([name, mayRead(reader, readBy) ? 'read' : 'not found']);
    }
  });

  it('is told that a removed thread is gone, unless they may bring it back', async () => {
    const ask = getThread(readers.get(reader)!, { id: removed.threadId });
    if (['visitor', 'member'].includes(reader)) await expect(ask).rejects.toBeInstanceOf(Gone);
    else expect((await ask).thread.removed).not.toBeNull();
  });

  it('opens an unlisted thread by its address', async () => {
    expect((await getThread(readers.get(reader)!, { id: unlisted.threadId })).thread.unlisted).toBe(true);
  });
});

it('the sitemap has what everybody may read and lists show', async () => {
  const rows = (await Promise.all((await sitemapParts()).map(sitemapThreads))).flat();
  expect(rows.map((row) => row.id)).toEqual([places.get('everyone')!.threadId]);
});

it('figures of the community are those of what the reader may read', async () => {
  await thread({ by: owner, categoryId: places.get('moderator')!.categoryId });
  expect([(await getCommunityFacts(visitor)).waiting, (await getCommunityFacts(owner)).waiting]).toEqual([0, 1]);
});
