import { checkIndex, reindex } from '~/domains/search/index.server';
import { withDatabase } from './database';
import { progressBar } from './progress';
import { say, type Terminal } from './terminal';

/**
 * `reindex`: makes the index of the search anew, without a moment in which nothing is found. With `--check` it compares
 * the index with what should be there, changes nothing, prints the number of differences and ends with 1 when it is not 0.
 */
export async function reindexCommand(terminal: Terminal, options: { check?: boolean }): Promise<number> {
  const { t } = terminal;
  if (options.check) {
    const { engine, documents, missing, extra, different } = await withDatabase(terminal, 'parvis reindex', checkIndex);
    const drift = missing + extra + different;
    terminal.err(`${t(`cli.reindex.checked.${engine}`, { documents, missing, extra, different })}\n`);
    say(terminal, String(drift));
    return drift > 0 ? 1 : 0;
  }
  const bar = progressBar(terminal);
  const { engine, documents } = await withDatabase(terminal, 'parvis reindex', () =>
    reindex((done, total) => bar.show({ step: 'index', label: t('cli.reindex.label'), done, total, unit: 'rows' })),
  ).finally(bar.end);
  say(terminal, t(`cli.reindex.done.${engine}`, { documents }));
  return 0;
}
