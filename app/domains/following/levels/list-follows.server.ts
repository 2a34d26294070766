import { mustBeMember, type Actor } from '~/domains/identity';
import { membersByIds } from '~/domains/members/index.server';
import { listCategories, readPlace, threadsByIds, writePlace, type ThreadRow } from '~/domains/threads/index.server';
import type { Level } from '../rules';
import { readFollowedThreads, readLevels, readTagsByIds } from './levels.store.server';

type Named = { id: string; slug: string; name: string; level: Level };

/** Everything that somebody follows or has muted. */
export type Follows = {
  /** All categories, with the level of each. */
  categories: (Named & { colour: string })[];
  tags: Named[];
  members: { id: string; username: string; displayName: string | null; avatarId: string | null }[];
  /** A page of threads, the latest choice first. */
  threads: { rows: { thread: Pick<ThreadRow, 'id' | 'slug' | 'title' | 'language'>; level: Level; chosen: boolean }[]; next: string | null };
};

const THREADS = 30;
const OF = 'follows';

/**
 * What the actor follows and has muted: every category with its level, tags and members by name, threads in pages.
 * @throws Forbidden('signInFirst'); Invalid on `cursor`
 */
export async function listFollows(actor: Actor, input: { cursor?: string } = {}): Promise<Follows> {
  const { id } = mustBeMember(actor);
  const cursor = readPlace(input.cursor, OF);
  const place = cursor && { at: new Date(cursor.keys[0] ?? 0), id: cursor.id };
  const [categories, ofCategories, ofTags, ofMembers, found] = await Promise.all([
    listCategories(actor),
    readLevels(id, 'category'),
    readLevels(id, 'tag'),
    readLevels(id, 'member'),
    readFollowedThreads(id, place, THREADS + 1),
  ]);
  const shown = found.slice(0, THREADS);
  const [tags, cards, threads] = await Promise.all([
    readTagsByIds([...ofTags.keys()], categories.map((category) => category.id)),
    membersByIds([...ofMembers.keys()]),
    threadsByIds(actor, shown.map((row) => row.id)),
  ]);
  const rowOf = new Map(threads.map((thread) => [thread.id, thread]));
  const last = shown.at(-1);
  return {
    categories: categories.map(({ id: categoryId, slug, name, colour }) => ({ id: categoryId, slug, name, colour, level: ofCategories.get(categoryId) ?? 'normal' })),
    tags: tags.map((tag) => ({ ...tag, level: ofTags.get(tag.id) ?? 'normal' })),
    members: [...cards.values()]
      .filter((card) => card.status !== 'closed')
      .map(({ id: memberId, username, displayName, avatarId }) => ({ id: memberId, username, displayName, avatarId }))
      .sort((a, b) => (a.username < b.username ? -1 : 1)),
    threads: {
      rows: shown.flatMap(({ id: threadId, level, chosen }) => {
        const thread = rowOf.get(threadId);
        return thread ? [{ thread: { id: thread.id, slug: thread.slug, title: thread.title, language: thread.language }, level, chosen }] : [];
      }),
      next: last && found.length > THREADS ? writePlace({ of: OF, back: false, keys: [last.at.toISOString()], id: last.id }) : null,
    },
  };
}
