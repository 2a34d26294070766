import type { Player } from '../lib/cast';

/** What came back: status, where it leads, and the body as text. */
export interface Answer {
  status: number;
  location: string | null;
  headers: Headers;
  text: string;
}

const PATIENCE_MS = 60_000;

/** Asks for a page or file, as a visitor or as a member. */
export function get(url: string, player?: Player, headers: Record<string, string> = {}): Promise<Answer> {
  return send(url, { headers: { ...headers, ...(player ? { Cookie: player.cookie } : {}) } });
}

/** Calls the API in a member's name. */
export function call(origin: string, player: Player, method: string, path: string, body?: unknown, key?: string): Promise<Answer> {
  return send(`${origin}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${player.token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(key ? { 'Idempotency-Key': key } : {}),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

/** Sends a form the way a browser without JavaScript does. */
export function submit(origin: string, player: Player | null, path: string, fields: Record<string, string>): Promise<Answer> {
  return send(`${origin}${path}`, {
    method: 'POST',
    headers: { ...fromOwnPage(origin, player), 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Sends a file with the form of the composer. */
export function upload(origin: string, player: Player, bytes: Buffer, name: string, type: string): Promise<Answer> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name, { type }));
  form.set('alt', name);
  return send(`${origin}/uploads`, { method: 'POST', headers: { ...fromOwnPage(origin, player), Accept: 'application/json' }, body: form });
}

/** Any request; redirects are not followed. */
export async function send(url: string, options: RequestInit): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS), ...options });
  const text = await response.text();
  return { status: response.status, location: response.headers.get('Location'), headers: response.headers, text };
}

export function fromOwnPage(origin: string, player: Player | null): Record<string, string> {
  return { Origin: origin, 'Sec-Fetch-Site': 'same-origin', ...(player ? { Cookie: player.cookie } : {}) };
}

/** How many answers had each status, e.g. `200 x 49, 422 x 1`. */
export function tally(answers: { status: number }[]): string {
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status} x ${count}`).join(', ');
}
