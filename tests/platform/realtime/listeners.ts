import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { expect, vi } from 'vitest';
import { readPosition, type Live } from '~/platform/realtime/index.server';

export interface Heard {
  id: string | null;
  kind: string;
  [name: string]: unknown;
}

export interface Listening {
  status: number;
  headers: IncomingMessage['headers'];
  heard: Heard[];
  /** Comments and pauses, as they came. */
  text(): string;
  over: boolean;
  kinds(): string[];
  /** Waits until so many events came, besides the greeting and heartbeats. */
  until(count: number): Promise<Heard[]>;
  news(): Heard[];
  last(): string;
  leave(): void;
}

/** Listens to an address as a browser's EventSource does. */
export async function listenTo(url: string, headers: Record<string, string> = {}): Promise<Listening> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).on('error', reject);
  });
  let text = '';
  const listening: Listening = {
    status: response.statusCode ?? 0,
    headers: response.headers,
    heard: [],
    over: false,
    text: () => text,
    kinds: () => listening.news().map(({ kind }) => kind),
    news: () => listening.heard.filter(({ kind }) => kind !== 'open' && kind !== 'beat'),
    async until(count) {
      await vi.waitFor(() => expect(listening.news().length).toBeGreaterThanOrEqual(count), 10_000);
      return listening.news();
    },
    last: () => listening.heard.findLast(({ id }) => id !== null)?.id ?? '',
    leave: () => void response.destroy(),
  };
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (part: string) => {
    text += part;
    rest += part;
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data) listening.heard.push({ ...(JSON.parse(data) as Heard), id: /^id: (.*)$/m.exec(block)?.[1] ?? null });
    }
  });
  response.on('close', () => (listening.over = true));
  response.on('error', () => undefined);
  if (listening.status === 200) await vi.waitFor(() => expect(listening.heard.some(({ kind }) => kind === 'open')).toBe(true), 10_000);
  return listening;
}

export interface Door {
  url(topics: string): string;
  /** How many answers are open. */
  open(): number;
  /** A reader who reads nothing after the beginning. */
  sleeper(topics: string): Promise<Socket>;
  close(): Promise<void>;
}

/** A process that streams what a `Live` tells, without the doors of the product. */
export async function openDoor(live: Live): Promise<Door> {
  let open = 0;
  const server: Server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const header = request.headers['last-event-id'];
    const after = readPosition(typeof header === 'string' ? header : searchParams.get('after'));
    open += 1;
    response.once('close', () => (open -= 1));
    void live.stream(response, { sessionId: searchParams.get('session'), topics: (searchParams.get('topics') ?? '').split(' ') }, after).then((stream) => {
      if (stream === 'closed') response.writeHead(503).end();
      else if (!stream) response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (topics) => `http://127.0.0.1:${port}/?topics=${encodeURIComponent(topics)}`,
    open: () => open,
    async sleeper(topics) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(`GET /?topics=${encodeURIComponent(topics)} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      await new Promise<void>((resolve) => socket.once('data', () => resolve()));
      socket.pause();
      return socket;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
