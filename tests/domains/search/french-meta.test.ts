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

/** A whole bilingual community of ten years, where it lies beside the checkout; it is not part of the project. */
const directory = path.resolve('../shared/data/french-meta');

/** What somebody might type, a third of it mistyped, and the number of the question that is meant. Written from the data before any tuning. */
const TABLE: [q: string, question: string][] = [
  ['mentions of accented users not working', '138'],
  ['spaces before question marks in titles', '130'],
  ['searching accented words', '595'],
  ['is it rude to ask for answers in english', '591'],
  ['ok to attempt to write in french', '597'],
  ['include copyrighted images', '323'],
  ['homework questions', '427'],
  ['ads sidebar', '326'],
  ['deleting my own question', '279'],
  ['roll back an edit', '580'],
  ['moderator election questionnaire', '782'],
  ['song lyrics', '610'],
  ['why yellow background', '725'],
  ['ban from chat', '366'],
  ['anonimous feedback', '410'],
  ['writting competition', '516'],
  ['uses of ngrms', '763'],
  ['chararcter map', '235'],
  ['plurlization of tags', '369'],
  ['prescriptvist descriptivist', '11'],
  ['est-ce qu’on se tutoie', '37'],
  ['encourager à écrire en français', '85'],
  ['interface en francais', '530'],
  ['règle guillemets', '142'],
  ['corriger les fautes d’un apprenant', '422'],
  ['badge strunk', '568'],
  ['affichage espaces insecables', '564'],
  ['nom du salon de clavardage', '298'],
  ['rechercher dans les titres', '434'],
  ['nouvelle orthographe', '384'],
  ['chapeaux', '385'],
  ['message de bienvenue', '487'],
  ['paroles de chanson difficiles', '542'],
  ['demission moderateur', '752'],
  ['étiqette péjoratif', '143'],
  ['aborder les devoris', '427'],
  ['expresions idiomatiques', '240'],
  ['belgqiue', '665'],
  ['convetions typographiques', '582'],
  ['colorier le txete', '436'],
];
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

  it.each(['postgresql', ...(process.env.MEILI_URL ? (['meilisearch'] as const) : [])])(`by %s finds at least ${AT_LEAST} of ${TABLE.length} among the first ${PLACES}`, { timeout: 180_000 }, async (engine) => {
    useMeilisearch(engine === 'meilisearch' ? { url: process.env.MEILI_URL!, key: process.env.MEILI_KEY, uid: `table_${newId()}` } : null);
    if (engine === 'meilisearch') await reindex();
    const missed: string[] = [];
    for (const [q, question] of TABLE) {
      const meant = await lookupLegacy('question', question);
      const result = await search(visitor, { q });
      expect(result.engine).toBe(engine);
      const place = result.threads.findIndex(({ thread }) => JSON.stringify(meant).includes(thread.id));
      if (place < 0 || place >= PLACES) missed.push(`${q}: ${place < 0 ? 'not shown' : `place ${place + 1}`}`);
    }
    expect(TABLE.length - missed.length, missed.join('\n')).toBeGreaterThanOrEqual(AT_LEAST);
  });
});
