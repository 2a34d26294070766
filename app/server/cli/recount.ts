import { recount } from '~/domains/threads/index.server';
import { withDatabase } from './database';
import { say, type Terminal } from './terminal';

/** `recount`: counts anew what is kept as a figure. With `--check` it changes nothing and ends with 1 when a figure is off. */
export async function recountCommand(terminal: Terminal, options: { check?: boolean }): Promise<number> {
  const { t } = terminal;
  const drifts = await withDatabase(terminal, 'parvis recount', () => recount({ mend: !options.check }));
  const wrong = drifts.filter(({ drift }) => drift > 0);
  for (const { name, drift } of wrong) say(terminal, t('cli.recount.off', { figure: name, count: drift }));
  if (wrong.length === 0) say(terminal, t('cli.recount.right', { count: drifts.length }));
  else say(terminal, t(options.check ? 'cli.recount.check' : 'cli.recount.mended'));
  return options.check && wrong.length > 0 ? 1 : 0;
}
