import { tests } from 'commonmark-spec';
import type { Element, ElementContent, Parents, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { engine } from '~/platform/markdown/engine.server';
import { renderMarkdown } from '~/platform/markdown/index.server';
import { outline, treeOf } from './trees';

/**
 * The 652 examples of CommonMark. Every way in which Parvis differs is named here, and each is applied to the
 * expected HTML by a rule, not by hand; what then still differs must be on the list of single examples below.
 */
const BARE_ADDRESSES_ARE_LINKS = [602, 608, 611, 612];

const examples = tests.map((example) => ({
  ...example,
  markdown: example.markdown.replaceAll('→', '\t'),
  html: example.html.replaceAll('→', '\t'),
}));

// The product never prints with this renderer: it shows what the parser alone makes of an example.
engine.renderer.rules.text_special = (tokens, index) => engine.utils.escapeHtml(tokens[index]?.content ?? '');

describe('the parser', () => {
  const different = examples.filter(
    ({ markdown, html }) => !equal(treeOf(engine.render(markdown)), treeOf(html)),
  );

  it('gives the HTML of the specification, but for bare addresses', () => {
    expect(different.map(({ number }) => number)).toEqual(BARE_ADDRESSES_ARE_LINKS);
    expect(examples.length - different.length).toBeGreaterThanOrEqual(640);
  });
});

describe('the whole pipeline', () => {
  const different = examples.filter(({ markdown, html }) => {
    const ours = withoutAdditions(treeOf(renderMarkdown(markdown, { locale: null, kind: 'post' }).html));
    return !equal(ours, withDeviations(treeOf(hasRawHtml(markdown) ? rawHtmlAsText(markdown) : html)));
  });

  it('differs only in the documented ways', () => {
    expect(different.map(({ number }) => number)).toEqual(BARE_ADDRESSES_ARE_LINKS);
    expect(examples.length - different.length).toBeGreaterThanOrEqual(640);
  });

  it('prints the specification as it stands where no deviation applies', () => {
    const untouched = examples.filter(
      ({ markdown, html }) => !hasRawHtml(markdown) && !/<h[1-6]|<img|<pre|href="[^/#"]*:/.test(html),
    );
    const different = untouched.filter(
      ({ markdown, html }) => !equal(treeOf(renderMarkdown(markdown, { locale: null, kind: 'post' }).html), treeOf(html)),
    );
    expect(different.map(({ number }) => number)).toEqual(BARE_ADDRESSES_ARE_LINKS);
    expect(untouched.length).toBeGreaterThan(380);
  });
});

function equal(one: Root, other: Root): boolean {
  return JSON.stringify(outline(one.children)) === JSON.stringify(outline(other.children));
}

/** Deviation: raw HTML is shown as the text that was typed; a block of it as a paragraph. */
function hasRawHtml(markdown: string): boolean {
  return engine
    .parse(markdown, {})
    .some((token) => token.type === 'html_block' || token.children?.some((child) => child.type === 'html_inline'));
}

function rawHtmlAsText(markdown: string): string {
  const { html_block, html_inline } = engine.renderer.rules;
  const { escapeHtml } = engine.utils;
  engine.renderer.rules.html_inline = (tokens, index) => escapeHtml(tokens[index]?.content ?? '');
  engine.renderer.rules.html_block = (tokens, index) => `<p>${escapeHtml((tokens[index]?.content ?? '').replace(/\n+$/, ''))}</p>`;
  const html = engine.render(markdown);
  Object.assign(engine.renderer.rules, { html_block, html_inline });
  return html;
}

/**
 * Deviations: headings begin at h3; pictures from elsewhere are links; only http, https, mailto and relative links,
 * their scheme in lower case.
 */
function withDeviations(tree: Root): Root {
  visit(tree, 'element', (node, index, parent) => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (level) node.tagName = `h${Math.min(6, Number(level) + 2)}`;
    if (node.tagName === 'img') imageAsLink(node, parent);
    const scheme = /^([^:/?#]*):/.exec(String(node.properties.href ?? ''))?.[1]?.toLowerCase();
    if (node.tagName === 'a' && scheme !== undefined && !['http', 'https', 'mailto'].includes(scheme)) {
      return unwrap(node, index, parent);
    }
    if (scheme) node.properties.href = String(node.properties.href).replace(/^[^:]*/, scheme);
    return undefined;
  });
  return tree;
}

function imageAsLink(node: Element, parent: Parents | undefined): void {
  const { src, alt, title } = node.properties;
  const words: ElementContent = { type: 'text', value: String(alt || src) };
  const insideLink = parent?.type === 'element' && parent.tagName === 'a';
  node.tagName = insideLink ? 'unwrapped' : 'a';
  node.properties = { href: src, ...(title === undefined ? {} : { title }) };
  node.children = [words];
  if (insideLink) parent.children.splice(parent.children.indexOf(node), 1, words);
}

/** Additions: `rel` on links out, colours in code, a tab stop on long lines of code, a class on typed HTML. */
function withoutAdditions(tree: Root): Root {
  visit(tree, 'element', (node, index, parent) => {
    delete node.properties.rel;
    if (node.tagName === 'pre') delete node.properties.tabIndex;
    if (node.tagName === 'p') delete node.properties.className;
    if (node.tagName === 'code' && Array.isArray(node.properties.className)) {
      node.properties.className = node.properties.className.filter((name) => name !== 'hljs');
    }
    return node.tagName === 'span' ? unwrap(node, index, parent) : undefined;
  });
  return tree;
}

function unwrap(node: Element, index: number | undefined, parent: Parents | undefined): [typeof SKIP, number] | undefined {
  if (index === undefined || !parent) return undefined;
  parent.children.splice(index, 1, ...node.children);
  return [SKIP, index];
}
