import type { Token } from './read-query';

/** The search without one of its pieces. */
export function withoutToken(q: string, token: Pick<Token, 'raw'>): string {
  return tidy(` ${q} `.replace(` ${token.raw} `, ' '));
}

/** The search with one more piece, at its end. */
export function withToken(q: string, raw: string): string {
  return tidy(`${q} ${raw}`);
}

/** An operator whose value may need quotes: `category:help`, `tag:"cold brew"`. */
export function writeToken(key: string, value: string): string {
  return `${key}:${/\s/.test(value) ? `"${value.replaceAll('"', '')}"` : value}`;
}

/** Address of the results. */
export function searchPath(q: string, part: { in?: string; cursor?: string } = {}): string {
  const query = new URLSearchParams({ q });
  if (part.in && part.in !== 'all') query.set('in', part.in);
  if (part.cursor) query.set('cursor', part.cursor);
  return `/search?${query}`;
}

function tidy(q: string): string {
  return q.replace(/\s+/g, ' ').trim();
}
