import { z } from 'zod';
import { endpoint } from '~/http/api/endpoint';
import { pageQuery } from '~/http/api/params';
import { count, pageOf } from '~/http/api/shapes';
import { listLedgerRoots } from '~/platform/ledger/index.server';

const day = z.iso.date('notValid').meta({ description: 'A day in UTC.', example: '2031-05-06' });

const ledgerRootShape = z
  .strictObject({
    day,
    count: count.meta({ description: 'Rows of the moderation ledger at the end of that day.' }),
    hash: z.string().meta({ description: 'Hash of the last of them, 64 hexadecimal digits.' }),
  })
  .meta({ id: 'LedgerRoot', description: 'How the moderation ledger ended on a day. Never changes; keep a copy.' });

export const ledgerEndpoints = [
  endpoint({
    method: 'GET',
    path: '/ledger/roots',
    tag: 'Moderation ledger',
    summary: 'How the moderation ledger ended on each day, the latest first',
    description: 'Whoever kept an answer of this can prove later that no earlier row was changed since: `parvis ledger verify --roots FILE`.',
    scope: 'read',
    open: true,
    query: z.strictObject({ ...pageQuery(31), cursor: day.optional() }),
    answer: { status: 200, schema: pageOf(ledgerRootShape) },
    async run({ query: { cursor = null, limit } }) {
      const items = await listLedgerRoots({ before: cursor, limit });
      const next = items.length === limit ? (items.at(-1)?.day ?? null) : null;
      return { body: { items, next }, next };
    },
  }),
];
