import type { Client } from 'pg';
import { withClient } from '~/platform/db/index.server';
import { log } from '~/platform/log/index.server';

/** Gets the payload of an announcement; null when the connection is new and some may have been missed. */
export type OnNotice = (payload: string | null) => void;

const RECONNECT_MS = 1_000;

const ears = new Map<string, Set<OnNotice>>();
type Line = {
  client: Client;
  end: () => void;
  /** Statements wait for the one before them. */
  last: Promise<void>;
};

let connection: Line | null = null;
let connecting = false;

/**
 * Hears the announcements (`NOTIFY`) of a channel, over one connection that the process has for all of them while
 * anybody listens. Never throws: while the database is away it tries again every second.
 * Answers a function that ends it.
 */
export function listen(channel: string, onNotice: OnNotice): () => void {
  const first = !ears.has(channel);
  const here = ears.get(channel) ?? new Set();
  ears.set(channel, here.add(onNotice));
  if (!connection) void connect();
  else if (first) void subscribe(connection, [channel]);
  return () => {
    here.delete(onNotice);
    if (here.size === 0) ears.delete(channel);
    if (ears.size === 0) connection?.end();
  };
}

async function connect(): Promise<void> {
  if (connecting || connection || ears.size === 0) return;
  connecting = true;
  try {
    await withClient(async (client) => {
      const over = new Promise<void>((end) => {
        connection = { client, end, last: Promise.resolve() };
        client.on('error', () => end());
        client.on('end', end);
      });
      client.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''));
      if (connection) await subscribe(connection, [...ears.keys()]);
      await over;
    });
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : error }, 'cannot listen for announcements of the database');
  } finally {
    connection = null;
    connecting = false;
    if (ears.size > 0) setTimeout(() => void connect(), RECONNECT_MS).unref();
  }
}

function subscribe(line: Line, channels: string[]): Promise<void> {
  return (line.last = line.last.then(() => listenTo(line, channels)));
}

async function listenTo({ client, end }: Line, channels: string[]): Promise<void> {
  try {
    for (const channel of channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    for (const channel of channels) tell(channel, null);
  } catch {
    end();
  }
}

function tell(channel: string, payload: string | null): void {
  for (const onNotice of ears.get(channel) ?? []) onNotice(payload);
}
