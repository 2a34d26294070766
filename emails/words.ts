import { createTranslator } from 'use-intl/core';
import en from './words/en.json';
import fr from './words/fr.json';

export const emailLocales = ['en', 'fr'] as const;
export type EmailLocale = (typeof emailLocales)[number];

/** Says a message of the letters in one language; `{brand}` is filled in everywhere. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

const messages = { en, fr };

/**
 * The words of a language, for one brand.
 * @throws Error for a key that does not exist or a value that is missing
 */
export function wordsOf(locale: EmailLocale, brand: string): Words {
  const translate = createTranslator({
    locale,
    messages: messages[locale],
    timeZone: 'UTC',
    onError: (error) => {
      throw error;
    },
  }) as (key: string, values: Record<string, string | number>) => string;
  return (key, values = {}) => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined || value === null) throw new Error(`the letter's message ${key} lacks its value ${name}`);
    }
    return translate(key, { brand, ...values });
  };
}
