import { isMember, mustBeMember, type Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { excerpt } from '~/platform/markdown/index.server';
import { readableCategories } from '../categories/cached-categories.server';
import { labelOf } from '../categories/category-view';
import { writePost } from '../posts/write-post.server';
import { plainText } from '../reading/plain-text';
import type { HeldText, WaitingPost } from '../types';
import { postPath } from '../addresses';
import { accessHeld, waits } from './access-held.server';
import { countHeldOf, readHeldIn, readHeldOf, type HeldListed } from './held.store.server';

const EXCERPT = 200;

/** What the actor has waiting for a moderator in a thread, the oldest first; nothing for visitors, and nothing of others'. */
export async function listHeldIn(actor: Actor, threadId: string): Promise<WaitingPost[]> {
  if (!isMember(actor)) return [];
  const found = await readHeldIn(actor.id, threadId);
  return Promise.all(
    found.map(async ({ id, kind, source, language, createdAt }) => ({ id, kind, language, createdAt, html: await render(actor, { id, kind, source }) })),
  );
}

/** What the actor has waiting for a moderator, the latest first, 100 at most. @throws Forbidden('signInFirst') */
export async function listHeld(actor: Actor): Promise<HeldText[]> {
  const member = mustBeMember(actor);
  return viewHeld(actor, await readHeldOf(member.id));
}

/** How much of the actor's waits for a moderator. @throws Forbidden('signInFirst') */
export async function countWaiting(actor: Actor): Promise<number> {
  return countHeldOf(mustBeMember(actor).id);
}

/** One text of the actor's that waits. @throws Forbidden('signInFirst'); NotFound */
export async function getHeld(actor: Actor, { heldId }: { heldId: string }): Promise<HeldText> {
  const { held, member } = await accessHeld(actor, heldId);
  if (!waits(held)) throw new NotFound();
  const listed = (await readHeldOf(member.id)).find(({ id }) => id === heldId);
  const [view] = await viewHeld(actor, [listed ?? { ...held, threadTitle: null, threadSlug: null, threadCategoryId: null, threadGone: true }]);
  return view!;
}

/** Where a text of the actor's is that waits no more: its post, or their drafts; null: it waits. @throws Forbidden('signInFirst'); NotFound */
export async function locateHeld(actor: Actor, { heldId }: { heldId: string }): Promise<string | null> {
  const { held } = await accessHeld(actor, heldId);
  if (waits(held)) return null;
  return held.state === 'published' ? postPath(heldId) : '/drafts';
}

async function viewHeld(actor: Actor, found: readonly HeldListed[]): Promise<HeldText[]> {
  const { byId } = await readableCategories(actor);
  return Promise.all(
    found.map(async (held) => {
      const { id, kind, language, createdAt, version, title, source, tags, threadKind, threadId, parentId } = held;
      const category = byId.get(held.categoryId ?? held.threadCategoryId ?? '');
      const seen = category && !held.threadGone && held.threadTitle !== null && held.threadSlug !== null;
      const html = await render(actor, { id, kind, source });
      return {
        ...{ id, kind, language, createdAt, version, title, source, tags, threadKind, parentId, html },
        excerpt: excerpt(plainText(html), EXCERPT),
        category: category ? labelOf(category, actor.locale) : null,
        thread: seen ? { id: threadId, slug: held.threadSlug!, title: held.threadTitle! } : null,
      };
    }),
  );
}

async function render(actor: Actor, { id, kind, source }: Pick<HeldListed, 'id' | 'kind' | 'source'>): Promise<string> {
  return (await writePost(actor, { postId: id, body: source, kind: kind === 'comment' ? 'comment' : 'post' })).html;
}
