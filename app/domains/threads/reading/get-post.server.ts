import { isMember, type Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { accessPost } from '../access-thread.server';
import type { PostKind, ThreadKind } from '../rules';
import { readTagSlugs } from '../tags/tags.store.server';
import type { PostRights, PostView } from '../types';
import { isValuedByOthers } from '../posts/removal.store.server';
import { findPeople } from './people.server';
import { namedIn, viewPost } from './post-views';
import { readComments, readPost } from './thread-page.store.server';

export type PostSource = {
  postId: string;
  threadId: string;
  slug: string;
  threadTitle: string;
  threadKind: ThreadKind;
  kind: PostKind;
  number: number;
  /** Of an opening post. */
  title: string | null;
  tags: string[] | null;
  /** Markdown as written. */
  source: string;
  html: string;
  version: number;
  may: PostRights;
  post: PostView;
};

/**
 * One post with its source, for whoever wants to edit, quote or comment on it. Whoever may read the
 * thread may read the source.
 * @throws NotFound, Gone
 */
export async function getPost(actor: Actor, { postId }: { postId: string }): Promise<PostSource> {
  const { thread } = await accessPost(actor, postId);
  const record = await readPost(postId, isMember(actor) ? actor.id : '');
  if (!record) throw new NotFound();
  const isOpening = record.kind === 'opening';
  const [person, tags, valued] = await Promise.all([
    findPeople(namedIn([record])),
    isOpening ? readTagSlugs(thread.id) : null,
    isOpening && isValuedByOthers(thread.id, thread.authorId),
  ]);
  const post = viewPost(record, { actor, thread, person }, [], valued);
  return {
    postId,
    threadId: thread.id,
    slug: thread.slug,
    threadTitle: thread.title,
    threadKind: thread.kind,
    kind: record.kind,
    number: record.number,
    title: isOpening ? thread.title : null,
    tags,
    source: record.source,
    html: record.html,
    version: record.version,
    may: post.may,
    post,
  };
}

/**
 * All comments under a question or an answer, oldest first (1,000 at most).
 * @throws NotFound, Gone
 */
export async function listComments(actor: Actor, { postId }: { postId: string }): Promise<PostView[]> {
  const { thread } = await accessPost(actor, postId);
  const comments = await readComments([postId], { reader: isMember(actor) ? actor.id : '', allOf: postId });
  const person = await findPeople(namedIn(comments));
  return comments.map((comment) => viewPost(comment, { actor, thread, person }));
}
