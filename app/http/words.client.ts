import { translator, type Locale } from '~/platform/i18n';
import { learnWords } from './words';

/** Fetches the messages of the page's language, one file, before React takes over the page. */
export async function loadWords(locale: Locale): Promise<void> {
  const { messages } = await (locale === 'fr' ? import('~/platform/i18n/browser.fr') : import('~/platform/i18n/browser.en'));
  learnWords(locale, translator(locale, messages));
}
