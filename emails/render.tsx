import { renderToStaticMarkup } from 'react-dom/server';
import type { EmailBrand, Letter } from './letter';
import { plainText } from './parts/plain-text';
import { Sheet } from './parts/sheet';
import { wordsOf, type EmailLocale } from './words';

/** In which language and for whom a letter is written, and what is said otherwise than the letter itself would. */
export type LetterSetting = {
  locale: EmailLocale;
  brand: EmailBrand;
  preheader?: string;
  /** Why the reader gets it. */
  reason?: string;
  /** Where the reader stops letters of this kind. */
  unsubscribeUrl?: string;
};

/** Old enough for every mail program that reads HTML. */
const DOCTYPE = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** Writes one letter as HTML and as plain text, from the same parts. */
export function render<Props>(
  letter: Letter<Props>,
  props: Props,
  { locale, brand, preheader, reason, unsubscribeUrl }: LetterSetting,
): { subject: string; html: string; text: string } {
  const t = wordsOf(locale, brand.name);
  const parts = letter.parts(props, t);
  const foot = {
    why: reason ?? letter.why(props, t),
    stop: unsubscribeUrl ? { label: t('unsubscribe'), link: unsubscribeUrl } : null,
  };
  const subject = letter.subject(props, t);
  const sheet = (
    <Sheet locale={locale} brand={brand} subject={subject} preheader={preheader ?? letter.preheader(props, t)} parts={parts} foot={foot} />
  );
  // Not the renderer of react-email: it streams, and React 18 fills a buffer of 2,048 bytes that ends before a letter of
  // several bytes up with zeros, which no text column takes and at which mail programs cut a letter off.
  return { subject, html: DOCTYPE + renderToStaticMarkup(sheet), text: plainText(brand, parts, foot, t) };
}
