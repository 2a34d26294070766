import { render as renderHtml } from '@react-email/components';
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

/** Writes one letter as HTML and as plain text, from the same parts. */
export async function render<Props>(
  letter: Letter<Props>,
  props: Props,
  { locale, brand, preheader, reason, unsubscribeUrl }: LetterSetting,
): Promise<{ subject: string; html: string; text: string }> {
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
  return { subject, html: await renderHtml(sheet), text: plainText(brand, parts, foot) };
}
