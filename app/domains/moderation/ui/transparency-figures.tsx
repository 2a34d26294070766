import type { ReactElement } from 'react';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { Empty } from '~/ui/feedback';
import { useFormat, useT } from '~/ui/i18n';
import { Table } from '~/ui/table';
import { sumOf, totalsOf } from '../transparency/totals';
import type { YearOfFigures } from '../transparency/figures';

type SentYear = Sent<YearOfFigures>;
type Totals = ReturnType<typeof totalsOf>;

/** A year in two tables: what happened in each half, and for which reasons. */
export function TransparencyFigures({ figures }: { figures: SentYear }): ReactElement {
  const t = useT();
  const { whole, titles } = figures;
  const nothing = whole.notices.length === 0 && whole.restrictions.length === 0 && whole.appeals === 0 && whole.contested.all.appeals === 0 && whole.kept === 0;
  if (nothing) {
    return (
      <Empty icon="shield" title={t('transparency.nothing')}>
        {t('transparency.nothingWhy')}
      </Empty>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <Halves figures={figures} />
      <ByReason whole={whole} titles={titles} />
      <ByKind whole={whole} />
      <p className="meta">{t('transparency.counted')}</p>
    </div>
  );
}

const COUNTS = ['notices', 'by_member', 'by_visitor', 'by_flagger', 'by_authority', 'acted', 'noAction', 'pending'] as const satisfies readonly (keyof Totals)[];
const DECISIONS = ['kept', 'restrictions', 'byLaw', 'byTerms', 'ownInitiative', 'automatic'] as const satisfies readonly (keyof Totals)[];
const APPEALS = ['appeals', 'upheld', 'overturned', 'appealsPending'] as const;
/** What became of answers to notices that visitors contested. */
const CONTESTED: readonly (readonly [key: string, figure: (all: SentYear['whole']['contested']['all']) => number])[] = [
  ['contested', ({ appeals }) => appeals],
  ['contestedUpheld', ({ upheld }) => upheld],
  ['contestedOverturned', ({ overturned }) => overturned],
  ['contestedPending', ({ appeals, upheld, overturned }) => appeals - upheld - overturned],
];

function Halves({ figures: { whole, halves, year } }: { figures: SentYear }): ReactElement {
  const t = useT();
  const { number } = useFormat();
  const parts = [...halves, whole];
  const totals = parts.map((part) => totalsOf(part));
  const share = (value: number | null): string => (value === null ? '–' : t('transparency.percent', { n: Math.round(value * 1000) / 10 }));
  const hours = (value: number | null): string => (value === null ? '–' : t('transparency.hours', { n: value < 10 ? Math.round(value * 10) / 10 : Math.round(value) }));
  const rows: { key: string; values: string[] }[] = [
    ...COUNTS.map((key) => ({ key, values: totals.map((each) => number(each[key])) })),
    { key: 'noticeHours', values: parts.map((part) => hours(part.noticeHours)) },
    ...DECISIONS.map((key) => ({ key, values: totals.map((each) => number(each[key])) })),
    { key: 'automaticShare', values: totals.map((each) => share(each.automaticShare)) },
    { key: 'automaticErrors', values: totals.map((each) => share(each.automaticErrors)) },
    ...APPEALS.map((key) => ({ key, values: parts.map((part) => number(part[key])) })),
    { key: 'appealHours', values: parts.map((part) => hours(part.appealHours)) },
    ...CONTESTED.map(([key, figure]) => ({ key, values: parts.map(({ contested }) => number(figure(contested.all))) })),
    { key: 'contestedHours', values: parts.map(({ contested }) => hours(contested.all.hours)) },
    { key: 'reversed', values: totals.map((each) => number(each.reversed)) },
  ];
  const columns = [t('transparency.half', { n: 1 }), t('transparency.half', { n: 2 }), String(year)];
  return (
    <Table
      caption={t('transparency.halves', { year: String(year) })}
      hideCaption
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { key: 'what', label: t('transparency.figure'), rowHeader: true, cell: ({ key }) => t(`transparency.figures.${key}`) },
        ...columns.map((label, index) => ({ key: label, label, numeric: true, cell: ({ values }: { values: string[] }) => values[index] })),
      ]}
    />
  );
}

function ByReason({ whole: { notices, restrictions }, titles }: { whole: SentYear['whole']; titles: SentYear['titles'] }): ReactElement {
  const t = useT();
  const { number } = useFormat();
  const ids = [...new Set([...notices, ...restrictions].map(({ reasonId }) => reasonId))];
  const rows = ids.map((id) => {
    const [told, made] = [notices.filter((row) => row.reasonId === id), restrictions.filter((row) => row.reasonId === id)];
    return { id, ground: told[0]?.ground ?? made[0]?.ground ?? 'terms', notices: sumOf(told, (row) => row.notices), restrictions: sumOf(made, (row) => row.restrictions), reversed: sumOf(made, (row) => row.reversed) };
  });
  return (
    <Table
      caption={t('transparency.byReason')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'reason', label: t('transparency.reason'), rowHeader: true, cell: ({ id }) => titles[id] ?? id },
        { key: 'ground', label: t('transparency.ground'), cell: ({ ground }) => t(`transparency.grounds.${ground}`) },
        ...(['notices', 'restrictions', 'reversed'] as const).map((key) => ({ key, label: t(`transparency.figures.${key}`), numeric: true, cell: (row: (typeof rows)[number]) => number(row[key]) })),
      ]}
    />
  );
}

function ByKind({ whole: { restrictions } }: { whole: SentYear['whole'] }): ReactElement | null {
  const t = useT();
  const { number } = useFormat();
  const kinds = [...new Set(restrictions.map(({ kind }) => kind))];
  if (kinds.length === 0) return null;
  return (
    <Table
      caption={t('transparency.byKind')}
      rows={kinds.map((kind) => ({ kind, n: sumOf(restrictions.filter((row) => row.kind === kind), (row) => row.restrictions) }))}
      keyOf={({ kind }) => kind}
      columns={[
        { key: 'kind', label: t('transparency.kind'), rowHeader: true, cell: ({ kind }) => t(`review.did.${kind}`) },
        { key: 'n', label: t('transparency.figures.restrictions'), numeric: true, cell: ({ n }) => number(n) },
      ]}
    />
  );
}
