import { recount } from '~/domains/threads/index.server';
import { withDatabase } from './database';
import { say, type Terminal } from './terminal';

/** `recount`: counts anew what is kept as a figure. With `--check` it changes nothing and ends with 1 when a figure is off. */
export async function recountCommand(terminal: Terminal, options: { check?: boolean }): Promise<number> {
  const { t } = terminal;
  const drift = await withDatabase(terminal, 'parvis recount', () => recount({ mend: !options.check }));
  const rows = Object.entries(drift).filter(([, count]) => count > 0);
  for (const [figure, count] of rows) say(terminal, t('cli.recount.off', { figure, count }));
  if (rows.length === 0) say(terminal, t('cli.recount.right'));
  else say(terminal, t(options.check ? 'cli.recount.check' : 'cli.recount.mended'));
  return options.check && rows.length > 0 ? 1 : 0;
}
