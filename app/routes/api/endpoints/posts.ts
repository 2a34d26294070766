import type { Actor } from '~/domains/identity';
import { bySending, editPostInput, postCommentInput, postReplyInput, responseKind, type Posted } from '~/domains/threads';
import {
  editPost,
  getPost,
  getThread,
  listComments,
  listPosts,
  postAnswer,
  postComment,
  postReply,
  removePost,
  restorePost,
} from '~/domains/threads/index.server';
import { endpoint, type Reply } from '~/http/api/endpoint';
import { pageQuery, postParams, threadParams } from '~/http/api/params';
import { pageOf } from '~/http/api/shapes';
import { heldShape, postShape, postWithSourceShape } from '~/http/api/thread-shapes';
import { postView, postWithSourceView } from '~/http/api/thread-views.server';
import { showHeld } from './held';
import { z } from 'zod';

const tag = 'Posts';

export const postEndpoints = [
  endpoint({
    method: 'GET',
    path: '/threads/{threadId}/posts',
    tag,
    summary: 'All posts of a thread by number, comments among them',
    scope: 'read',
    open: true,
    params: threadParams,
    query: z.strictObject(pageQuery(20)),
    answer: { status: 200, schema: pageOf(postShape) },
    async run({ actor, params, query }) {
      const { rows, next } = await listPosts(actor, { ...params, ...query });
      return { body: { items: rows.map(postView), next }, next };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/threads/{threadId}/posts',
    tag,
    summary: 'Answer a question, or reply in another thread',
    scope: 'write',
    params: threadParams,
    body: postReplyInput.omit({ threadId: true, ...bySending }),
    answer: { status: 201, schema: postWithSourceShape },
    orHeld: heldShape,
    async run({ actor, params: { threadId }, body, key }) {
      const { thread } = await getThread(actor, { id: threadId });
      const isAnswer = responseKind(thread.kind) === 'answer' && body.parentId === undefined;
      const input = { threadId, ...body, submission: key };
      return made(actor, isAnswer ? await postAnswer(actor, { threadId, body: body.body, submission: key }) : await postReply(actor, input));
    },
  }),
  endpoint({
    method: 'GET',
    path: '/posts/{postId}',
    tag,
    summary: 'A post with its Markdown',
    scope: 'read',
    open: true,
    params: postParams,
    answer: { status: 200, schema: postWithSourceShape },
    async run({ actor, params }) {
      return show(actor, params.postId);
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/posts/{postId}',
    tag,
    summary: 'Change a post',
    description: 'What is left out stays. `title` and `tags` are those of a first post.',
    scope: 'write',
    params: postParams,
    body: editPostInput.omit({ postId: true, version: true }).extend({ body: editPostInput.shape.body.optional() }),
    versioned: true,
    answer: { status: 200, schema: postWithSourceShape },
    async run({ actor, params: { postId }, body, version }) {
      const text = body.body ?? (await getPost(actor, { postId })).source;
      await editPost(actor, { ...body, body: text, postId, version });
      return show(actor, postId);
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/posts/{postId}',
    tag,
    summary: 'Delete a post; a first post with its thread',
    scope: 'write',
    params: postParams,
    answer: { status: 204, schema: null },
    async run({ actor, params }) {
      await removePost(actor, params);
      return {};
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/posts/{postId}/restoration',
    tag,
    summary: 'Bring a deleted post back',
    description: 'Authors what they deleted themselves, staff anything.',
    scope: 'write',
    params: postParams,
    answer: { status: 200, schema: postWithSourceShape },
    async run({ actor, params }) {
      await restorePost(actor, params);
      return show(actor, params.postId);
    },
  }),
  endpoint({
    method: 'GET',
    path: '/posts/{postId}/comments',
    tag,
    summary: 'All comments under a question or an answer, the oldest first',
    scope: 'read',
    open: true,
    params: postParams,
    answer: { status: 200, schema: z.strictObject({ items: z.array(postShape) }) },
    async run({ actor, params }) {
      return { body: { items: (await listComments(actor, params)).map(postView) } };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/posts/{postId}/comments',
    tag,
    summary: 'Comment on a question or an answer',
    scope: 'write',
    params: postParams,
    body: postCommentInput.omit({ parentId: true, ...bySending }),
    answer: { status: 201, schema: postWithSourceShape },
    orHeld: heldShape,
    async run({ actor, params, body, key }) {
      return made(actor, await postComment(actor, { parentId: params.postId, ...body, submission: key }));
    },
  }),
];

async function show(actor: Actor, postId: string): Promise<Reply> {
  const found = await getPost(actor, { postId });
  return { body: postWithSourceView(found), version: found.version };
}

async function made(actor: Actor, { postId, held }: Posted): Promise<Reply> {
  if (held) return showHeld(actor, postId);
  return { ...(await show(actor, postId)), location: `/posts/${postId}` };
}
