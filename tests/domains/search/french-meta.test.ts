import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importStackExchange, lookupLegacy } from '~/domains/imports/index.server';
import { countWords, reindex, search } from '~/domains/search/index.server';
import { meilisearch, useMeilisearch } from '~/domains/search/meili/client.server';
import { newId } from '~/platform/clock';
import { useDatabase } from '../../setup/database';
import { importer } from '../imports/dump';
import { visitor } from '../threads/world';
import { TABLES } from './french-meta-table';

/** A whole bilingual community of ten years, where it lies beside the checkout; it is not part of the project. */
const directory = path.resolve('../shared/data/french-meta');

const AT_LEAST = 36;
const PLACES = 3;

describe.runIf(existsSync(path.join(directory, 'Posts.xml')))('a real community', () => {
  useDatabase();

  beforeAll(async () => {
    await importStackExchange(importer, { directory, dryRun: false, category: null });
    await countWords();
  }, 180_000);
  afterAll(async () => {
    const server = meilisearch();
    if (server) await server.client.deleteIndexIfExists(server.uid);
    useMeilisearch(null);
  });

  const engines = ['postgresql', ...(process.env.MEILI_URL ? ['meilisearch'] : [])];
  const cases = engines.flatMap((engine) => Object.entries(TABLES).map(([name, table]) => ({ engine, name, table })));
  it.each(cases)(`by $engine finds at least ${AT_LEAST} of the $name table among the first ${PLACES}`, { timeout: 180_000 }, async ({ engine, table }) => {
    useMeilisearch(engine === 'meilisearch' ? { url: process.env.MEILI_URL!, key: process.env.MEILI_KEY, uid: `table_${newId()}` } : null);
    if (engine === 'meilisearch') await reindex();
    const missed: string[] = [];
    for (const [q, question] of table) {
      const meant = await lookupLegacy('question', question);
      const result = await search(visitor, { q });
      expect(result.engine).toBe(engine);
      const place = result.threads.findIndex(({ thread }) => JSON.stringify(meant).includes(thread.id));
      if (place < 0 || place >= PLACES) missed.push(`${q}: ${place < 0 ? 'not shown' : `place ${place + 1}`}`);
    }
    expect(table.length - missed.length, missed.join('\n')).toBeGreaterThanOrEqual(AT_LEAST);
  });
});
