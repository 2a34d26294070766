import type { Client } from 'pg';
import { withClient } from '~/platform/db/index.server';

/** Who delivers to whom, among all processes. */
export type Claims = {
  /** Becomes (or stays) the only one who delivers to the subscriber; false when another process is. */
  hold(subscriber: string): Promise<boolean>;
  /** Gives up everything held. */
  close(): Promise<void>;
};

type Connection = {
  client: Client;
  held: Set<string>;
  /** The statement before: a connection takes one at a time. */
  before: Promise<unknown>;
  end: () => void;
  ended: Promise<void>;
};

/**
 * Claims as advisory locks of one connection. Not a lock on the cursor's row, which would need an open transaction
 * whose number holds back the very horizon that deliveries read below. The locks end with the connection, so a killed
 * process leaves nothing behind; one that lost its connection unawares is stopped by the cursor, which moves on
 * only from where it was read.
 */
export function openClaims(): Claims {
  let current: Promise<Connection> | null = null;

  const connect = () =>
    new Promise<Connection>((resolve, reject) => {
      const ended = withClient(async (client) => {
        const over = new Promise<void>((end) => {
          client.on('error', () => end());
          client.on('end', end);
          // Resolved before the connection is over, whose end is a promise of its own.
          setImmediate(() => resolve({ client, held: new Set(), before: Promise.resolve(), end, ended }));
        });
        await over;
        current = null;
      });
      ended.catch((error: unknown) => {
        current = null;
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    });

  return {
    async hold(subscriber) {
      const connection = await (current ??= connect());
      const { client, held, before } = connection;
      if (held.has(subscriber)) return true;
      const lock = `SELECT pg_try_advisory_lock(hashtext('parvis activity'), hashtext($1)) AS held`;
      const asked = before.then(() => client.query<{ held: boolean }>(lock, [subscriber]));
      connection.before = asked.catch(() => undefined);
      const { rows } = await asked;
      if (!rows[0]?.held) return false;
      held.add(subscriber);
      return true;
    },
    async close() {
      const connection = await current?.catch(() => null);
      connection?.end();
      await connection?.ended.catch(() => undefined); // it may have been broken already
    },
  };
}
