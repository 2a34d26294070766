import { isLocale } from '~/platform/i18n';
import { speak } from '~/platform/i18n/index.server';
import { readLocale, readLocaleIn, type Tx } from './decisions.store.server';

/** The language of a member, and the words of it. */
export async function wordsFor(memberId: string) {
  return wordsOf(await readLocale(memberId));
}

/** The same within a transaction: nobody who holds rows waits for another connection. */
export async function wordsWithin(tx: Tx, memberId: string) {
  return wordsOf(await readLocaleIn(tx, memberId));
}

function wordsOf(chosen: string | null) {
  const locale = isLocale(chosen) ? chosen : 'en';
  return { locale, t: speak(locale) };
}
