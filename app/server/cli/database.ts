import { openDatabase } from '../database.server';
import type { Terminal } from './terminal';

/**
 * Runs a command with the database of this installation open: beside a running site it uses the site's
 * server, otherwise it starts the built-in one and stops it again.
 *
 * @param program named when another process is refused because of this one, e.g. `parvis import`
 * @param options `migrated` false leaves the database in the form it has
 */
export async function withDatabase<T>(
  terminal: Terminal,
  program: string,
  fn: () => Promise<T>,
  { migrated = true }: { migrated?: boolean } = {},
): Promise<T> {
  // What a command has to say it says in words; the log would mix with what programs read.
  process.env.LOG_LEVEL ??= 'silent';
  let failed: (problem: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => (failed = reject));
  lost.catch(() => undefined);
  const note = (line: string): void => terminal.err(`${line}\n`);
  const database = await openDatabase({ program, share: true, migrated, note, lost: failed });
  // Work that a signal ends is never half-made; the built-in server should still end in good order. A second signal ends at once.
  const stop = (signal: 'SIGINT' | 'SIGTERM'): void => {
    terminal.err(`\n${terminal.t('cli.stopped')}\n`);
    const exit = (): never => process.exit(signal === 'SIGINT' ? 130 : 143);
    database.close().then(exit, exit);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await Promise.race([fn(), lost]);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await database.close();
  }
}
