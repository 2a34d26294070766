import type { FileReport, ImportReport, Reason } from '~/domains/imports/index.server';
import { readReason } from '~/platform/errors';
import type { Terminal } from './terminal';
import { duration } from './progress';

const COLUMNS = ['read', 'made', 'already', 'leftOut'] as const;

/** The report of an import for people: a table of the files, then what was left out and why. */
export function describeImport({ t, locale }: Terminal, report: ImportReport): string {
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const title = report.dryRun ? 'cli.import.dryTitle' : 'cli.import.title';
  const lines = [
    '',
    t(title, { directory: report.directory, source: report.source, time: duration(report.seconds) }),
    '',
    ...table(
      [t('cli.column.file'), ...COLUMNS.map((column) => t(`cli.column.${column}`))],
      report.files.map((file) => [file.file, ...COLUMNS.map((column) => number(file[column]))]),
    ),
    '',
    t(report.dryRun ? 'cli.import.wouldMake' : 'cli.import.made'),
    ...table(
      null,
      Object.entries(report.made).flatMap(([thing, count]) =>
        // Which edits make a revision is known when they are made.
        (count > 0 || thing !== 'unnamedMembers') && !(report.dryRun && thing === 'revisions') ? [[t(`cli.thing.${thing}`), number(count)]] : [],
      ),
    ),
  ];
  const about = (heading: string, reasons: (file: FileReport) => Reason[]): void => {
    const all = report.files.flatMap((file) => reasons(file).map((reason) => ({ file: file.file, reason })));
    if (all.length === 0) return;
    lines.push('', heading, ...all.map(({ file, reason }) => `  ${describeReason(t, file, reason, number)}`));
  };
  about(t('cli.import.leftOut'), (file) => file.reasons);
  about(t('cli.import.notes'), (file) => file.notes);
  if (report.missing.length > 0) lines.push('', t('cli.import.missing', { files: report.missing.join(', ') }));
  if (report.problems) lines.push('', t('cli.import.problems'));
  return `${lines.join('\n')}\n`;
}

/** `Posts.xml: 20 · the wiki of a tag (lines 12, 15, ...)`; for faults of the file the place is `Posts.xml:12`. */
function describeReason(t: Terminal['t'], file: string, { reason, count, lines, problem }: Reason, number: (value: number) => string): string {
  const { key, values } = readReason(reason);
  const why = t(`cli.why.${key}`, values);
  const more = count > lines.length ? ', …' : '';
  if (problem) return `${lines.map((line) => `${file}:${line}`).join(', ')}${more}  ${why} (${number(count)})`;
  const where = lines.length > 0 ? ` (${t('cli.import.lines', { lines: `${lines.join(', ')}${more}` })})` : '';
  return `${file}: ${number(count)} · ${why}${where}`;
}

function table(head: string[] | null, rows: string[][]): string[] {
  const all = head ? [head, ...rows] : rows;
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  return all.map((row) =>
    `  ${row.map((cell, column) => (column === 0 ? cell + ' '.repeat(widths[0]! - [...cell].length) : cell.padStart(widths[column]!))).join('  ')}`.trimEnd(),
  );
}
