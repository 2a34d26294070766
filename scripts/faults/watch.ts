import { setTimeout as pause } from 'node:timers/promises';
import { send, tally } from './client';

const EVERY_MS = 200;
const PLACES = ['/healthz', '/readyz', '/'] as const;
type Place = (typeof PLACES)[number];

/** Looks at a site all the time, as a load balancer and a reader would. */
export interface Watch {
  /** When /readyz said 503 for the first time, and 200 for the first time after that (`performance.now()`). */
  readonly unready: number | null;
  readonly readyAgain: number | null;
  /** Every 503 of a page was HTML that says something. */
  readonly kindly: boolean;
  /** What a reader read first. */
  readonly example: string;
  statuses(place: Place): number[];
  tally(place: Place): string;
  until(holds: () => boolean, withinMs: number): Promise<void>;
  end(): Promise<void>;
}

/** Begins to watch. A place that does not answer counts as status 0. */
export function watchSite(origin: string): Watch {
  const seen: Record<Place, number[]> = { '/healthz': [], '/readyz': [], '/': [] };
  let unready: number | null = null;
  let readyAgain: number | null = null;
  let kindly = true;
  let example = '';
  let over = false;
  const look = async (place: Place): Promise<void> => {
    const answer = await send(`${origin}${place}`, { headers: { Accept: 'text/html' } }).catch(() => null);
    const status = answer?.status ?? 0;
    seen[place].push(status);
    if (place === '/readyz' && status === 503) unready ??= performance.now();
    if (place === '/readyz' && status === 200 && unready !== null) readyAgain ??= performance.now();
    if (place === '/' && answer && status === 503) {
      const words = answer.text.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
      kindly &&= /text\/html/.test(answer.headers.get('Content-Type') ?? '') && words.length > 20;
      example ||= words.slice(0, 160);
    }
  };
  const rounds = PLACES.map(async (place) => {
    while (!over) {
      await look(place);
      await pause(EVERY_MS);
    }
  });
  return {
    get unready() {
      return unready;
    },
    get readyAgain() {
      return readyAgain;
    },
    get kindly() {
      return kindly;
    },
    get example() {
      return example;
    },
    statuses: (place) => seen[place],
    tally: (place) => tally(seen[place].map((status) => ({ status }))),
    async until(holds, withinMs) {
      const late = performance.now() + withinMs;
      while (!holds() && performance.now() < late) await pause(EVERY_MS / 4);
    },
    async end() {
      over = true;
      await Promise.all(rounds);
    },
  };
}
