import type { Actor } from '~/domains/identity';
import { noteProgressInput, setLevelInput, type FollowKind } from '~/domains/following';
import { getLevel, getReading, listUnread, noteProgress, setLevel } from '~/domains/following/index.server';
import { getTag } from '~/domains/threads/index.server';
import { endpoint, type Endpoint } from '~/http/api/endpoint';
import { levelShape, progressShape, readingShape, unreadThreadShape } from '~/http/api/following-shapes';
import { categoryParams, memberParams, pageQuery, tagParams, threadParams } from '~/http/api/params';
import { pageOf } from '~/http/api/shapes';
import { threadSummaryView } from '~/http/api/thread-views.server';
import { z } from 'zod';

const tag = 'Following';

export const followingEndpoints = [
  ...levelOf('thread', '/threads/{threadId}', threadParams, async (_, { threadId }) => threadId),
  ...levelOf('category', '/categories/{categoryId}', categoryParams, async (_, { categoryId }) => categoryId),
  ...levelOf('tag', '/tags/{tag}', tagParams, async (actor, params) => (await getTag(actor, { slug: params.tag })).id),
  ...levelOf('member', '/members/{memberId}', memberParams, async (_, { memberId }) => memberId),
  endpoint({
    method: 'GET',
    path: '/threads/{threadId}/reading',
    tag,
    summary: 'How far you have read a thread',
    scope: 'read',
    params: threadParams,
    answer: { status: 200, schema: readingShape },
    async run({ actor, params }) {
      const { lastRead: lastReadNumber, unread, first: firstUnread, level } = await getReading(actor, params);
      return { body: { lastReadNumber, unread, firstUnread, level } };
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/threads/{threadId}/reading',
    tag,
    summary: 'Say how far you have read a thread',
    description: 'Positions only move on. `ms` is the time spent reading since the last report; a minute counts at most, and no more than has gone by. Four minutes follow the thread.',
    scope: 'profile',
    params: threadParams,
    body: z.strictObject({ number: z.int('notValid').min(1, 'notValid').max(2 ** 31 - 1, 'notValid'), ms: z.int('notValid').min(0, 'notValid').optional() }),
    answer: { status: 200, schema: progressShape },
    async run({ actor, params, body }) {
      return { body: await noteProgress(actor, noteProgressInput.parse({ ...params, ...body })) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/me/unread',
    tag,
    summary: 'Threads that you follow, with posts that you have not seen',
    scope: 'read',
    query: z.strictObject(pageQuery(30)),
    answer: { status: 200, schema: pageOf(unreadThreadShape) },
    async run({ actor, query }) {
      const { rows, reading, next, previous } = await listUnread(actor, query);
      const items = rows.map((row) => ({ thread: threadSummaryView(row), unread: reading[row.id]?.unread ?? 0, firstUnread: reading[row.id]?.first ?? null }));
      return { body: { items, next }, next, previous };
    },
  }),
];

/** Reading and choosing how attentive one is to a thing. */
function levelOf<P extends z.ZodObject>(
  kind: FollowKind,
  path: string,
  params: P,
  idOf: (actor: Actor, params: z.output<P>) => Promise<string>,
): Endpoint[] {
  const about = { path: `${path}/level`, tag, params, answer: { status: 200, schema: levelShape } } as const;
  return [
    endpoint({
      ...about,
      method: 'GET',
      summary: kind === 'thread' ? 'The level that holds for you in a thread' : `The level that you chose for a ${kind}`,
      scope: 'read',
      async run({ actor, params: at }) {
        return { body: { level: await getLevel(actor, { kind, targetId: await idOf(actor, at) }) } };
      },
    }),
    endpoint({
      ...about,
      method: 'PUT',
      summary: `Choose how attentive you are to a ${kind}`,
      description: kind === 'member' ? 'Members are followed or not: `following` or `normal`.' : undefined,
      scope: 'profile',
      body: setLevelInput.pick({ level: true }),
      async run({ actor, params: at, body }) {
        return { body: await setLevel(actor, { kind, targetId: await idOf(actor, at), ...body }) };
      },
    }),
  ];
}
