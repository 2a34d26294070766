import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Player } from '../lib/cast';

/** One page that listens, as a browser's EventSource does. */
export interface Listener {
  status: number;
  /** How many events of each kind came. */
  heard: Map<string, number>;
  /** Numbers of the posts that it was told of. */
  posts: Set<number>;
  lastId: string;
  over: boolean;
  leave(): void;
}

/** Opens a stream; the answer's head has come when it resolves. Status 0: there was none. */
export function listenAt(url: string, player?: Player, lastId?: string): Promise<Listener> {
  const listener: Listener = { status: 0, heard: new Map(), posts: new Set(), lastId: lastId ?? '', over: false, leave: () => request.destroy() };
  const headers = { ...(player ? { Cookie: player.cookie } : {}), ...(lastId ? { 'Last-Event-ID': lastId } : {}) };
  const request = get(url, { agent: false, headers });
  return new Promise((resolve) => {
    request.on('error', () => {
      listener.over = true;
      resolve(listener);
    });
    request.on('response', (response) => {
      listener.status = response.statusCode ?? 0;
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        const blocks = (rest + part).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) note(listener, block);
      });
      response.on('close', () => (listener.over = true));
      response.on('error', () => undefined);
      resolve(listener);
    });
  });
}

function note(listener: Listener, block: string): void {
  listener.lastId = /^id: (.*)$/m.exec(block)?.[1] ?? listener.lastId;
  const kind = /"kind":"(\w+)"/.exec(block)?.[1];
  if (kind) listener.heard.set(kind, (listener.heard.get(kind) ?? 0) + 1);
  if (kind === 'post') listener.posts.add(Number(/"number":(\d+)/.exec(block)?.[1]));
}

/** A page whose computer reads nothing from the network after the beginning. */
export async function sleepAt(origin: string, path: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
  await new Promise<void>((resolve) => socket.once('data', () => resolve()));
  socket.pause();
  return socket;
}

/** Wakes up a sleeper: bytes that it still gets until its connection ends; null when it does not end. */
export function wake(socket: Socket, withinMs: number): Promise<number | null> {
  return new Promise((resolve) => {
    let bytes = 0;
    const late = setTimeout(() => resolve(null), withinMs);
    socket.on('data', (data) => (bytes += data.length));
    socket.on('close', () => {
      clearTimeout(late);
      resolve(bytes);
    });
    socket.resume();
  });
}
