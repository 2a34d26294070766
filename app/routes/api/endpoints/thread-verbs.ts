import type { Actor } from '~/domains/identity';
import { changeKindInput, moveThreadInput, setTagsInput } from '~/domains/threads';
import {
  addMeToo,
  changeKind,
  getThread,
  lockThread,
  moveThread,
  pinThread,
  relistThread,
  removeMeToo,
  setTags,
  unlistThread,
  unlockThread,
  unpinThread,
} from '~/domains/threads/index.server';
import { endpoint, type Endpoint, type Reply } from '~/http/api/endpoint';
import { threadParams } from '~/http/api/params';
import { meTooShape, threadShape } from '~/http/api/thread-shapes';
import { threadView } from '~/http/api/thread-views.server';

const tag = 'Threads';

type Turn = (actor: Actor, input: { threadId: string }) => Promise<unknown>;

/** Verbs are resources: `PUT` does it, `DELETE` takes it back; both may be repeated. */
export const threadVerbEndpoints = [
  ...state('pin', ['Keep a thread at the head of the lists', pinThread], ['Let a pinned thread go', unpinThread]),
  ...state('lock', ['Close a thread to further posts', lockThread], ['Open a locked thread again', unlockThread]),
  ...state('unlisting', ['Take a thread out of lists and search', unlistThread], ['List a thread again', relistThread]),
  endpoint({
    method: 'PUT',
    path: '/threads/{threadId}/category',
    tag,
    summary: 'Move a thread to another category',
    scope: 'moderate',
    params: threadParams,
    body: moveThreadInput.omit({ threadId: true }),
    answer: { status: 200, schema: threadShape },
    async run({ actor, params, body }) {
      await moveThread(actor, { ...params, ...body });
      return show(actor, params.threadId);
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/threads/{threadId}/kind',
    tag,
    summary: 'Make a thread one of another kind',
    scope: 'moderate',
    params: threadParams,
    body: changeKindInput.omit({ threadId: true }),
    answer: { status: 200, schema: threadShape },
    async run({ actor, params, body }) {
      await changeKind(actor, { ...params, ...body });
      return show(actor, params.threadId);
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/threads/{threadId}/tags',
    tag,
    summary: 'Give a thread these tags and no others',
    scope: 'write',
    params: threadParams,
    body: setTagsInput.omit({ threadId: true }),
    answer: { status: 200, schema: threadShape },
    async run({ actor, params, body }) {
      await setTags(actor, { ...params, ...body });
      return show(actor, params.threadId);
    },
  }),
  ...([
    ['PUT', 'Say that you have this question too', addMeToo],
    ['DELETE', 'Take that back', removeMeToo],
  ] as const).map(([method, summary, act]) =>
    endpoint({
      method,
      path: '/threads/{threadId}/me-too',
      tag,
      summary,
      scope: 'vote',
      params: threadParams,
      answer: { status: 200, schema: meTooShape },
      async run({ actor, params }) {
        const { threadId, meTooCount, iHaveThisToo } = await act(actor, params);
        return { body: { threadId, meTooCount, meToo: iHaveThisToo } };
      },
    }),
  ),
];

function state(name: string, on: readonly [summary: string, act: Turn], off: readonly [summary: string, act: Turn]): Endpoint[] {
  return ([['PUT', ...on], ['DELETE', ...off]] as const).map(([method, summary, act]) =>
    endpoint({
      method,
      path: `/threads/{threadId}/${name}`,
      tag,
      summary,
      scope: 'moderate',
      params: threadParams,
      answer: { status: 200, schema: threadShape },
      async run({ actor, params }) {
        await act(actor, params);
        return show(actor, params.threadId);
      },
    }),
  );
}

async function show(actor: Actor, id: string): Promise<Reply> {
  const page = await getThread(actor, { id });
  return { body: threadView(page), version: page.opening.version };
}
