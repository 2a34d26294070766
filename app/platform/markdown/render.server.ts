import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { buildDocument } from './build-blocks.server';
import { createContext } from './build-context.server';
import { parseMarkdown, type Parsed } from './parse.server';
import { SCHEMA } from './schema.server';
import type { Rendered, RenderOptions } from './types';

const finish = unified()
  .use(rehypeSanitize, SCHEMA)
  .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
  .freeze();

/**
 * Raised whenever the HTML or the plain words of the same text change, so that what is stored can be told from what would be made today.
 */
export const MARKDOWN_VERSION = 3;

/** Renders what `parseMarkdown` read. The result depends on the text, the options and the references alone. */
export function renderParsed(parsed: Parsed, options: RenderOptions): Rendered {
  const context = createContext(parsed, options);
  const tree = finish.runSync({ type: 'root', children: buildDocument(context) });
  return { html: finish.stringify(tree), text: parsed.text, ...parsed.references, links: [...context.links] };
}

/**
 * Reads and renders in one go, for callers whose references need no loading.
 * Any string is valid; the caller's schema keeps it at 50,000 characters at most.
 */
export function renderMarkdown(source: string, options: RenderOptions): Rendered {
  return renderParsed(parseMarkdown(source, options.origin), options);
}
