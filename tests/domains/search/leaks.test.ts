import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, MemberActor } from '~/domains/identity';
import { decide, openReviewItem, reportPost, sanctionMember, settleDecisions } from '~/domains/moderation/index.server';
import { groups, type SearchResult } from '~/domains/search';
import { reindex, search, searchSubscribers, similarThreads } from '~/domains/search/index.server';
import { useMeilisearch } from '~/domains/search/meili/client.server';
import { noteAnswer } from '~/domains/search/meili/trouble';
import { audiences, type Audience } from '~/domains/threads';
import { forgetCategories, postAnswer, postComment, removePost, saveDraft, unlistThread } from '~/domains/threads/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { category, someone, thread, visitor } from '../threads/world';
import { startFakeMeilisearch, type FakeMeilisearch } from './meilisearch-server';

/**
 * S3: whatever anybody asks, by whatever operator, of either engine, nothing comes back of what they may not open: no hit, no
 * count, no way to narrow down, no correction, no excerpt. Meilisearch's index is filled while everything is open, so that
 * it knows all that is hidden afterwards: the worst that an index can be behind.
 *
 * What moderation takes away is not found, nor what waits for it; what restrained members wrote before is.
 */
useDatabase();

const scenes = [...audiences.map((audience) => `for-${audience}` as const), 'unlisted', 'deleted', 'deleted-answer', 'under-deleted', 'withdrawn', 'draft', 'closed', 'held', 'decided-away', 'of-spammer', 'of-silenced', 'of-suspended', 'of-banned'] as const;
type Scene = (typeof scenes)[number];
type Place = { secret: string; typo: string; threadId: string; category: string };

const readers = new Map<string, Actor>([['visitor', visitor]]);
const ladder = ['visitor', 'member', 'moderator', 'manager', 'admin', 'owner'];
const places = {} as Record<Scene, Place>;
let author: MemberActor;
let fake: FakeMeilisearch;

const secretOf = (scene: Scene): string => `zyx${scene.replace('-', '')}quux`;
/** Its author was restrained since, and it stays for all to read. */
const isOfRestrained = (scene: Scene): boolean => ['of-silenced', 'of-suspended', 'of-banned'].includes(scene);

/** The thread itself is open; only something in it, or beside it, is not. */
const staysOpen = (scene: Scene): boolean => ['deleted-answer', 'under-deleted', 'withdrawn', 'draft', 'closed', 'held', 'decided-away'].includes(scene);

async function make(scene: Scene): Promise<Place & { postId: string; answerId: string; by: MemberActor }> {
  const secret = secretOf(scene);
  const by = scene === 'closed' ? await someone('member', { username: secret, displayName: `Name ${secret}` }) : scene.startsWith('of-') ? await someone('member', { displayName: `Name ${secret}` }) : author;
  const own = staysOpen(scene) ? 'something' : secret;
  const categoryId = await category({ name: { en: `Room ${own} ${newId()}`, fr: `Room ${own} ${newId()}` } });
  const made = await thread({ by, categoryId, title: `A shared question about ${own} here`, body: `A shared text that says ${own} twice: ${own}.`, tags: [`tag-${own}`] });
  const { postId: answerId } = await postAnswer(author, { threadId: made.threadId, body: `A shared answer that says ${['deleted-answer', 'withdrawn', 'decided-away'].includes(scene) ? secret : own} as well.` });
  if (scene === 'under-deleted') await postComment(author, { parentId: answerId, body: `A shared comment about ${secret}.` });
  if (scene === 'draft') await saveDraft(author, { key: 'new-thread', sequence: 0, data: { title: `A shared draft ${secret}`, body: secret } });
  if (scene === 'held') {
    const held = { authorId: author.id, source: `A shared text that waits and says ${secret}.`, via: 'browser', score: 5, signals: [], createdAt: new Date(), changedAt: new Date() };
    await db.heldPost.create({ data: { id: newId(), kind: 'answer', threadId: made.threadId, ...held } });
    await db.heldPost.create({ data: { id: newId(), kind: 'opening', threadId: newId(), categoryId, threadKind: 'question', title: `A shared question about ${secret} here`, tags: [`tag-${secret}`], ...held } });
  }
  const { slug } = await db.category.findUniqueOrThrow({ where: { id: categoryId } });
  return { secret, typo: secret.replace('quux', 'qux'), threadId: made.threadId, category: slug, postId: made.postId, answerId, by };
}

/** Hides what was open until now. */
async function hide(scene: Scene, { threadId, postId, answerId, by, category: slug }: Awaited<ReturnType<typeof make>>): Promise<void> {
  const staff = await someone('manager');
  if (scene === 'decided-away') await decideAway(staff, answerId, 'remove');
  if (scene === 'of-spammer') await decideAway(staff, postId, 'remove_spammer');
  const sanction = ({ 'of-silenced': { kind: 'silence', hours: 72 }, 'of-suspended': { kind: 'suspension', hours: 72 }, 'of-banned': { kind: 'ban', hours: null } } as const)[scene as 'of-banned'];
  if (sanction) await sanctionMember(staff, { memberId: by.id, sanction, reasonId: 'unkind', facts: 'They insulted three members.' });
  if (scene.startsWith('for-')) await db.category.update({ where: { slug }, data: { readBy: scene.slice(4) as Audience } });
  if (scene === 'unlisted') await unlistThread(staff, { threadId });
  if (scene === 'deleted') await removePost(staff, { postId });
  if (scene === 'deleted-answer' || scene === 'under-deleted') await removePost(staff, { postId: answerId });
  // As closing an account does: texts and names go.
  if (scene === 'withdrawn') await db.post.update({ where: { id: answerId }, data: { text: '', html: '', source: '' } });
  const left = `left-${newId()}`;
  const neutral = { username: left, usernameKey: left, usernameSkeleton: left, displayName: null, status: 'closed' as const };
  if (scene === 'closed') await db.member.updateMany({ where: { username: secretOf(scene) }, data: neutral });
}

