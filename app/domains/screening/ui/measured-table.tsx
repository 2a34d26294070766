import type { ReactElement } from 'react';
import { useFormat, useT } from '~/ui/i18n';
import { Table } from '~/ui/table';

interface MeasuredIn {
  language: string;
  set: string;
  samples: number;
  bad: number;
  rows: readonly MeasuredRow[];
}
type MeasuredRow = { name: string; spoke: number; right: number };

/** How well screening told good from bad in labelled texts: the verdicts, and each signal by itself where one opens it. */
export function MeasuredTables({ measured }: { measured: { command: string; languages: readonly MeasuredIn[] } }): ReactElement {
  const t = useT();
  return (
    <section className="mt-8 grid gap-6" aria-labelledby="measured">
      <h2 id="measured">{t('desk.measured.title')}</h2>
      <p className="hint">
        {t('desk.measured.why')} <code>{measured.command}</code>
      </p>
      {measured.languages.map((one) => (
        <OneMeasured key={`${one.language} ${one.set}`} {...one} />
      ))}
    </section>
  );
}

const isVerdict = ({ name }: MeasuredRow): boolean => name === 'stopped' || name === 'watched' || name === 'taught';

function OneMeasured({ language, set, samples, bad, rows }: MeasuredIn): ReactElement {
  const t = useT();
  const { number } = useFormat();
  const caption = t('desk.measured.caption', { language: t(`review.language.${language}`), set, n: samples, bad });
  const percent = (part: number, of: number): string => t('desk.measured.percent', { n: Math.round((part / of) * 1000) / 10 });
  const table = (shown: readonly MeasuredRow[], hideCaption: boolean): ReactElement => (
    <Table
      caption={caption}
      hideCaption={hideCaption}
      rows={shown}
      keyOf={({ name }) => name}
      columns={[
        { key: 'name', label: t('desk.measured.signal'), rowHeader: true, cell: ({ name }) => t(`desk.measured.names.${name}`) },
        { key: 'spoke', label: t('desk.measured.spoke'), numeric: true, cell: ({ spoke }) => number(spoke) },
        { key: 'precision', label: t('desk.measured.precision'), numeric: true, cell: ({ spoke, right }) => percent(right, spoke) },
        { key: 'recall', label: t('desk.measured.recall'), numeric: true, cell: ({ right }) => percent(right, bad) },
      ]}
    />
  );
  return (
    <div className="grid gap-2">
      {table(rows.filter(isVerdict), false)}
      <details className="card letter-text">
        <summary>{t('desk.measured.signals')}</summary>
        <div className="px-4 pb-3">{table(rows.filter((row) => !isVerdict(row)), true)}</div>
      </details>
    </div>
  );
}
