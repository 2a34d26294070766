import { translator, type Locale, type Speaker } from '~/platform/i18n';

/** Fetches what islands may say in the page's language: one file. */
export async function loadWords(locale: Locale): Promise<Speaker> {
  const { messages } = await (locale === 'fr' ? import('~/platform/i18n/browser.fr') : import('~/platform/i18n/browser.en'));
  return translator(locale, messages);
}
