import { acceptAnswer, unacceptAnswer } from '~/domains/answers/index.server';
import { vote } from '~/domains/threads/index.server';
import { endpoint } from '~/http/api/endpoint';
import { postParams } from '~/http/api/params';
import { acceptanceShape, voteShape } from '~/http/api/thread-shapes';
import { z } from 'zod';

export const voteEndpoints = [
  endpoint({
    method: 'PUT',
    path: '/posts/{postId}/vote',
    tag: 'Votes',
    summary: 'Vote for a post or against it, or like it',
    description: '-1 is for questions and answers only.',
    scope: 'vote',
    params: postParams,
    body: z.strictObject({ value: z.union([z.literal(1), z.literal(-1)], 'voteUnknown') }),
    answer: { status: 200, schema: voteShape },
    async run({ actor, params, body }) {
      return { body: await vote(actor, { ...params, ...body }) };
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/posts/{postId}/vote',
    tag: 'Votes',
    summary: 'Take your vote back',
    scope: 'vote',
    params: postParams,
    answer: { status: 200, schema: voteShape },
    async run({ actor, params }) {
      return { body: await vote(actor, { ...params, value: 0 }) };
    },
  }),
  ...([
    ['PUT', 'Accept an answer', 'For who asked, and moderators. Where one answer may be accepted, the one before stops being it.', acceptAnswer],
    ['DELETE', 'Take an acceptance back', undefined, unacceptAnswer],
  ] as const).map(([method, summary, description, act]) =>
    endpoint({
      method,
      path: '/posts/{postId}/acceptance',
      tag: 'Votes',
      summary,
      description,
      scope: 'write',
      params: postParams,
      answer: { status: 200, schema: acceptanceShape },
      async run({ actor, params }) {
        const { postId, threadId, acceptedCount } = await act(actor, params);
        return { body: { postId, threadId, acceptedCount } };
      },
    }),
  ),
];
