import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { accessPost, allow, holdPost, holdThread } from '../access-thread.server';
import { transaction } from '../at-hand.store.server';
import { countForMember, countThread } from '../counters.store.server';
import { ledgerForeign } from '../ledger-foreign.server';
import { mayRestorePost } from '../policy';
import { tellThread } from '../tell.server';
import { aboutPost, type PostPlace } from './remove-post.server';
import { countComment, markPost, markThread, refreshThread } from './removal.store.server';

/**
 * Brings back a removed post, an opening post with its thread: authors what they removed themselves,
 * staff anything. An answer that was accepted comes back without it. Twice is once. Records `post.restored`.
 *
 * @throws NotFound, Gone; Forbidden with the reason
 */
export async function restorePost(actor: Actor, { postId }: { postId: string }): Promise<PostPlace> {
  const { post, thread } = await accessPost(actor, postId);
  if (post.removed) {
    allow(mayRestorePost(actor, thread, post));
    const member = mustBeMember(actor);
    await transaction(async (tx) => {
      const held = { thread: await holdThread(tx, thread.id), post: await holdPost(tx, postId) };
      if (!held.post.removed) return;
      allow(mayRestorePost(actor, held.thread, held.post));
      await markPost(tx, postId, null);
      if (post.kind === 'opening') {
        await markThread(tx, thread.id, null);
        if (!held.thread.unlisted) await countThread(tx, held.thread, 1);
        await countForMember(tx, post.authorId, { threads: 1 });
      } else {
        if (post.kind === 'comment' && post.parentId) await countComment(tx, post.parentId, 1);
        await refreshThread(tx, thread.id);
        await countForMember(tx, post.authorId, { posts: 1 });
      }
      await tellThread(tx, thread.id, { kind: 'state', number: post.number });
      const data = { number: post.number, postKind: post.kind, byAuthor: post.authorId === member.id };
      await record(tx, { ...aboutPost(member, held), kind: 'post.restored', data });
      await ledgerForeign(tx, member, post.authorId, { act: 'post.restored', target: { kind: 'post', id: postId }, before: { removed: true }, after: { removed: false } });
    });
  }
  return { threadId: thread.id, slug: thread.slug, postId, number: post.number, kind: post.kind };
}
