import type { Element, ElementContent, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** The tree a browser would make of a piece of HTML. */
export function treeOf(html: string): Root {
  return parser.parse(html);
}

/** Every element of a piece of HTML, in order. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  visit(treeOf(html), 'element', (node) => {
    found.push(node);
  });
  return found;
}

/** All text of a piece of HTML. */
export function wordsOf(html: string): string {
  let words = '';
  visit(treeOf(html), 'text', (node) => {
    words += node.value;
  });
  return words;
}

/** What of a tree counts when two are compared: names, attributes, words; not the white space between blocks. */
export function outline(nodes: (ElementContent | Root['children'][number])[]): unknown[] {
  const out: unknown[] = [];
  for (const node of nodes) {
    if (node.type === 'text') {
      const last = out.at(-1);
      if (typeof last === 'string') out[out.length - 1] = last + node.value;
      else out.push(node.value);
    } else if (node.type === 'element') out.push([node.tagName, node.properties, outline(node.children)]);
    else out.push(node.type);
  }
  return out.filter((node) => typeof node !== 'string' || node.trim() !== '');
}
