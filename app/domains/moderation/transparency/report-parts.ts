import { dsaCategories } from '../dsa-categories';
import { NONE, type ComplaintFigures, type Figures, type NoticeFigures, type RestrictionFigures } from './figures';
import { sumOf } from './totals';

/** A field; null: this program does not keep it, and whoever publishes the report may add it. */
type Field = string | number | null;

/** A sheet of the yearly report, which is a file of its own as CSV. */
export type ReportPart = { part: number; name: string; columns: readonly string[]; rows: readonly (readonly Field[])[] };

/** `from` and `to`: the first and the last day, as `2026-01-01`. */
export type ReportAbout = { provider: string; service: string; publishedOn: string; from: string; to: string };

const TOTAL = 'TOTAL';
const OF_TERMS = 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC';
const HOSTING = 'Only for providers of hosting services, including online platforms';
const PLATFORMS = 'Only for providers of online platforms';

/**
 * The quantitative part of the yearly report of articles 15 and 24 of the Digital Services Act: the sheets 1 and 3 to 8 of
 * Annex I of Implementing Regulation (EU) 2024/2835, with its column names, in its order. Sheet 2 (names for other
 * services), 9 and 10 (very large platforms) and the lines of sub-categories (`KEYWORD_...`) have nothing of ours in
 * them; sheet 11 is in words. Times are in hours.
 */
export function reportParts(figures: Figures, about: ReportAbout): ReportPart[] {
  const head = (applicability: string): Field[] => [applicability, about.service, `${about.from}/${about.to}`];
  return [identification(about), orders(head('All')), notices(figures, head(HOSTING)), ownInitiative(figures, 'illegal', head('All')), ownInitiative(figures, 'terms', head('All')), complaints(figures, head), automation(figures, head)];
}

function identification({ provider, service, publishedOn, from, to }: ReportAbout): ReportPart {
  const rows: [string, string | null][] = [
    ['Name of the service provider', provider],
    ['Date of the publication of the report', publishedOn],
    ['Date of the publication of the latest previous report', null],
    ['Starting date of reporting period', from],
    ['Ending date of reporting period', to],
  ];
  return { part: 1, name: 'report_identification', columns: ['Applicability', 'Service', 'Indicator', 'Value'], rows: rows.map(([indicator, value]) => ['All', service, indicator, value]) };
}

const CATEGORY = (of: string): string[] => ['Applicability', 'Service', 'Reporting period', of, 'Description of the sub-category "Other"'];
const withContext = (columns: readonly string[], words: string): string[] => [...columns, ...columns.map((column) => `${words} ${column}`)];

const ORDERS = [
  'Number of orders to act against illegal content received',
  'Number of specific items of information included in the total number of orders to act against illegal content',
  'Median time to inform the authority of the receipt of the order to act against illegal content',
  'Median time to give effect to the order to act against illegal content',
  'Number of orders to provide information',
  'Median time to inform the authority of the receipt of the order to provide information',
  'Median time to give effect to the order to provide information',
];

/** Orders reach whoever runs the site by other ways. */
function orders(head: Field[]): ReportPart {
  const context = ORDERS.map((column, index) => `Contextual information on ${index < 2 ? column.replace('Number', 'number') : column}`); // as it is spelt there
  const columns = [...CATEGORY('Category of illegal content'), 'Scope', ...ORDERS, ...context];
  return { part: 3, name: 'member_states_orders', columns, rows: [filled(columns, [...head, TOTAL, null, TOTAL])] };
}

const NOTICES = [
  ['Number of notices received ', 'Number of notices received from Trusted flaggers'],
  ['Number of specific items of information included in the total number of notices', 'Number of specific items of information included in the total number of notices by Trusted Flaggers (Trusted Flagger notices)'],
  ['Median time to take action', 'Median time to take action (Trusted Flagger notices)'],
  ['Number of actions taken on the basis of the law', 'Number of actions taken on the basis of the law (Trusted Flagger notices)'],
  ['Number of actions taken on the basis of the terms and conditions of the service', 'Number of actions taken on the basis of the terms and conditions of the service (Trusted Flagger notices)'],
].flat();

