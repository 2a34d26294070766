import type { Candidate, Engine, Found, Wanted } from '../engines/engine';
import { readFindable } from '../findable.store.server';
import { RANKED } from '../rules';
import { correctTerms } from '../words/terms.server';
import { joinQueries, readPhrases } from '../words/words.store.server';
import { meilisearch, type Server } from './client.server';

type Hit = Pick<Candidate, 'threadId' | 'kind'> & { id: string };

/**
 * Search by Meilisearch. It names posts; the database says which of them may be found, and marks the words.
 * @throws whatever it throws when it is away, slow or refuses; Error when its index is empty
 */
export const meilisearchEngine: Engine = {
  name: 'meilisearch',

  async find({ query, terms, filters }: Wanted): Promise<Found> {
    const server = mustBeThere();
    const q = [
      ...terms.map(({ text }) => bare(text)),
      ...query.phrases.map((phrase) => `"${bare(phrase)}"`),
      ...query.without.map((word) => `-"${bare(word)}"`),
    ].join(' ');
    const [corrected, exact, { hits }] = await Promise.all([
      correctTerms(terms),
      readPhrases(query.phrases),
      server.live.search<Hit>(q, {
        filter: filterOf(filters),
        limit: RANKED,
        attributesToRetrieve: ['id', 'threadId', 'kind'],
        matchingStrategy: 'frequency',
      }),
    ]);
    if (hits.length === 0) await mustHoldSomething(server);
    const marked = joinQueries([...corrected.map((term) => term.query), ...exact], '|');
    const candidates = hits.map(({ id, threadId, kind }) => ({ postId: id, threadId, kind, inText: true }));
    return { candidates: await readFindable(candidates, query, filters, marked), marked, loose: false, corrections: corrected.flatMap(({ corrections }) => corrections) };
  },

  async alike({ title, categoryIds, limit }) {
    const server = mustBeThere();
    const filter = ['kind = opening', ...(categoryIds === null ? [] : [oneOf('categoryId', categoryIds)])];
    const { hits } = await server.live.search<Hit>(bare(title), {
      filter,
      limit,
      attributesToRetrieve: ['id', 'threadId', 'kind'],
      attributesToSearchOn: ['title'],
      matchingStrategy: 'frequency',
      rankingScoreThreshold: 0.3,
    });
    if (hits.length === 0) await mustHoldSomething(server);
    return hits.map(({ threadId }) => threadId);
  },
};

function mustBeThere(): Server {
  const server = meilisearch();
  if (!server) throw new Error('no Meilisearch server is configured');
  return server;
}

/** Nothing found may mean that the index was wiped: then the database has to answer. */
async function mustHoldSomething({ live }: Server): Promise<void> {
  const { numberOfDocuments } = await live.getStats();
  if (numberOfDocuments === 0) throw new Error('the index is empty');
}

/** Conditions, all of which hold. Ids are ours: small letters and digits. */
function filterOf(filters: Wanted['filters']): string[] {
  const { categoryIds, tagIds, authorId, after, before } = filters;
  return [
    ...(categoryIds === null ? [] : [oneOf('categoryId', categoryIds)]),
    ...tagIds.map((id) => `tagIds = "${id}"`),
    ...(authorId === null ? [] : [`authorId = "${authorId}"`]),
    ...(filters.solved ? ['solved = true'] : []),
    ...(filters.unanswered ? ['unanswered = true'] : []),
    ...(after ? [`createdAt >= ${Math.floor(after.getTime() / 1000)}`] : []),
    ...(before ? [`createdAt < ${Math.ceil(before.getTime() / 1000)}`] : []),
  ];
}

function oneOf(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map((value) => `"${value}"`).join(', ')}]`;
}

/** Words without what Meilisearch would take for an operator. */
function bare(text: string): string {
  return text.replace(/["\\]/g, ' ').replace(/(^|\s)-+/g, '$1').trim();
}
