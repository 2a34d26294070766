import type { Locale, Speaker } from '~/platform/i18n';

const spoken = new Map<Locale, Speaker>();

/** Makes a language available to components: the server does it before rendering, the browser before hydrating. */
export function learnWords(locale: Locale, t: Speaker): void {
  spoken.set(locale, t);
}

/** The translator that components use. */
export function wordsOf(locale: Locale): Speaker {
  const t = spoken.get(locale);
  if (!t) throw new Error(`The words of "${locale}" were not loaded before rendering`);
  return t;
}
