import { importStackExchange, type ImportProgress } from '~/domains/imports/index.server';
import type { Terminal } from './terminal';
import { withDatabase } from './database';
import { describeImport } from './import-report';
import { progressBar } from './progress';

/** The import went to its end, but something in the files was wrong. */
const FINISHED_WITH_PROBLEMS = 2;

/** `import stackexchange`. @returns the exit code: 0, or 2 when the dump had faults */
export async function importCommand(
  terminal: Terminal,
  directory: string,
  options: { dryRun?: boolean; json?: boolean; category?: string },
): Promise<number> {
  const bar = progressBar(terminal);
  const show = (progress: ImportProgress): void => {
    const { step, file, done, total } = progress;
    bar.show({ step, label: terminal.t(`cli.step.${step}`, { file: file ?? '' }), done, total, unit: step === 'reading' ? 'bytes' : 'rows' });
  };
  const report = await withDatabase(terminal, 'parvis import', async () => {
    try {
      return await importStackExchange(
        { kind: 'visitor', via: 'import', locale: terminal.locale },
        { directory, dryRun: options.dryRun ?? false, category: options.category ?? null },
        show,
      );
    } finally {
      bar.end();
    }
  });
  terminal.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : describeImport(terminal, report));
  return report.problems ? FINISHED_WITH_PROBLEMS : 0;
}
