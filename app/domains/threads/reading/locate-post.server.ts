import type { Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { accessPost, accessThread } from '../access-thread.server';
import { loadPost } from '../at-hand.store.server';
import { postAnchor, threadPath } from '../addresses';
import { COMMENTS_SHOWN, POSTS_PER_PAGE, usualOrder, type ThreadKind } from '../rules';
import { countBefore, readComments, readPosts } from './thread-page.store.server';

export type PostLocation = { threadId: string; slug: string; page: number; anchor: string; href: string };

/**
 * Where a post is shown: the page of its thread in the usual order, and the address that leads to it
 * (for a comment below the first five, with all comments of its post).
 *
 * @throws NotFound, Gone
 */
export async function locatePost(actor: Actor, { postId }: { postId: string }): Promise<PostLocation> {
  const { post, thread } = await accessPost(actor, postId);
  const anchor = postAnchor(post);
  const under = post.kind === 'comment' && post.parentId ? await loadPost(post.parentId) : null;
  const onPage = under ?? post;
  const page = onPage.kind === 'opening' ? 1 : await pageOf(thread, onPage);
  const isFolded = under !== null && !(await isAmongFirst(under.id, post.id));
  const part = { page, anchor, ...(isFolded ? { comments: under.id } : {}) };
  return { threadId: thread.id, slug: thread.slug, page, anchor, href: threadPath(thread, part) };
}

/**
 * Where the post of this number is shown, or the next one after it that is there.
 * @throws NotFound when the thread ends before, Gone
 */
export async function locateNumber(actor: Actor, { threadId, number }: { threadId: string; number: number }): Promise<PostLocation> {
  const { id } = await accessThread(actor, threadId);
  const [post] = await readPosts(id, { after: number - 1, limit: 1, reader: '' });
  if (!post) throw new NotFound();
  return locatePost(actor, { postId: post.id });
}

/**
 * The thread behind a short address.
 * @throws NotFound, Gone
 */
export async function locateThread(actor: Actor, { threadId }: { threadId: string }): Promise<{ id: string; slug: string }> {
  const { id, slug } = await accessThread(actor, threadId);
  return { id, slug };
}

async function pageOf(thread: { id: string; kind: ThreadKind }, post: { id: string; removed: unknown }): Promise<number> {
  const before = await countBefore(thread.id, post.id, usualOrder(thread.kind));
  // A removed one stands behind the last of those before it.
  return Math.floor(Math.max(0, post.removed ? before - 1 : before) / POSTS_PER_PAGE) + 1;
}

async function isAmongFirst(parentId: string, commentId: string): Promise<boolean> {
  const shown = await readComments([parentId], { reader: '', allOf: null });
  return shown.some((comment) => comment.id === commentId) || shown.length < COMMENTS_SHOWN;
}
