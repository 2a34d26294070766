import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { differences, mistakesIn, wordsOf } from '~/domains/search/words/words-of';

/**
 * A server on loopback that speaks the part of Meilisearch's HTTP interface that we use: indexes, documents, settings,
 * search, swapping, tasks and statistics. It ranks by words, mistakes and attributes, as Meilisearch does, without its finer
 * points. It can be away, slow, or wiped; tests with `MEILI_URL` speak to a real one instead.
 */
export interface FakeMeilisearch {
  url: string;
  key: string;
  /** What every request gets: an answer, none within a second, or the line cut. */
  mood: 'well' | 'slow' | 'away';
  /** Requests so far, as `POST /indexes/x/search`. */
  readonly requests: string[];
  /** Forgets everything, as a server whose disk was lost. */
  wipe(): void;
  /** Documents of an index, by id. */
  documents(uid: string): ReadonlyMap<string, Document>;
  settings(uid: string): Record<string, unknown>;
  stop(): Promise<void>;
}

type Document = Record<string, unknown> & { id: string };
type Index = { documents: Map<string, Document>; settings: Record<string, unknown> };
type Body = Record<string, unknown>;

const KEY = 'a-key-for-tests';

export async function startFakeMeilisearch(): Promise<FakeMeilisearch> {
  const state = { indexes: new Map<string, Index>(), tasks: new Map<number, object>() };
  const fake: FakeMeilisearch = {
    url: '',
    key: KEY,
    mood: 'well',
    requests: [],
    wipe: () => state.indexes.clear(),
    documents: (uid) => state.indexes.get(uid)?.documents ?? new Map(),
    settings: (uid) => state.indexes.get(uid)?.settings ?? {},
    stop: () => stop(server),
  };
  const server = createServer((request, response) => {
    void (async () => {
      fake.requests.push(`${request.method} ${request.url}`);
      const text = await bodyOf(request);
      if (fake.mood === 'away') return request.socket.destroy();
      // Whoever waits for it waits for ever.
      while (fake.mood === 'slow') await pause(20);
      if (request.headers.authorization !== `Bearer ${KEY}`) return send(response, 403, { code: 'invalid_api_key', message: 'The provided API key is invalid.' });
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const { status, answer } = handle(state, request, body);
      send(response, status, answer);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}

type State = { indexes: Map<string, Index>; tasks: Map<number, object> };
type Answer = { status: number; answer: unknown };

function handle(state: State, { method = 'GET', url = '/' }: IncomingMessage, body: unknown): Answer {
  const { pathname, searchParams } = new URL(url, 'http://fake');
  const [top, uid = '', ...rest] = pathname.split('/').filter(Boolean);
  const what = `${method} ${[top, ...rest].join('/')}`;
  if (top === 'tasks') return ok(state.tasks.get(Number(uid)) ?? {});
  if (what === 'POST swap-indexes') return task(state, 'indexSwap', () => swap(state, body as { indexes: [string, string] }[]));
  if (what === 'GET indexes' && uid === '') {
    const results = [...state.indexes.keys()].map((each) => ({ uid: each, primaryKey: 'id' }));
    return ok({ results, total: results.length, limit: 1_000, offset: 0 });
  }
  if (what === 'POST indexes' && uid === '') {
    return task(state, 'indexCreation', () => {
      const { uid: made } = body as { uid: string };
      if (state.indexes.has(made)) throw new Error(`Index \`${made}\` already exists.`);
      state.indexes.set(made, { documents: new Map(), settings: {} });
    });
  }
  if (what === 'DELETE indexes') return task(state, 'indexDeletion', () => void mustHave(state.indexes.delete(uid)));
  const isWrite = method !== 'GET' && what !== 'POST indexes/search';
  if (isWrite && !state.indexes.has(uid)) state.indexes.set(uid, { documents: new Map(), settings: {} }); // as Meilisearch does
  const index = state.indexes.get(uid);
  if (!index) return { status: 404, answer: { code: 'index_not_found', message: `Index \`${uid}\` not found.`, type: 'invalid_request' } };
  const { documents } = index;
  switch (what) {
    case 'PATCH indexes/settings':
      return task(state, 'settingsUpdate', () => Object.assign(index.settings, body));
    case 'POST indexes/documents':
      return task(state, 'documentAdditionOrUpdate', () => (body as Document[]).forEach((each) => documents.set(each.id, each)));
    case 'POST indexes/documents/delete-batch':
      return task(state, 'documentDeletion', () => (body as string[]).forEach((each) => documents.delete(each)));
    case 'GET indexes/documents': {
      const [limit, offset] = [Number(searchParams.get('limit') ?? 20), Number(searchParams.get('offset') ?? 0)];
      const fields = (searchParams.get('fields') ?? '').split(',');
      const results = [...documents.values()].slice(offset, offset + limit).map((each) => Object.fromEntries(fields.map((field) => [field, each[field]])));
      return ok({ results, total: documents.size, limit, offset });
    }
    case 'GET indexes/stats':
      return ok({ numberOfDocuments: documents.size, isIndexing: false, fieldDistribution: {} });
    case 'POST indexes/search':
      return ok(search(index, body as Body));
    default:
      return { status: 404, answer: { code: 'not_found', message: `${what} is not spoken here` } };
  }
}

/** Carried out at once; whoever asks for it hears that it is over. */
function task(state: State, type: string, work: () => void): Answer {
  const taskUid = state.tasks.size + 1;
  let error: { message: string } | null = null;
  try {
    work();
  } catch (thrown) {
    error = { message: (thrown as Error).message };
  }
  state.tasks.set(taskUid, { uid: taskUid, type, status: error ? 'failed' : 'succeeded', error });
  return { status: 202, answer: { taskUid, type, status: 'enqueued', indexUid: null, enqueuedAt: new Date().toISOString() } };
}

function swap(state: State, pairs: { indexes: [string, string] }[]): void {
  for (const { indexes: [one, other] } of pairs) {
    const [first, second] = [state.indexes.get(one), state.indexes.get(other)];
    if (!first || !second) throw new Error(`Indexes \`${one}\`, \`${other}\` not found.`);
    state.indexes.set(one, second).set(other, first);
  }
}

function mustHave(was: boolean): void {
  if (!was) throw new Error('Index not found.');
}

const ATTRIBUTES = ['title', 'text', 'threadTitle'];

function search({ documents, settings }: Index, body: Body) {
  const limit = Number(body.limit ?? 20);
  const on = (body.attributesToSearchOn as string[] | undefined) ?? ATTRIBUTES;
  const fits = ((body.filter as string[] | undefined) ?? []).map(readFilter);
  const { words, phrases, without } = readWords(String(body.q ?? ''));
  const synonyms = (settings.synonyms ?? {}) as Record<string, string[]>;
  const found = [...documents.values()].flatMap((document) => {
    if (!fits.every((fit) => fit(document))) return [];
    const texts = on.map((attribute) => wordsInOrder(String(document[attribute] ?? '')));
    const has = (phrase: string[]) => texts.some((text) => ` ${text.join(' ')} `.includes(` ${phrase.join(' ')} `));
    if (without.some(has) || !phrases.every(has)) return [];
    const matches = words.map((word) => best(texts, word) ?? ((synonyms[word] ?? []).some((other) => has(wordsOf(other))) ? { mistakes: 1, attribute: 0 } : null));
    const there = matches.filter((match) => match !== null);
    // "frequency" leaves words out when not all are found; at least half are wanted here.
    if (there.length * 2 < words.length || (words.length > 0 && there.length === 0)) return [];
    const rank = [words.length - there.length, sum(there.map(({ mistakes }) => mistakes)), sum(there.map(({ attribute }) => attribute)), -Number(document.accepted), -Number(document.score)];
    return [{ document, rank }];
  });
  found.sort((a, b) => a.rank.map((value, at) => value - (b.rank[at] ?? 0)).find((difference) => difference !== 0) ?? 0);
  const fields = (body.attributesToRetrieve as string[] | undefined) ?? ['id'];
  const hits = found.slice(0, limit).map(({ document }) => Object.fromEntries(fields.map((field) => [field, document[field]])));
  return { hits, query: body.q, limit, offset: 0, estimatedTotalHits: found.length, processingTimeMs: 1 };
}

function readWords(q: string): { words: string[]; phrases: string[][]; without: string[][] } {
  const phrases: string[][] = [];
  const without: string[][] = [];
  const rest = q.replace(/(-?)"([^"]*)"/g, (_, minus: string, phrase: string) => {
    (minus ? without : phrases).push(wordsInOrder(phrase));
    return ' ';
  });
  return { words: wordsOf(rest), phrases, without };
}

/** Where a word stands, with the fewest mistakes; its endings are forgiven, as the stems of a language are. */
function best(texts: string[][], word: string): { mistakes: number; attribute: number } | null {
  const all = texts.flatMap((text, attribute) =>
    text.flatMap((other) => {
      const stem = Math.max(4, Math.min(word.length, other.length) - 2);
      const alike = word.slice(0, stem) === other.slice(0, stem) && Math.abs(word.length - other.length) <= 3;
      const mistakes = word === other ? 0 : alike ? 0.5 : differences(word, other);
      return mistakes <= Math.max(0.5, mistakesIn(word)) ? [{ mistakes, attribute }] : [];
    }),
  );
  return all.sort((a, b) => a.mistakes - b.mistakes || a.attribute - b.attribute)[0] ?? null;
}

function readFilter(filter: string): (document: Document) => boolean {
  const many = /^(\w+) IN \[(.*)\]$/.exec(filter);
  if (many?.[1]) {
    const values = [...(many[2] ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1]);
    return (document) => values.includes(String(document[many[1]!]));
  }
  const [, attribute = '', operator, raw = ''] = /^(\w+) (=|>=|<) (.+)$/.exec(filter) ?? [];
  const value = raw.replaceAll('"', '');
  if (operator === '>=') return (document) => Number(document[attribute]) >= Number(value);
  if (operator === '<') return (document) => Number(document[attribute]) < Number(value);
  if (operator !== '=') throw new Error(`the filter ${filter} is not spoken here`);
  return (document) => [document[attribute]].flat().map(String).includes(value);
}

function wordsInOrder(text: string): string[] {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function ok(answer: unknown): Answer {
  return { status: 200, answer };
}

function send(response: ServerResponse, status: number, answer: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
