import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeRemark, { type Options } from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { smallText } from './small-text';

/** Elements inside each other; deeper than any writer goes, and far below where the parsers fail. */
const MAX_DEPTH = 60;
/** Elements that the next one of their kind, or nothing at all, closes. */
const NEVER_DEEP = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr'.split(' '),
);

type Handlers = NonNullable<NonNullable<Options>['handlers']>;
type Handler = NonNullable<Handlers[string]>;

/** Raised and lowered text: Markdown has no word for it. */
const figure =
  (tag: 'sup' | 'sub'): Handler =>
  (state, node: Element) => {
    const [only] = node.children;
    if (node.children.length === 1 && only?.type === 'text') return { type: 'text', value: smallText(only.value, tag) };
    return state.all(node);
  };

const converter = unified()
  .use(rehypeParse, { fragment: true })
  .use(() => prepare)
  .use(rehypeRemark, {
    handlers: { sup: figure('sup'), sub: figure('sub') },
  })
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '*', fences: true })
  .freeze();

/**
 * The Markdown that says what a piece of HTML says, for bodies that come from other systems. Keeps headings, lists,
 * quotes, tables, links, pictures and the languages of code; everything else degrades to its text, scripts vanish.
 */
export function htmlToMarkdown(html: string): string {
  const readable = isTooDeep(html) ? html.replace(/<[^<>]*>/g, ' ').replaceAll('<', '&lt;') : html;
  return String(converter.processSync(readable)).trim();
}

/** Whether more elements stay open within each other than is sane; of such a text the words alone are kept. */
function isTooDeep(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, closing, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    const name = tag.toLowerCase();
    const count = open.get(name) ?? 0;
    if (NEVER_DEEP.has(name) || (closing && count === 0)) continue;
    open.set(name, count + (closing ? -1 : 1));
    depth += closing ? -1 : 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** Notes the language of code where `language-*` is expected, from classes such as `lang-py` on the block around it. */
function prepare(tree: Root): void {
  visit(tree, 'element', (pre) => {
    if (pre.tagName !== 'pre') return;
    const code = pre.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code');
    const names = [pre, code].flatMap((node) => (Array.isArray(node?.properties.className) ? node.properties.className : []));
    const language = names.map((name) => /^lang(?:uage)?-(.+)$/.exec(String(name))?.[1]).find(Boolean);
    if (code && language) code.properties.className = [`language-${language}`];
  });
}
