import { z } from 'zod';
import { groups, LENGTHS } from '~/domains/search';
import { search } from '~/domains/search/index.server';
import { endpoint } from '~/http/api/endpoint';
import { cursor } from '~/http/api/params';
import { searchResultShape } from '~/http/api/search-shapes';
import { searchResultView } from '~/http/api/search-views.server';
import { limit } from '~/platform/limits/index.server';

export const searchEndpoints = [
  endpoint({
    method: 'GET',
    path: '/search',
    tag: 'Search',
    summary: 'Threads, answers, people and tags, the best first',
    description:
      'Accents, case, endings and small spelling mistakes do not matter. `"exact words"`, `-without`, `@name`, `category:`, `tag:`, `is:solved`, ' +
      '`is:unanswered`, `is:mine`, `before:` and `after:` (a year, month or day) work, in French as well. What you may not read is neither found nor counted.',
    scope: 'read',
    open: true,
    query: z.strictObject({
      q: z.string('required').min(1, 'required').max(LENGTHS.query.max, `tooLong|max=${LENGTHS.query.max}`),
      in: z.enum(groups, 'notValid').default('all').meta({ description: '`all`: the first of every kind. One kind: its pages.' }),
      cursor,
    }),
    answer: { status: 200, schema: searchResultShape },
    async run({ actor, query, caller }) {
      await limit('costly', caller);
      const result = await search(actor, query);
      return { body: searchResultView(result), next: result.next };
    },
  }),
];