/** Reports of what is illegal, by members and by visitors; each is about one thing. What only breaks the rules is no notice of article 16. */
function notices({ notices: all, times }: Figures, head: Field[]): ReportPart {
  const columns = [...CATEGORY('Category of illegal content'), ...withContext(NOTICES, 'Contextual information on')];
  const lawful = all.filter(({ ground }) => ground === 'illegal');
  const row = (category: string, rows: readonly NoticeFigures[], of: string | null): Field[] => {
    const flagged = rows.filter(({ by }) => by === 'flagger');
    const time = times.find((each) => each.category === of);
    const both = (figure: (each: NoticeFigures) => number): Field[] => [sumOf(rows, figure), sumOf(flagged, figure)];
    const counted = [...both((each) => each.notices), ...both((each) => each.notices), hours(time?.hours), hours(time?.flaggerHours), ...both((each) => each.byLaw), ...both((each) => each.byTerms)];
    return filled(columns, [...head, category, null, ...counted]);
  };
  const named = dsaCategories.filter((category) => category !== OF_TERMS).map((category) => row(category, lawful.filter((each) => each.category === category), category));
  const rest = row('STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE', lawful.filter(({ category }) => category === OF_TERMS), OF_TERMS);
  return { part: 4, name: 'notices', columns, rows: [row(TOTAL, lawful, null), ...named, rest] };
}

const MEASURES = [
  ...['Removal', 'Disable', 'Demoted', 'Age restricted', 'Interaction restricted', 'Labelled ', 'Other'].map((kind) => `Visibility restriction ${kind}`),
  ...['Suspension', 'Termination', 'Other'].map((kind) => `Monetary restriction ${kind}`),
  ...['Suspension', 'Termination'].map((kind) => `Provision of the service ${kind}`),
  ...['Suspension', 'Termination'].map((kind) => `Account restriction ${kind}`),
];
/** What a restriction is called there; null: a warning takes nothing away. What is not named is another restriction of what is seen. */
const MEASURE: Record<string, string | null> = {
  remove: 'Visibility restriction Removal',
  remove_image: 'Visibility restriction Removal',
  refuse: 'Visibility restriction Disable',
  hide: 'Visibility restriction Disable',
  lock: 'Visibility restriction Interaction restricted',
  close: 'Visibility restriction Interaction restricted',
  warning: null,
  silence: 'Provision of the service Suspension',
  suspension: 'Account restriction Suspension',
  ban: 'Account restriction Termination',
  remove_spammer: 'Account restriction Termination',
};
const measureOf = ({ kind }: RestrictionFigures): string | null => (kind in MEASURE ? (MEASURE[kind] ?? null) : 'Visibility restriction Other');

/** What was restricted without a notice of article 16: found by the team or its programs, or reported as breaking the rules. */
function own({ restrictions }: Figures): RestrictionFigures[] {
  return restrictions.filter((each) => !each.byNotice && measureOf(each) !== null);
}

function ownInitiative(figures: Figures, ground: 'illegal' | 'terms', head: Field[]): ReportPart {
  const of = ground === 'illegal' ? 'Category of illegal content' : "Category of incompatibility with the provider's terms and conditions";
  const counts = ["Number of measures taken at the provider's own initiative ", 'Number of measures taken after detection with solely automated means ', ...MEASURES];
  const columns = [...CATEGORY(of), ...withContext(counts, 'Contextual Information on')];
  const all = own(figures).filter((each) => each.ground === ground);
  const row = (category: string, rows: readonly RestrictionFigures[]): Field[] => {
    const made = (fits: (each: RestrictionFigures) => boolean): number => sumOf(rows.filter(fits), (each) => each.restrictions);
    return filled(columns, [...head, category, null, made(() => true), made(({ detected }) => detected), ...MEASURES.map((measure) => made((each) => measureOf(each) === measure))]);
  };
  const listed = dsaCategories.filter((category) => ground === 'terms' || category !== OF_TERMS || all.some((each) => each.category === category));
  const rows = [row(TOTAL, all), ...listed.map((category) => row(category, all.filter((each) => each.category === category)))];
  return ground === 'illegal' ? { part: 5, name: 'own_initiative_illegal', columns, rows } : { part: 6, name: 'own_initiative_TC', columns, rows };
}

const LONG = ['Applicability', 'Service', 'Reporting period', 'Section', 'Indicator', 'Scope', 'Value', 'Contextual Information'];
const INTERNAL = 'Internal complaints mechanism';
const COMPLAINTS = 'Number of complaints submitted to the internal-complaints mechanism';
const ABOUT: [indicator: string, about: ComplaintFigures['about'] | 'all' | 'flagged' | null][] = [
  ['Complaint regarding a decision to remove or disable access to or restrict visibility of information', 'visibility'],
  ['Complaint regarding a decision to suspend or terminate the provision of the service', 'service'],
  ['Complaint regarding a decision to suspend or terminate an account ', 'account'],
  ['Complaint regarding a decision to restrict the ability to monetise information', null],
  ['Complaint regarding a decision not to take action on a notice submitted in accordance with Article 16', 'all'],
  ['Complaint regarding a decision not to take action on a notice submitted by a Trusted Flagger in accordance with Article 16', 'flagged'],
];

