import { databaseUrl, migrate, migrationStatus } from '~/platform/db/index.server';
import { withDatabase } from './database';
import { say, type Terminal } from './terminal';

/** `migrate`: brings the database to the form of this version; with `--status` it only says how it stands. */
export async function migrateCommand(terminal: Terminal, options: { status?: boolean }): Promise<number> {
  const { t } = terminal;
  const run = async (): Promise<number> => {
    const url = databaseUrl();
    if (options.status) {
      const states = await migrationStatus({ url });
      for (const { name, state } of states) say(terminal, `${name}  ${t(`cli.state.${state}`)}`);
      return states.every(({ state }) => state === 'applied') ? 0 : 1;
    }
    const applied = await migrate({ url, note: (line) => terminal.err(`${line}\n`) });
    say(terminal, applied.length > 0 ? t('cli.migrate.applied', { count: applied.length }) : t('cli.migrate.none'));
    return 0;
  };
  return withDatabase(terminal, 'parvis migrate', run, { migrated: false });
}
