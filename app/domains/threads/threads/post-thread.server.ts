import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { allow } from '../access-thread.server';
import { accessCategory } from '../categories/access-category.server';
import { countForMember, countThread } from '../counters.store.server';
import { closeDraft } from '../drafts/drafts.store.server';
import type { PostThreadInput } from '../input';
import { mayStartThread } from '../policy';
import { detectLanguage } from '../posts/language';
import { checkNewcomersText, holdBack, holdNewcomer } from '../posts/pace.server';
import { insertPost, insertThread } from '../posts/posts.store.server';
import { submitOnce } from '../posts/submit-once.server';
import { keepUploads, writePost, type WrittenPost } from '../posts/write-post.server';
import { makeMissingTags, resolveTags, type WantedTag } from '../tags/resolve-tags.server';
import { tellLists } from '../tell.server';
import type { Posted } from '../types';
import { slugOf } from '../words';

/**
 * Starts a thread: a question, a discussion, an idea or (staff only) an announcement. Members whom the
 * category lets start one may. Tags that do not exist are made. Closes the draft `new-thread`. Records
 * `thread.posted` with `title`, `mentions` (ids, ten at most) and `language`.
 *
 * @returns the place of its first post; the same for every repetition of the submission
 * @throws NotFound when the category is not there for the actor; Forbidden with the reason; Invalid `keyReused`; TooMany
 */
export async function postThread(actor: Actor, input: PostThreadInput): Promise<Posted> {
  const { submission, ...request } = input;
  const category = await accessCategory(actor, input.categoryId);
  allow(mayStartThread(actor, category, input.kind));
  const member = mustBeMember(actor);
  let written: WrittenPost;
  let tags: WantedTag[];
  return submitOnce({
    memberId: member.id,
    key: submission,
    request,
    prepare: async (postId) => {
      await holdBack(member, { postId, thread: null });
      [written, tags] = await Promise.all([writePost(actor, { postId, body: input.body, kind: 'post' }), resolveTags(input.tags)]);
      await checkNewcomersText(member, postId, written);
    },
    act: async (tx, postId) => {
      const tagIds = await makeMissingTags(tx, member, tags);
      const { mentions, uploads, links: _links, ...text } = written;
      const thread = {
        id: newId(),
        kind: input.kind,
        categoryId: category.id,
        authorId: member.id,
        title: input.title,
        slug: slugOf(input.title),
        language: detectLanguage(`${input.title}\n\n${input.body}`),
        createdAt: now(),
      };
      await insertThread(tx, { ...thread, postId, tagIds });
      await insertPost(tx, {
        ...text,
        id: postId,
        threadId: thread.id,
        kind: 'opening',
        parentId: null,
        authorId: member.id,
        number: 1,
        createdAt: thread.createdAt,
      });
      await countThread(tx, { categoryId: category.id, tagIds }, 1);
      await countForMember(tx, member.id, { threads: 1 });
      await holdNewcomer(tx, member, { postId, thread: null });
      await keepUploads(tx, uploads);
      if (member.via === 'browser') await closeDraft(tx, member.id, 'new-thread');
      await record(tx, {
        kind: 'thread.posted',
        actor: member,
        threadId: thread.id,
        postId,
        categoryId: category.id,
        threadKind: thread.kind,
        tagIds,
        data: { title: thread.title, mentions: mentions.map(({ id }) => id), language: thread.language },
      });
      await tellLists(tx, { categoryId: category.id, thread: thread.id, as: thread.kind, tags: tagIds, by: member.id });
      return { threadId: thread.id, slug: thread.slug, postId, number: 1 };
    },
  });
}
