import { mustBeMember, type Actor } from '~/domains/identity';
import { accessThread, allow } from '../access-thread.server';
import type { PostAtHand, ThreadAtHand } from '../at-hand.store.server';
import { closeDraft } from '../drafts/drafts.store.server';
import { holdText } from '../held/hold-text.server';
import { screenText, watchPost, type Screened } from '../held/screen-text.server';
import type { Verdict } from '../policy';
import type { Posted } from '../types';
import { insertResponse } from './insert-response.server';
import { checkNewcomersText, holdBack, holdNewcomer } from './pace.server';
import { submitOnce } from './submit-once.server';
import { writePost, type WrittenPost } from './write-post.server';

type Adding = {
  kind: 'answer' | 'reply' | 'comment';
  threadId: string;
  /** The post commented on or replied to; seen by the actor already. */
  parentId: string | null;
  body: string;
  submission: string | undefined;
  typedMs: number | undefined;
  draftKey: string;
  /** Asked before the work begins, and once more about the thread and parent as they are when it is written down. */
  may: (thread: ThreadAtHand, parent: PostAtHand | null) => Verdict;
  parent: PostAtHand | null;
};

/**
 * What answers, replies and comments have in common: one more post in a thread (`insertResponse` says what is recorded),
 * or, when screening holds it, a text that waits for a moderator (`holdText`).
 */
export async function addPost(actor: Actor, adding: Adding): Promise<Posted> {
  const seen = await accessThread(actor, adding.threadId);
  allow(adding.may(seen, adding.parent));
  const member = mustBeMember(actor);
  const { kind, threadId, parentId, body, typedMs, draftKey } = adding;
  const write = (postId: string, text: string) => writePost(actor, { postId, body: text, kind: kind === 'comment' ? 'comment' : 'post' });
  let written: WrittenPost;
  let screened: Screened;
  return submitOnce({
    memberId: member.id,
    key: adding.submission,
    request: { kind, threadId, parentId, body },
    prepare: async (postId) => {
      await holdBack(member, { postId, thread: seen });
      written = await write(postId, body);
      await checkNewcomersText(member, postId, written);
      screened = await screenText(member, { postId, title: null, body, typedMs });
      if (screened.body !== body) written = await write(postId, screened.body);
    },
    act: async (tx, postId) => {
      const { verdict } = screened;
      if (verdict?.outcome === 'hold') {
        const place = { kind, threadId, parentId, slug: seen.slug };
        return holdText(tx, member, { ...place, postId, title: null, written, draftKey, verdict });
      }
      const { posted, thread } = await insertResponse(tx, member, { postId, kind, threadId, parentId, written, may: adding.may });
      await holdNewcomer(tx, member, { postId, thread });
      if (verdict?.outcome === 'watch') await watchPost(tx, member, { threadId, postId, categoryId: thread.categoryId }, verdict);
      if (member.via === 'browser') await closeDraft(tx, member.id, draftKey);
      return posted;
    },
  });
}
