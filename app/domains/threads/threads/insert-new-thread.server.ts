import type { MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import type { Tx } from '../at-hand.store.server';
import { countForMember, countThread } from '../counters.store.server';
import { detectLanguage } from '../posts/language';
import { insertPost, insertThread } from '../posts/posts.store.server';
import { keepUploads, type WrittenPost } from '../posts/write-post.server';
import type { ThreadKind } from '../rules';
import { makeMissingTags, type WantedTag } from '../tags/resolve-tags.server';
import { tellLists } from '../tell.server';
import type { Posted } from '../types';
import { slugOf } from '../words';

export type Beginning = { threadId: string; postId: string; kind: ThreadKind; categoryId: string; title: string; tags: WantedTag[]; written: WrittenPost };

/**
 * Writes down a new thread with its first post: rows, counters, record and live signal. Tags that do not exist are made.
 * Records `thread.posted` with `title`, `mentions` (ids, ten at most) and `language`.
 */
export async function insertNewThread(tx: Tx, member: MemberActor, { threadId, postId, kind, categoryId, title, tags, written }: Beginning): Promise<Posted> {
  const tagIds = await makeMissingTags(tx, member, tags);
  const { mentions, uploads, links: _links, ...text } = written;
  const slug = slugOf(title);
  const language = detectLanguage(`${title}\n\n${text.source}`);
  const thread = { id: threadId, kind, categoryId, authorId: member.id, title, slug, language, createdAt: now() };
  await insertThread(tx, { ...thread, postId, tagIds });
  await insertPost(tx, { ...text, id: postId, threadId, kind: 'opening', parentId: null, authorId: member.id, number: 1, createdAt: thread.createdAt });
  await countThread(tx, { categoryId, tagIds }, 1);
  await countForMember(tx, member.id, { threads: 1 });
  await keepUploads(tx, uploads);
  await record(tx, {
    kind: 'thread.posted',
    actor: member,
    threadId,
    postId,
    categoryId,
    threadKind: kind,
    tagIds,
    data: { title, mentions: mentions.map(({ id }) => id), language },
  });
  await tellLists(tx, { categoryId, thread: threadId, as: kind, tags: tagIds, by: member.id });
  return { threadId, slug, postId, number: 1, held: false };
}
