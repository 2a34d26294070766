import { isMember, isStaff, type Actor } from '~/domains/identity';
import { excerpt } from '~/platform/markdown/index.server';
import { readableCategories } from '../categories/cached-categories.server';
import { labelOf } from '../categories/category-view';
import { postKinds, POSTS_PER_PAGE, type PostKind } from '../rules';
import type { Contribution } from '../types';
import { readContributions, type ContributionRecord } from './contributions.store.server';
import { readCursor, writeCursor } from './cursor';

/** Characters of a contribution that a profile shows. */
const EXCERPT = 200;

/**
 * What a member wrote, newest first, as far as the actor may read it; removed posts and those of unlisted
 * threads for the member and for staff only.
 *
 * @param input `kinds` of posts (all); `limit` (20, at most 100); `cursor` from a page before
 * @throws Invalid on `cursor`
 */
export async function listPostsOfMember(
  actor: Actor,
  input: { memberId: string; kinds?: PostKind[]; cursor?: string; limit?: number },
): Promise<{ rows: Contribution[]; next: string | null; previous: string | null }> {
  const { memberId, kinds = [...postKinds], limit = POSTS_PER_PAGE } = input;
  const { byId, all } = await readableCategories(actor);
  const cursor = readCursor(input.cursor, 'contributions');
  const found = await readContributions(memberId, {
    categoryIds: all ? null : [...byId.keys()],
    kinds,
    withHidden: isStaff(actor) || (isMember(actor) && actor.id === memberId),
    cursor,
    limit: limit + 1,
  });
  if (cursor?.back && found.length <= limit) return listPostsOfMember(actor, { ...input, cursor: undefined });
  const shown = cursor?.back ? found.slice(-limit) : found.slice(0, limit);
  const [first, last] = [shown[0], shown.at(-1)];
  const to = (row: ContributionRecord, back: boolean) =>
    writeCursor({ of: 'contributions', back, keys: [row.createdAt.toISOString()], id: row.postId });
  return {
    rows: shown.flatMap(({ text, threadId: id, slug, title, threadKind: kind, categoryId, ...post }) => {
      const category = byId.get(categoryId);
      return category ? { ...post, excerpt: excerpt(text, EXCERPT), thread: { id, slug, title, kind, category: labelOf(category, actor.locale) } } : [];
    }),
    next: last && (found.length > limit || cursor?.back) ? to(last, false) : null,
    previous: first && cursor ? to(first, true) : null,
  };
}
