import type { Actor } from '~/domains/identity';
import { bySending, editPostInput, listThreadsInput, periods, postThreadInput, threadOrders } from '~/domains/threads';
import { editPost, getPost, getThread, listThreads, postThread, removePost, restorePost } from '~/domains/threads/index.server';
import { endpoint, type Reply } from '~/http/api/endpoint';
import { pageQuery, threadParams } from '~/http/api/params';
import { pageOf } from '~/http/api/shapes';
import { heldShape, threadShape, threadSummaryShape } from '~/http/api/thread-shapes';
import { threadSummaryView, threadView } from '~/http/api/thread-views.server';
import { showHeld } from './held';
import { z } from 'zod';

const tag = 'Threads';
const wishes = listThreadsInput.shape;

export const threadEndpoints = [
  endpoint({
    method: 'GET',
    path: '/threads',
    tag,
    summary: 'Threads, without deleted and unlisted ones',
    description: 'Pinned threads lead the first page of the latest. Those of an author come newest first, whatever order is asked for.',
    scope: 'read',
    open: true,
    query: z.strictObject({
      ...pageQuery(30),
      order: z.enum(threadOrders, 'notValid').default('latest'),
      period: z.enum(periods, 'notValid').default('month').meta({ description: 'Of `top` only.' }),
      category: wishes.categorySlug.meta({ description: 'Slug of a category.' }),
      tag: wishes.tagSlug.meta({ description: 'Slug of a tag.' }),
      author: wishes.authorId.meta({ description: 'Id of a member.' }),
    }),
    answer: { status: 200, schema: pageOf(threadSummaryShape) },
    async run({ actor, query: { category: categorySlug, tag: tagSlug, author: authorId, ...rest } }) {
      const { rows, next, previous } = await listThreads(actor, { ...rest, categorySlug, tagSlug, authorId });
      return { body: { items: rows.map(threadSummaryView), next }, next, previous };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/threads',
    tag,
    summary: 'Start a thread',
    description: 'Tags are names; those that do not exist yet are made. A thread that a moderator has to read first is answered with 202.',
    scope: 'write',
    body: postThreadInput.omit(bySending),
    answer: { status: 201, schema: threadShape },
    orHeld: heldShape,
    async run({ actor, body, key }) {
      const { threadId, postId, held } = await postThread(actor, { ...body, submission: key });
      if (held) return showHeld(actor, postId);
      return { ...(await showThread(actor, threadId)), location: `/threads/${threadId}` };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/threads/{threadId}',
    tag,
    summary: 'A thread with its first post',
    scope: 'read',
    open: true,
    params: threadParams,
    answer: { status: 200, schema: threadShape },
    async run({ actor, params }) {
      return showThread(actor, params.threadId);
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/threads/{threadId}',
    tag,
    summary: 'Change title, first post or tags',
    description: 'What is left out stays.',
    scope: 'write',
    params: threadParams,
    body: editPostInput.omit({ postId: true, version: true }).extend({ body: editPostInput.shape.body.optional() }),
    versioned: true,
    answer: { status: 200, schema: threadShape },
    async run({ actor, params, body, version }) {
      const postId = await openingOf(actor, params.threadId);
      const text = body.body ?? (await getPost(actor, { postId })).source;
      await editPost(actor, { ...body, body: text, postId, version });
      return showThread(actor, params.threadId);
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/threads/{threadId}',
    tag,
    summary: 'Delete a thread',
    description: '`PUT .../restoration` brings it back.',
    scope: 'write',
    params: threadParams,
    answer: { status: 204, schema: null },
    async run({ actor, params }) {
      await removePost(actor, { postId: await openingOf(actor, params.threadId) });
      return {};
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/threads/{threadId}/restoration',
    tag,
    summary: 'Bring a deleted thread back',
    description: 'Authors what they deleted themselves, staff anything.',
    scope: 'write',
    params: threadParams,
    answer: { status: 200, schema: threadShape },
    async run({ actor, params }) {
      await restorePost(actor, { postId: await openingOf(actor, params.threadId) });
      return showThread(actor, params.threadId);
    },
  }),
];

async function showThread(actor: Actor, id: string): Promise<Reply> {
  const page = await getThread(actor, { id });
  return { body: threadView(page), version: page.opening.version };
}

async function openingOf(actor: Actor, id: string): Promise<string> {
  return (await getThread(actor, { id })).opening.id;
}
