import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import {
  formatDate,
  formatDuration,
  formatNumber,
  formatPercent,
  formatRelative,
  type DateStyle,
  type Locale,
  type RelativeStyle,
  type Translate,
} from './format';

export type { Locale, Translate } from './format';

/** A moment, as the server (Date) or its JSON (ISO text) or a clock (milliseconds) gives it. */
export type Moment = Date | string | number;

interface I18n {
  locale: Locale;
  timeZone: string;
  now: Date;
  t: Translate;
}

const Context = createContext<I18n | null>(null);

export interface I18nProviderProps {
  locale: Locale;
  /** IANA name, such as `Europe/Paris`. */
  timeZone: string;
  /** The moment the page was made: the same on server and client, so that both write the same words. */
  now: Moment;
  t: Translate;
  children: ReactNode;
}

/** Gives language, zone, moment and translator to every component below. */
export function I18nProvider({ locale, timeZone, now, t, children }: I18nProviderProps): ReactElement {
  const instant = new Date(now).getTime();
  const value = useMemo(() => ({ locale, timeZone, now: new Date(instant), t }), [locale, timeZone, instant, t]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) throw new Error('A component of app/ui was rendered outside I18nProvider.');
  return value;
}

/** The translator: takes `namespace.key` and the values of its gaps. */
export function useT(): Translate {
  return useI18n().t;
}

/** The reader's language. */
export function useLocale(): Locale {
  return useI18n().locale;
}

/** In which language, zone and moment the page is read. */
export function useReading(): { locale: Locale; timeZone: string; now: Date } {
  return useI18n();
}

export interface Format {
  date(moment: Moment, style?: DateStyle): string;
  relative(moment: Moment, style?: RelativeStyle): string;
  /** A stretch of so many minutes. */
  duration(minutes: number): string;
  number(value: number): string;
  /** From a thousand on shortened: 1.2k, 1,2 k. */
  compact(value: number): string;
  /** A share 0..1. */
  percent(share: number): string;
}

/** Writers of dates and numbers in the reader's language and zone. */
export function useFormat(): Format {
  const { locale, timeZone, now, t } = useI18n();
  return useMemo(
    () => ({
      date: (moment, style = 'date') => formatDate(new Date(moment), style, locale, timeZone),
      relative: (moment, style = 'long') => formatRelative(new Date(moment), now, style, locale, timeZone, t),
      duration: (minutes) => formatDuration(minutes, t),
      number: (value) => formatNumber(value, locale),
      compact: (value) => formatNumber(value, locale, true),
      percent: (share) => formatPercent(share, locale),
    }),
    [locale, timeZone, now, t],
  );
}
