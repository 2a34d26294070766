import { mustBeMember, type Actor } from '~/domains/identity';
import { newId } from '~/platform/clock';
import { allow } from '../access-thread.server';
import { accessCategory } from '../categories/access-category.server';
import { closeDraft } from '../drafts/drafts.store.server';
import { holdText } from '../held/hold-text.server';
import { screenText, watchPost, type Screened } from '../held/screen-text.server';
import type { PostThreadInput } from '../input';
import { mayStartThread } from '../policy';
import { checkNewcomersText, holdBack, holdNewcomer } from '../posts/pace.server';
import { submitOnce } from '../posts/submit-once.server';
import { writePost, type WrittenPost } from '../posts/write-post.server';
import { resolveTags, type WantedTag } from '../tags/resolve-tags.server';
import type { Posted } from '../types';
import { slugOf } from '../words';
import { insertNewThread } from './insert-new-thread.server';

const DRAFT = 'new-thread';

/**
 * Starts a thread: a question, a discussion, an idea or (staff only) an announcement. Members whom the
 * category lets start one may. Tags that do not exist are made. Closes the draft `new-thread`.
 * `insertNewThread` says what is recorded. When screening holds it, it waits for a moderator (`holdText`).
 *
 * @returns the place of its first post; the same for every repetition of the submission
 * @throws NotFound when the category is not there for the actor; Forbidden with the reason; Invalid `keyReused`,
 *   and on `body` when screening refuses it; TooMany
 */
export async function postThread(actor: Actor, input: PostThreadInput): Promise<Posted> {
  const { submission, typedMs, ...request } = input;
  const category = await accessCategory(actor, input.categoryId);
  allow(mayStartThread(actor, category, input.kind));
  const member = mustBeMember(actor);
  const { kind, categoryId, body } = input;
  const threadId = newId();
  let written: WrittenPost;
  let tags: WantedTag[];
  let screened: Screened;
  return submitOnce({
    memberId: member.id,
    key: submission,
    request,
    prepare: async (postId) => {
      await holdBack(member, { postId, thread: null });
      [written, tags] = await Promise.all([writePost(actor, { postId, body, kind: 'post' }), resolveTags(input.tags)]);
      await checkNewcomersText(member, postId, written);
      screened = await screenText(member, { postId, title: input.title, body, typedMs });
      if (screened.body !== body) written = await writePost(actor, { postId, body: screened.body, kind: 'post' });
    },
    act: async (tx, postId) => {
      const { verdict, title } = screened;
      const beginning = { threadId, postId, kind, categoryId, title: title ?? input.title, tags, written };
      if (verdict?.outcome === 'hold') {
        const place = { kind: 'opening' as const, threadId, parentId: null, slug: slugOf(beginning.title) };
        const opening = { categoryId, threadKind: kind, tags: input.tags };
        return holdText(tx, member, { ...place, postId, title: beginning.title, written, opening, draftKey: DRAFT, verdict });
      }
      const posted = await insertNewThread(tx, member, beginning);
      await holdNewcomer(tx, member, { postId, thread: null });
      if (verdict?.outcome === 'watch') await watchPost(tx, member, { threadId, postId, categoryId }, verdict);
      if (member.via === 'browser') await closeDraft(tx, member.id, DRAFT);
      return posted;
    },
  });
}
