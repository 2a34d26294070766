import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeRemark, { type Options } from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { smallText } from './small-text';

/** Deeper trees than any writer makes would overflow the stack of what comes after. */
const MAX_DEPTH = 60;

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
  return String(converter.processSync(html)).trim();
}

/** Notes the language of code where `language-*` is expected, and flattens what is nested beyond reason. */
function prepare(tree: Root): void {
  const open: { node: Root | Element; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (node.type === 'element') {
      if (node.tagName === 'pre') nameLanguage(node);
      if (depth >= MAX_DEPTH) {
        node.children = [{ type: 'text', value: textOf(node.children) }];
        continue;
      }
    }
    for (const child of node.children) if (child.type === 'element') open.push({ node: child, depth: depth + 1 });
  }
}

function nameLanguage(pre: Element): void {
  const code = pre.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code');
  const names = [pre, code].flatMap((node) => (Array.isArray(node?.properties.className) ? node.properties.className : []));
  const language = names.map((name) => /^lang(?:uage)?-(.+)$/.exec(String(name))?.[1]).find(Boolean);
  if (code && language) code.properties.className = [`language-${language}`];
}

function textOf(children: ElementContent[]): string {
  const open: RootContent[] = [...children].reverse();
  let text = '';
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'text') text += next.value;
    else if (next.type === 'element' && !['script', 'style'].includes(next.tagName)) {
      for (let index = next.children.length - 1; index >= 0; index -= 1) {
        const child = next.children[index];
        if (child) open.push(child);
      }
    }
  }
  return text;
}
