import { speak } from '~/platform/i18n/index.server';
import { pickLocale, type Locale, type T } from '~/platform/i18n';

/** Where a command speaks: words for people on `err` and `out`, what programs read on `out` alone. */
export type Terminal = {
  locale: Locale;
  t: T;
  out: (text: string) => void;
  err: (text: string) => void;
  /** Whether somebody watches `err`: then a line may be drawn over. */
  watched: boolean;
  /** Characters in a line. */
  width: number;
};

/** The terminal of this process, in the language of its environment (`LC_ALL`, `LC_MESSAGES`, `LANG`). */
export function openTerminal(): Terminal {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = pickLocale([(LC_ALL || LC_MESSAGES || LANG || '').slice(0, 2).toLowerCase()], null, 'en');
  return {
    locale,
    t: speak(locale),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY === true,
    width: process.stderr.columns ?? 80,
  };
}

/** Writes one line for people. */
export function say(terminal: Terminal, line: string): void {
  terminal.out(`${line}\n`);
}
