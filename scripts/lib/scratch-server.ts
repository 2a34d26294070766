import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from '~/platform/db/index.server';

/**
 * Starts a PostgreSQL server that lives as long as `fn` runs, and is gone with its data afterwards.
 * Nothing on it is made safe against power loss, so that it is quick.
 */
export async function withScratchServer<T>(fn: (url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'parvis-scratch-'));
  await chmod(dataDir, 0o755); // the server may have to run as another user
  const server = await startEmbedded({
    dataDir,
    program: 'scratch',
    share: false,
    fsync: false,
    note: () => undefined,
    lost: (problem) => {
      throw problem;
    },
  });
  try {
    return await fn(server.url);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
