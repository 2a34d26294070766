import type { ReactElement } from 'react';
import { cx } from './class-names';

export interface MarkdownProps {
  /** HTML made by our own renderer, which sanitises it when a post is written. Never pass anything else. */
  html: string;
  /** Language of the text, where it differs from the page's. */
  lang?: string;
  /** Comments are set smaller and in one line. */
  className?: string;
}

/** Rendered Markdown. This is the one place where markup enters a page as text; it is reviewed as such. */
export function Markdown({ html, lang, className }: MarkdownProps): ReactElement {
  return <div className={cx('prose', className)} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A value as JSON that may stand inside a script element: `<`, `>`, `&` and the two line separators are escaped. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Structured data for search engines. It is data and runs nothing, so it needs no nonce. */
export function JsonLd({ data }: { data: unknown }): ReactElement {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: safeJson(data) }} />;
}
