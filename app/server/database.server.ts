import { closeDatabase, connectDatabase, migrate, startEmbedded } from '~/platform/db/index.server';
import { env } from '~/platform/env/index.server';

export interface OpenDatabase {
  /** Where it is, in words for people. */
  place: string;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Who asks, as a process that is refused will read it. */
  program: string;
  /** Use the built-in server also when another process owns it: for commands beside a running site. */
  share: boolean;
  /** Bring the database to the form this code needs. */
  migrated: boolean;
  note(line: string): void;
  /** The built-in server was lost for good. */
  lost(problem: Error): void;
}

/**
 * Opens the database of this installation: that of `DATABASE_URL`, or the built-in one in `DATA_DIR`.
 * @throws DatabaseProblem with words for people
 */
export async function openDatabase({ program, share, migrated, note, lost }: OpenOptions): Promise<OpenDatabase> {
  const embedded = env.DATABASE_URL ? null : await startEmbedded({ dataDir: env.DATA_DIR, program, share, note, lost });
  const url = embedded?.url ?? env.DATABASE_URL!;
  try {
    if (migrated) await migrate({ url, note });
    connectDatabase({ url, poolSize: env.DATABASE_POOL });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  return {
    place: embedded ? embedded.directory : new URL(url).host,
    async close() {
      await closeDatabase();
      await embedded?.stop();
    },
  };
}
