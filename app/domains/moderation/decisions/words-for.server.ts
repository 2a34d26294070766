import { isLocale } from '~/platform/i18n';
import { speak } from '~/platform/i18n/index.server';
import { readLocale } from './decisions.store.server';

/** The language of a member, and the words of it. */
export async function wordsFor(memberId: string) {
  const chosen = await readLocale(memberId);
  const locale = isLocale(chosen) ? chosen : 'en';
  return { locale, t: speak(locale) };
}
