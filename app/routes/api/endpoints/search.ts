import { LENGTHS } from '~/domains/threads';
import { searchThreads } from '~/domains/threads/index.server';
import { endpoint } from '~/http/api/endpoint';
import { cursor } from '~/http/api/params';
import { pageOf } from '~/http/api/shapes';
import { searchHitShape } from '~/http/api/thread-shapes';
import { searchHitView } from '~/http/api/thread-views.server';
import { limit } from '~/platform/limits/index.server';
import { z } from 'zod';

export const searchEndpoints = [
  endpoint({
    method: 'GET',
    path: '/search',
    tag: 'Search',
    summary: 'Threads with these words in a title or a post, the best first',
    description: 'Accents and case do not matter. `"exact phrase"`, `or` and `-without` work.',
    scope: 'read',
    open: true,
    query: z.strictObject({ q: z.string('required').min(1, 'required').max(LENGTHS.query.max, `tooLong|max=${LENGTHS.query.max}`), cursor }),
    answer: { status: 200, schema: pageOf(searchHitShape) },
    async run({ actor, query, caller }) {
      await limit('costly', caller);
      const { hits, next } = await searchThreads(actor, query);
      return { body: { items: hits.map(searchHitView), next }, next };
    },
  }),
];