/** Appeals, and contested answers to notices. A decision stands or is reversed as a whole, and nothing is sold. The median is that of appeals. */
function complaints({ complaints: by, contested, appeals, upheld, overturned, appealHours }: Figures, head: (applicability: string) => Field[]): ReportPart {
  const row = (applicability: string, section: string, indicator: string, scope: string, value: Field): Field[] => [...head(applicability), section, indicator, scope, value, null];
  const five = (indicator: string, { appeals: n, upheld: stood, overturned: fell, hours: median }: Omit<ComplaintFigures, 'about'>, first: string): Field[][] => [
    row(first, INTERNAL, indicator, 'Total number', n),
    row(PLATFORMS, INTERNAL, indicator, 'Decisions upheld', stood),
    row(PLATFORMS, INTERNAL, indicator, 'Decisions partially reversed', 0),
    row(PLATFORMS, INTERNAL, indicator, 'Decisions reversed', fell),
    row(PLATFORMS, INTERNAL, indicator, 'Median time', hours(median)),
  ];
  const { all } = contested;
  const disputes = 'Number of disputes submitted to out-of-court dispute settlement bodies';
  const suspensions = ['manifestly illegal content ', 'manifestly unfounded notices', 'manifestly unfounded complaints'];
  return {
    ...{ part: 7, name: 'appeals_and_recidivism', columns: LONG },
    rows: [
      ...five(COMPLAINTS, { appeals: appeals + all.appeals, upheld: upheld + all.upheld, overturned: overturned + all.overturned, hours: appealHours }, 'All'),
      row(PLATFORMS, INTERNAL, COMPLAINTS, 'Decision omitted', null),
      row(PLATFORMS, INTERNAL, 'Number of restrictions newly imposed as a result of an internal complaint', 'Total number', all.overturned),
      ...ABOUT.flatMap(([indicator, about]) => five(indicator, about === 'all' || about === 'flagged' ? contested[about] : (by.find((each) => each.about === about) ?? NONE), PLATFORMS)),
      ...['Total number', 'Decisions upheld', 'Decisions partially reversed', 'Decisions reversed', 'Median time', 'Decision omitted', 'Percentage of outcomes implemented'].map((scope) =>
        row(PLATFORMS, 'Out-of-court dispute settlement bodies', disputes, scope, null),
      ),
      ...suspensions.map((provided) => row(PLATFORMS, 'Suspensions imposed on repeated offenders', `Number of suspensions enacted for the provision of ${provided}`, 'Total number', null)),
    ],
  };
}

function automation(figures: Figures, head: (applicability: string) => Field[]): ReportPart {
  const row = (applicability: string, indicator: string, scope: string, value: Field): Field[] => [...head(applicability), 'Use of automated means for content moderation', indicator, scope, value, null];
  const accuracy = (applicability: string, scope: string): Field[][] => ['Accuracy', 'Precision', 'Recall'].map((what) => row(applicability, `Accuracy of the automated means - ${what}`, scope, null));
  const measures = (scope: string, of: RestrictionFigures[]): Field[][] => {
    const made = (automatic: boolean): number => sumOf(of.filter((each) => each.automatic === automatic), (each) => each.restrictions);
    return [row('All', 'Number of measures solely taken by automated means ', scope, made(true)), row('All', 'Number of measures not taken by automated means', scope, made(false)), ...accuracy('All', scope)];
  };
  const processed = (applicability: string, scope: string, of: NoticeFigures[]): Field[][] => [
    row(applicability, 'Number of notices solely processed by automated means ', scope, sumOf(of, (each) => each.automatic)),
    row(applicability, 'Number of notices not processed by automated means', scope, sumOf(of, (each) => each.notices - each.automatic)),
    ...accuracy(applicability, scope),
  ];
  const lawful = figures.notices.filter(({ ground }) => ground === 'illegal');
  const all = figures.restrictions.filter((each) => measureOf(each) !== null);
  return {
    ...{ part: 8, name: 'automated_means', columns: LONG },
    rows: [...measures('Total number', all), ...measures('Own-initiative ', own(figures)), ...processed(HOSTING, 'NAM Total', lawful), ...processed(PLATFORMS, 'NAM Trusted Flagger', lawful.filter(({ by }) => by === 'flagger'))],
  };
}

const hours = (value: number | null | undefined): number | null => (value == null ? null : Math.round(value * 10) / 10);
const filled = (columns: readonly string[], fields: Field[]): Field[] => [...fields, ...Array<null>(columns.length - fields.length).fill(null)];
