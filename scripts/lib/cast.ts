import pg from 'pg';
import { isMember, type Scope } from '~/domains/identity';
import { createApiToken, createOwner, createSetupLink, readSession, sessionIdOf, startSession } from '~/domains/identity/index.server';
import { finishSetup } from '~/domains/brand/index.server';
import type { BigStep, BigWorld } from '~/domains/seeds/index.server';
// Not by the door: the demonstration behind it speaks in messages, which only the build can gather.
import { seedBig } from '~/domains/seeds/seed-big.server';
import { closeDatabase, connectDatabase, migrate, startEmbedded } from '~/platform/db/index.server';

/** A member of the made-up community, ready to act through every front door. */
export interface Player {
  id: string;
  username: string;
  /** For the Cookie header. */
  cookie: string;
  /** For the Authorization header. */
  token: string;
}

const SCOPES: Scope[] = ['read', 'write', 'vote', 'upload', 'profile'];

/**
 * Fills the data directory of a server that does not run yet with a small made-up community.
 * Goes through the same doors as the product.
 *
 * @param count members who get a session and a token, those who write least first
 * @returns these members
 */
export async function prepareWorld(dataDir: string, world: BigWorld, count: number): Promise<Player[]> {
  const server = await startEmbedded({ dataDir, program: 'the tester', share: false, note: quiet, lost: quiet });
  try {
    return await castOn(server.url, count, world);
  } finally {
    await server.stop();
  }
}

/** The same on a database that runs already; without `world` it is filled already. */
export async function castOn(url: string, count: number, world: BigWorld | null, onProgress?: (step: BigStep, done: number, total: number) => void): Promise<Player[]> {
  await migrate({ url, note: quiet });
  connectDatabase({ url, poolSize: 5 });
  try {
    if (world) await seedBig(world, onProgress);
    await openDoors();
    const members = await rows<{ id: string; username: string }>(
      url,
      `select id, username from member where status = 'active' order by post_count + thread_count, id limit ${count}`,
    );
    const cast: Player[] = [];
    for (const member of members) cast.push(await equip(member));
    return cast;
  } finally {
    await closeDatabase();
  }
}

const VISIT = { ip: null, userAgent: 'tester', sessionId: null, brandName: '' };

/** Sets the community up, if nobody has: before that, visitors see nothing of it. */
async function openDoors(): Promise<void> {
  const link = await createSetupLink();
  if (!link) return;
  const token = new URL(link).searchParams.get('token') ?? '';
  const owner = { token, email: 'olga@example.com', username: 'olga', locale: 'en', password: 'long horses cross the bridge' } as const;
  const { member } = await createOwner({ kind: 'visitor', via: 'cli', locale: 'en' }, owner, VISIT);
  await finishSetup(member);
}

async function equip({ id, username }: { id: string; username: string }): Promise<Player> {
  const setCookie = await startSession(id, VISIT);
  const cookie = setCookie.split(';')[0]!;
  const actor = await readSession(sessionIdOf(cookie) ?? '');
  if (!actor || !isMember(actor)) throw new Error(`${username} could not be signed in`);
  const { token } = await createApiToken(actor, { name: 'tester', scopes: SCOPES, days: null });
  return { id, username, cookie, token };
}

/** Reads from the database of a running server, past the product. */
export async function rows<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(url);
  client.on('error', quiet);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Address of the built-in database of a running server. */
export async function databaseOf(dataDir: string): Promise<string> {
  const server = await startEmbedded({ dataDir, program: 'the tester', share: true, note: quiet, lost: quiet });
  return server.url;
}

function quiet(): void {}
