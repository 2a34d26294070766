import { detectLanguage } from '~/domains/threads/index.server';
import { htmlToMarkdown, renderMarkdown, stackExchangeMarkdown, type RenderOptions } from '~/platform/markdown/index.server';
import { cleanBody } from '~/domains/threads';

/** A text of the dump as we keep it. */
export type WriteUp = { source: string; html: string; text: string; language: 'en' | 'fr' | null };

/** From the HTML that the dump has where no history tells what was typed. */
export function writeHtml(html: string, kind: RenderOptions['kind']): WriteUp {
  return write(htmlToMarkdown(html), kind);
}

/** From the Markdown that was typed into Stack Exchange's editor. */
export function writeMarkdown(source: string): WriteUp {
  return write(stackExchangeMarkdown(source), 'post');
}

/** Comments are small Markdown there: emphasis, code, links. */
export function writeComment(source: string): WriteUp {
  return write(stackExchangeMarkdown(source), 'comment');
}

function write(typed: string, kind: RenderOptions['kind']): WriteUp {
  const source = cleanBody(typed).trim();
  const language = detectLanguage(source);
  const { html, text } = renderMarkdown(source, { locale: language, kind });
  return { source, html, text, language };
}
