import type { Tx } from '~/platform/db/index.server';
import type { Locale } from '~/platform/i18n';
import { FACES, type PostKind, type ThreadKind } from '../rules';
import type { ThreadAtHand } from '../at-hand.store.server';

/** What came of a body: see `writePost`. */
export type Written = { source: string; html: string; text: string; language: Locale | null; renderVersion: number };

export type NewPost = Written & {
  id: string;
  threadId: string;
  kind: PostKind;
  parentId: string | null;
  authorId: string;
  number: number;
  createdAt: Date;
};

export type NewThread = {
  id: string;
  kind: ThreadKind;
  categoryId: string;
  authorId: string;
  title: string;
  slug: string;
  language: string | null;
  createdAt: Date;
  postId: string;
  tagIds: string[];
};

export async function insertThread(tx: Tx, { postId, tagIds, ...thread }: NewThread): Promise<void> {
  await tx.thread.create({
    data: {
      ...thread,
      lastActivityAt: thread.createdAt,
      lastPostId: postId,
      lastAuthorId: thread.authorId,
      faces: [thread.authorId],
    },
    select: { id: true },
  });
  if (tagIds.length > 0) await tx.$executeRaw`INSERT INTO thread_tag (thread_id, tag_id) SELECT ${thread.id}, unnest(${tagIds}::text[])`;
}

export async function insertPost(tx: Tx, post: NewPost): Promise<void> {
  await tx.post.create({ data: post, select: { id: true } });
}

/**
 * Makes room for one more post in a held thread: gives it its number, counts it, moves the thread to the
 * top of the lists and shows its author's face.
 *
 * @returns its number, how many answers or replies there are with it, and whether it is the first that somebody else wrote in the thread
 */
export async function makeRoom(
  tx: Tx,
  thread: ThreadAtHand,
  post: { id: string; kind: 'answer' | 'reply' | 'comment'; authorId: string; parentId: string | null; at: Date },
): Promise<{ number: number; replies: number; isFirstResponse: boolean }> {
  const isComment = post.kind === 'comment';
  const isFirstResponse = thread.firstResponseAt === null && post.authorId !== thread.authorId;
  const faces = addFace(thread.faces, thread.authorId, post.authorId);
  const [row] = await tx.$queryRaw<{ number: number; replies: number }[]>`
    UPDATE thread SET last_number = last_number + 1,
           reply_count = reply_count + ${isComment ? 0 : 1}, comment_count = comment_count + ${isComment ? 1 : 0},
           last_activity_at = GREATEST(last_activity_at, ${post.at}::timestamptz), last_post_id = ${post.id}, last_author_id = ${post.authorId},
           first_response_at = COALESCE(first_response_at, ${isFirstResponse ? post.at : null}::timestamptz), faces = ${faces}
     WHERE id = ${thread.id} RETURNING last_number AS number, reply_count AS replies`;
  if (!row) throw new Error(`the held thread ${thread.id} is gone`);
  if (isComment && post.parentId) {
    await tx.$executeRaw`UPDATE post SET comment_count = comment_count + 1 WHERE id = ${post.parentId}`;
  }
  return { ...row, isFirstResponse };
}

/** The asker first, the latest writer last, the longest silent one makes room. */
export function addFace(faces: readonly string[], threadAuthorId: string, authorId: string): string[] {
  if (authorId === threadAuthorId) return [...faces];
  const others = faces.filter((face) => face !== threadAuthorId && face !== authorId);
  return [threadAuthorId, ...others, authorId].filter((_, at, all) => at === 0 || at >= all.length - (FACES - 1));
}
