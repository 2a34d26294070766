/** Dates, times and numbers as people read them. Pure: the moment "now" and the zone are always given. */

export type Locale = 'en' | 'fr';
/** Turns a message key and its values into text of the reader's language. */
export type Translate = (key: string, values?: Record<string, string | number | Date>) => string;
export type DateStyle = 'date' | 'day' | 'time' | 'dateTime' | 'full' | 'month';
export type RelativeStyle = 'short' | 'long';

/** Day before month and 24 hours in English as well: the community is international. */
const INTL: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' };

const DATE: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  month: { month: 'long', year: 'numeric' },
};

const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const relatives = new Map<Locale, Intl.RelativeTimeFormat>();

function cached<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** A date in the reader's zone; `timeZone` is an IANA name. */
export function formatDate(date: Date, style: DateStyle, locale: Locale, timeZone: string): string {
  const make = (): Intl.DateTimeFormat => new Intl.DateTimeFormat(INTL[locale], { ...DATE[style], timeZone });
  return cached(dates, `${locale}|${style}|${timeZone}`, make).format(date);
}

/** A number with the separators of the language; `compact` shortens from a thousand on (1.2k, 1,2 k). Below zero it has a true minus sign. */
export function formatNumber(value: number, locale: Locale, compact = false): string {
  const options: Intl.NumberFormatOptions = compact ? { notation: 'compact', maximumFractionDigits: 1 } : {};
  const make = (): Intl.NumberFormat => new Intl.NumberFormat(INTL[locale], options);
  return cached(numbers, `${locale}|${compact}`, make).format(value).replace('-', '−');
}

/** A share 0..1 as a percentage without decimals. */
export function formatPercent(share: number, locale: Locale): string {
  const make = (): Intl.NumberFormat => new Intl.NumberFormat(INTL[locale], { style: 'percent', maximumFractionDigits: 0 });
  return cached(numbers, `${locale}|percent`, make).format(share);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whole days between two instants as the calendar of the zone counts them. */
function calendarDays(from: Date, to: Date, timeZone: string): number {
  const make = (): Intl.DateTimeFormat => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  const format = cached(dates, `iso|${timeZone}`, make);
  return Math.round((Date.parse(format.format(to)) - Date.parse(format.format(from))) / DAY);
}

/**
 * How long ago (or how far ahead) a moment is.
 * `short` is for columns ("12 min", "3 d", "yesterday", then a date); `long` is for sentences ("2 days ago", "on 3 May 2024").
 */
export function formatRelative(
  date: Date,
  now: Date,
  style: RelativeStyle,
  locale: Locale,
  timeZone: string,
  t: Translate,
): string {
  const elapsed = now.getTime() - date.getTime();
  const size = Math.abs(elapsed);
  const days = calendarDays(date, now, timeZone);
  const rtf = cached(relatives, locale, () => new Intl.RelativeTimeFormat(INTL[locale], { numeric: 'auto' }));

  if (size < MINUTE) return t('ui.justNow');
  if (style === 'long') {
    if (size < HOUR) return rtf.format(-Math.trunc(elapsed / MINUTE), 'minute');
    if (size < 12 * HOUR || days === 0) return rtf.format(-Math.trunc(elapsed / HOUR), 'hour');
    if (Math.abs(days) < 30) return rtf.format(-days, 'day');
    return t('ui.onDate', { date: formatDate(date, 'date', locale, timeZone) });
  }
  if (size < HOUR) return t('ui.shortMinutes', { n: Math.floor(size / MINUTE) });
  if (size < 12 * HOUR || days === 0) return t('ui.shortHours', { n: Math.floor(size / HOUR) });
  if (Math.abs(days) === 1) return rtf.format(-days, 'day');
  if (Math.abs(days) < 14) return t('ui.shortDays', { n: Math.abs(days) });
  const sameYear = formatDate(date, 'month', locale, timeZone).slice(-4) === formatDate(now, 'month', locale, timeZone).slice(-4);
  return formatDate(date, sameYear ? 'day' : 'date', locale, timeZone);
}

/** A stretch of whole minutes in the largest unit that fits: "26 min", "3 h", "12 d". */
export function formatDuration(minutes: number, t: Translate): string {
  if (minutes < 60) return t('ui.shortMinutes', { n: Math.max(1, minutes) });
  if (minutes < 48 * 60) return t('ui.shortHours', { n: Math.round(minutes / 60) });
  return t('ui.shortDays', { n: Math.round(minutes / (24 * 60)) });
}
