import { render as renderHtml } from '@react-email/components';
import type { EmailBrand, Letter } from './letter';
import { plainText } from './parts/plain-text';
import { Sheet } from './parts/sheet';
import { wordsOf, type EmailLocale } from './words';

/** Writes one letter as HTML and as plain text, from the same parts. */
export async function render<Props>(
  letter: Letter<Props>,
  props: Props,
  { locale, brand }: { locale: EmailLocale; brand: EmailBrand },
): Promise<{ subject: string; html: string; text: string }> {
  const t = wordsOf(locale, brand.name);
  const parts = letter.parts(props, t);
  const why = letter.why(props, t);
  const subject = letter.subject(props, t);
  const preheader = letter.preheader(props, t);
  const sheet = <Sheet locale={locale} brand={brand} subject={subject} preheader={preheader} parts={parts} why={why} />;
  return { subject, html: await renderHtml(sheet), text: plainText(brand, parts, why) };
}