/** Has somebody report a post, and a moderator decide it for good. */
async function decideAway(staff: MemberActor, postId: string, decision: 'remove' | 'remove_spammer'): Promise<void> {
  await reportPost(await someone(), { postId, reasonId: 'spam', note: '', wantsOutcome: false });
  const { id: itemId } = await db.reviewItem.findFirstOrThrow({ where: { targetId: postId } });
  const { token } = await openReviewItem(staff, { itemId });
  const { decisionId } = await decide(staff, { itemId, token: token ?? -1, decision, reasonId: 'spam', facts: 'It advertises.' });
  await db.decision.update({ where: { id: decisionId }, data: { finalAt: new Date(Date.now() - 1) } });
  await settleDecisions();
}

beforeAll(async () => {
  await deliverOnce(searchSubscribers);
  author = await someone('member', { username: 'the-author' });
  for (const name of ladder.slice(1)) readers.set(name, await someone(name as MemberActor['role']));
  readers.set('author', author);
  const made = new Map<Scene, Awaited<ReturnType<typeof make>>>();
  for (const scene of scenes) made.set(scene, await make(scene));
  await deliverOnce(searchSubscribers);
  fake = await startFakeMeilisearch();
  useMeilisearch(process.env.MEILI_URL ? { url: process.env.MEILI_URL, key: process.env.MEILI_KEY, uid: `leaks_${newId()}` } : fake);
  await reindex();
  useMeilisearch(null);
  for (const [scene, place] of made) {
    await hide(scene, place);
    places[scene] = place;
  }
  forgetCategories();
});

afterAll(async () => {
  useMeilisearch(null);
  await fake.stop();
});

/** Whether its words may be found by this reader. */
function mayFind(reader: string, scene: Scene): boolean {
  if (isOfRestrained(scene)) return true;
  if (!scene.startsWith('for-')) return false;
  const audience = scene.slice(4);
  const role = reader === 'author' ? 'member' : reader;
  return audience === 'everyone' || ladder.indexOf(role) >= ladder.indexOf(audience);
}

/** What a text tells this reader of, and may not. */
const leaks = (reader: string, text: string): Scene[] => scenes.filter((scene) => !mayFind(reader, scene) && text.includes(secretOf(scene)));

/** Without what the reader typed. */
function told({ q: _q, filters: _filters, unknown: _unknown, ...result }: SearchResult): string {
  return JSON.stringify(result);
}

const questions = ({ secret, typo, category: slug }: Place): string[] => [
  ...[secret, typo, `"${secret}"`, `shared ${secret}`, `${secret} is:unanswered`, `${secret} is:solved`, `${secret} after:2020`, `-nothing ${secret}`],
  ...[`category:${slug}`, `shared category:${slug}`, `category:"Room ${secret}"`, `tag:tag-${secret}`, `shared tag:tag-${secret}`, `tag-${secret}`, `@${secret}`, `${secret} @the-author`],
];
const common = ['shared', 'shared question', 'shared answer', '@the-author', 'shared @the-author', 'after:2020', 'is:unanswered', 'room', 'tag'];

describe.each(['postgresql', 'meilisearch'] as const)('%s', (engine) => {
  beforeAll(() => {
    noteAnswer();
    if (engine === 'meilisearch') useMeilisearch(process.env.MEILI_URL ? { url: process.env.MEILI_URL, key: process.env.MEILI_KEY } : fake);
    else useMeilisearch(null);
  });

  describe.each([...ladder, 'author'])('a %s', (reader) => {
    let actor: Actor;
    beforeEach(() => {
      actor = readers.get(reader)!;
    });

    it.each(scenes)('is told of what is %s only if they may read it', async (scene) => {
      const place = places[scene];
      for (const [at, q] of questions(place).entries()) {
        // All kinds together, and one of them in turn: among scenes and readers, each question is asked of each kind.
        const turn = groups[(at + scenes.indexOf(scene) + [...readers.keys()].indexOf(reader)) % groups.length] ?? 'all';
        for (const group of new Set([groups[0], turn])) {
          expect(leaks(reader, told(await search(actor, { q, in: group }))), `${q} in ${group}`).toEqual([]);
        }
      }
      const found = await search(actor, { q: place.secret });
      expect([found.threads.length > 0, found.counts.threads.n > 0, found.tags.length > 0]).toEqual(mayFind(reader, scene) ? [true, true, true] : [false, false, false]);
      expect(leaks(reader, JSON.stringify(await similarThreads(actor, { title: `A shared question about ${place.secret} here` })))).toEqual([]);
    });

    it('is shown, and counted, of what all have in common only what they may read', async () => {
      for (const q of common) {
        for (const group of groups) {
          expect(leaks(reader, told(await search(actor, { q, in: group }))), `${q} in ${group}`).toEqual([]);
        }
      }
      const { counts, facets } = await search(actor, { q: 'shared question' });
      const open = scenes.filter((scene) => mayFind(reader, scene) || staysOpen(scene));
      expect(counts.threads).toEqual({ n: open.length, more: false });
      const shown = facets.filter(({ kind }) => kind === 'category').map(({ slug }) => slug);
      expect(shown.filter((slug) => !open.some((scene) => places[scene].category === slug))).toEqual([]);
      expect(facets.filter(({ kind }) => kind === 'category').every(({ count }) => count === 1)).toBe(true);
    });
  });
});
