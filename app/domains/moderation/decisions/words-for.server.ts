import { getSettings } from '~/domains/brand/index.server';
import { isLocale } from '~/platform/i18n';
import { speak } from '~/platform/i18n/index.server';
import { readLocaleIn, readReading, type Tx } from './decisions.store.server';

/** The language of a member, and the words of it, with moments by their clocks, or those of the site. */
export async function wordsFor(memberId: string) {
  const [{ locale, timeZone }, settings] = await Promise.all([readReading(memberId), getSettings()]);
  const words = wordsOf(locale);
  return { ...words, t: words.t.in(timeZone ?? settings.timeZone) };
}

/** The language and its words within a transaction: nobody who holds rows waits for another connection. */
export async function wordsWithin(tx: Tx, memberId: string) {
  return wordsOf(await readLocaleIn(tx, memberId));
}

function wordsOf(chosen: string | null) {
  const locale = isLocale(chosen) ? chosen : 'en';
  return { locale, t: speak(locale) };
}
