import type { ReactElement } from 'react';
import { useFormat, useT } from '~/ui/i18n';
import { Table } from '~/ui/table';

interface MeasuredProps {
  measured: { command: string; languages: ReadonlyArray<{ language: string; samples: number; bad: number; rows: ReadonlyArray<{ name: string; spoke: number; right: number }> }> };
}

/** How well screening told good from bad in labelled texts: the verdict first, then each signal by itself. */
export function MeasuredTables({ measured }: MeasuredProps): ReactElement {
  const t = useT();
  const { number } = useFormat();
  return (
    <section className="mt-8 grid gap-3" aria-labelledby="measured">
      <h2 id="measured">{t('desk.measured.title')}</h2>
      <p className="hint">
        {t('desk.measured.why')} <code>{measured.command}</code>
      </p>
      {measured.languages.map(({ language, samples, bad, rows }) => (
        <Table
          key={language}
          caption={t('desk.measured.caption', { language: t(`review.language.${language}`), n: samples, bad })}
          rows={rows}
          keyOf={({ name }) => name}
          columns={[
            { key: 'name', label: t('desk.measured.signal'), rowHeader: true, cell: ({ name }) => t(`desk.measured.names.${name}`) },
            { key: 'spoke', label: t('desk.measured.spoke'), numeric: true, cell: ({ spoke }) => number(spoke) },
            { key: 'precision', label: t('desk.measured.precision'), numeric: true, cell: ({ spoke, right }) => t('desk.measured.percent', { n: Math.round((right / spoke) * 1000) / 10 }) },
            { key: 'recall', label: t('desk.measured.recall'), numeric: true, cell: ({ right }) => t('desk.measured.percent', { n: Math.round((right / bad) * 1000) / 10 }) },
          ]}
        />
      ))}
    </section>
  );
}
