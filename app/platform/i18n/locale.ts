/** The languages of the interface; both are complete, neither comes first. */
export const locales = ['en', 'fr'] as const;
export type Locale = (typeof locales)[number];

export function isLocale(value: unknown): value is Locale {
  return value === 'en' || value === 'fr';
}

/**
 * The language to answer in: the member's choice, then the cookie, then what the browser asks for,
 * then the site's own.
 *
 * @param wishes in order of precedence; what is not one of our languages is passed over
 * @param acceptLanguage the header as received (RFC 9110, section 12.5.4)
 */
export function pickLocale(wishes: readonly unknown[], acceptLanguage: string | null, fallback: Locale): Locale {
  return wishes.find(isLocale) ?? fromHeader(acceptLanguage) ?? fallback;
}

function fromHeader(header: string | null): Locale | undefined {
  if (!header) return undefined;
  let best: Locale | undefined;
  let bestWeight = 0;
  for (const part of header.slice(0, 500).split(',')) {
    const [tag = '', ...params] = part.trim().toLowerCase().split(';');
    const language = tag.split('-')[0];
    const q = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean);
    const weight = q === undefined ? 1 : Number(q);
    if (isLocale(language) && weight > bestWeight) [best, bestWeight] = [language, weight];
  }
  return best;
}
