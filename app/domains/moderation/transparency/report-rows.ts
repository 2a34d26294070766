import type { Figures } from './figures';
import { sumOf, totalsOf } from './totals';

/** A line of the yearly report. `scope`: what it is narrowed down to; '' is everything. */
export type ReportRow = { section: string; indicator: string; category: string; scope: string; value: string | number | null };

export type ReportAbout = { provider: string; service: string; publishedOn: string; from: string; to: string };

const ALL = 'TOTAL';

/**
 * The yearly report of articles 15 and 24 of the Digital Services Act, as a long table after the sections of the
 * quantitative template of Implementing Regulation (EU) 2024/2835, Annex I, as far as they concern an online platform
 * that is not very large. A figure that this program does not keep is null: it is for whoever publishes to add.
 */
export function reportRows(figures: Figures, about: ReportAbout): ReportRow[] {
  return [...identification(about), ...orders(), ...notices(figures), ...ownInitiative(figures), ...complaints(figures), ...automation(figures)];
}

function identification({ provider, service, publishedOn, from, to }: ReportAbout): ReportRow[] {
  const row = (indicator: string, value: string): ReportRow => ({ section: '1. Report identification', indicator, category: '', scope: '', value });
  return [
    row('Name of the service provider', provider),
    row('Name of the service', service),
    row('Date of the publication of the report', publishedOn),
    row('Starting date of the reporting period', from),
    row('Ending date of the reporting period', to),
  ];
}

/** Orders reach the provider by other ways. */
function orders(): ReportRow[] {
  const row = (indicator: string): ReportRow => ({ section: '2. Orders from Member States', indicator, category: ALL, scope: '', value: null });
  return [row('Number of orders to act against illegal content'), row('Number of orders to provide information')];
}

function notices({ notices: rows, noticeHours }: Figures): ReportRow[] {
  const section = '3. Notices';
  const figures = [
    ['Number of notices received', (row) => row.notices],
    ['Number of notices that led to action on the basis of the law', (row) => row.byLaw],
    ['Number of notices that led to action on the basis of terms and conditions', (row) => row.byTerms],
    ['Number of notices without action', (row) => row.noAction],
    ['Number of notices not decided yet', (row) => row.pending],
    ['Number of notices processed by automated means alone', (row) => row.automatic],
  ] satisfies [string, (row: Figures['notices'][number]) => number][];
  const scopes = [
    ['', () => true],
    ['illegal content', ({ ground }) => ground === 'illegal'],
    ['terms and conditions', ({ ground }) => ground === 'terms'],
    ['submitted by trusted flaggers', ({ by }) => by === 'flagger'],
  ] satisfies [string, (row: Figures['notices'][number]) => boolean][];
  const counted = figures.flatMap(([indicator, figure]) => [
    ...scopes.map(([scope, fits]) => ({ section, indicator, category: ALL, scope, value: sumOf(rows.filter(fits), figure) })),
    ...byCategory(rows).map(([category, of]) => ({ section, indicator, category, scope: '', value: sumOf(of, figure) })),
  ]);
  return [...counted, { section, indicator: 'Median time to take action (hours)', category: ALL, scope: '', value: hours(noticeHours) }];
}

function ownInitiative({ restrictions }: Figures): ReportRow[] {
  const grounds = [
    ['4. Own-initiative content moderation: illegal content', 'illegal'],
    ['5. Own-initiative content moderation: terms and conditions', 'terms'],
  ] as const;
  return grounds.flatMap(([section, ground]) => {
    const own = restrictions.filter((row) => row.ground === ground && !row.noticed);
    const detected = (rows: typeof own, category: string): ReportRow[] => [
      { section, indicator: 'Number of restrictions imposed', category, scope: '', value: sumOf(rows, (row) => row.restrictions) },
      { section, indicator: 'Number of restrictions imposed', category, scope: 'automated means alone', value: sumOf(rows.filter(({ automatic }) => automatic), (row) => row.restrictions) },
      ...[...new Set(rows.map(({ kind }) => kind))].map((kind) => ({ section, indicator: 'Number of restrictions imposed', category, scope: `type: ${kind}`, value: sumOf(rows.filter((row) => row.kind === kind), (row) => row.restrictions) })),
    ];
    return [...detected(own, ALL), ...byCategory(own).flatMap(([category, rows]) => detected(rows, category))];
  });
}

function complaints({ appeals, upheld, overturned, appealsPending, appealHours, restrictions }: Figures): ReportRow[] {
  const section = '6. Complaints, disputes and misuse';
  const row = (indicator: string, value: number | null): ReportRow => ({ section, indicator, category: ALL, scope: '', value });
  return [
    row('Number of complaints submitted to the internal complaint-handling system', appeals),
    row('Number of decisions upheld', upheld),
    row('Number of decisions reversed', overturned),
    row('Number of complaints not decided yet', appealsPending),
    row('Median time to take a decision on a complaint (hours)', hours(appealHours)),
    row('Number of restrictions of the period that were reversed', sumOf(restrictions, (each) => each.reversed)),
    row('Number of disputes submitted to out-of-court dispute settlement bodies', null),
  ];
}

function automation(figures: Figures): ReportRow[] {
  const section = '7. Use of automated means';
  const { automatic, automaticShare, automaticErrors } = totalsOf(figures);
  const row = (indicator: string, value: number | null): ReportRow => ({ section, indicator, category: ALL, scope: '', value });
  return [
    row('Number of restrictions decided by automated means alone', automatic),
    row('Share of restrictions decided by automated means alone', share(automaticShare)),
    row('Error rate: share of automated restrictions reversed', share(automaticErrors)),
  ];
}

function byCategory<R extends { category: string }>(rows: readonly R[]): [string, R[]][] {
  const names = [...new Set(rows.map(({ category }) => category))].sort();
  return names.map((name) => [name, rows.filter(({ category }) => category === name)]);
}

const hours = (value: number | null): number | null => value && Math.round(value * 10) / 10;
const share = (value: number | null): number | null => value && Math.round(value * 10_000) / 10_000;

/** The rows as CSV (RFC 4180), a figure that is not kept as an empty field. */
export function toCsv(rows: readonly ReportRow[]): string {
  const field = (value: string | number | null): string => {
    // A text that begins like a formula would be run by programs for tables.
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map(({ section, indicator, category, scope, value }) => [section, indicator, category, scope, value].map(field).join(','));
  return ['section,indicator,category,scope,value', ...lines, ''].join('\r\n');
}
