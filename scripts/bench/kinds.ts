import { randomUUID } from 'node:crypto';
import { rows, type Player } from '../lib/cast';
import type { Request } from './load';

/** A kind of page, and addresses of that kind. */
export interface Kind {
  name: string;
  paths: string[];
  /** What is promised: milliseconds for 95 of 100; otherwise the same for all kinds. */
  p95?: number;
  /** The page of members is the same. */
  visitorsOnly?: boolean;
}

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36';
/** Addresses of each kind that are taken in turn, so that nothing answers from the memory of the last request alone. */
const VARIETY = 20;

/** The kinds of pages that people read, with addresses from this world. */
export async function readingKinds(url: string): Promise<Kind[]> {
  const threads = await threadsOf20(url);
  const [longest] = await rows<{ id: string; slug: string; pages: number }>(
    url,
    'select id, slug, ceil(reply_count / 20.0)::int as pages from thread order by last_number desc limit 1',
  );
  const middle = Math.max(1, (longest!.pages >> 1) - VARIETY / 4);
  const members = await rows<{ username: string }>(url, `select username from member order by abs(post_count - 40), id limit ${VARIETY}`);
  const titles = await rows<{ word: string }>(
    url,
    `select distinct on (length(word), word) word from (select unnest(string_to_array(lower(title), ' ')) as word from thread order by id limit 200) w
      where word ~ '^[a-z]{5,}$' order by length(word), word limit ${VARIETY}`,
  );
  const categories = await rows<{ slug: string }>(url, 'select slug from category order by thread_count desc limit 2');
  return [
    { name: 'home', paths: ['/'] },
    { name: 'list page', paths: [...categories.map(({ slug }) => `/c/${slug}`), '/new', '/unanswered'] },
    { name: 'thread of 20 posts', paths: threads.map(({ id, slug }) => `/t/${slug}/${id}`) },
    { name: 'middle of 2,000 posts', paths: Array.from({ length: VARIETY / 2 }, (_, n) => `/t/${longest!.slug}/${longest!.id}?page=${middle + n}`) },
    { name: 'profile', paths: members.map(({ username }) => `/m/${encodeURIComponent(username)}`) },
    { name: 'search', paths: titles.map(({ word }) => `/search?q=${word}`) },
  ];
}

/** Threads whose twenty posts all stand on one page: half questions with answers and comments, half discussions. */
export function threadsOf20(url: string): Promise<{ id: string; slug: string }[]> {
  const half = (kind: string): string => `(select id, slug from thread where last_number = 20 and kind = '${kind}' order by id limit ${VARIETY / 2})`;
  return rows(url, `${half('question')} union all ${half('discussion')}`);
}

/** Requests for the addresses of a kind, as a visitor's browser sends them, or as the browsers of several members do. */
export function reading(kind: Kind, { players = [], gzip = true }: { players?: Player[]; gzip?: boolean } = {}): Request[] {
  const common = { 'User-Agent': BROWSER, Accept: 'text/html', ...(gzip ? { 'Accept-Encoding': 'gzip' } : {}) };
  const length = Math.max(kind.paths.length, players.length);
  return Array.from({ length }, (_, n) => {
    const player = players[n % players.length];
    return { path: kind.paths[n % kind.paths.length]!, headers: player ? { ...common, Cookie: player.cookie } : common };
  });
}

/** Replies of several members by the form of the page, each one new, in threads that grow slowly. */
export async function posting(url: string, origin: string, players: Player[]): Promise<Request[]> {
  const threads = await rows<{ id: string; slug: string }>(url, `select id, slug from thread where kind = 'discussion' order by id limit ${VARIETY}`);
  return threads.map(({ id, slug }, n) => ({
    method: 'POST',
    path: `/t/${slug}/${id}`,
    headers: {
      'User-Agent': BROWSER,
      Origin: origin,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
      Cookie: players[n % players.length]!.cookie,
    },
    setupRequest: (request) => {
      const body = `It **works** here since I [cleaned the filter](https://example.com/guide), ${randomUUID()}.\n\n- first\n- second`;
      return { ...request, body: new URLSearchParams({ threadId: id, body, submission: randomUUID() }).toString() };
    },
  }));
}
