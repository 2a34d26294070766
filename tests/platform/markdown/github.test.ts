import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '~/platform/markdown/index.server';
import { elementsOf, treeOf, wordsOf } from './trees';

const html = (source: string, idPrefix?: string) => renderMarkdown(source, { locale: 'en', kind: 'post', idPrefix }).html;

describe('tables', () => {
  it('scroll on their own and can be reached by keyboard', () => {
    const table = html('| a | b |\n|:--|--:|\n| 1 | *2* |\n| 3 |');
    expect(table).toContain('<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>');
    expect(table).toContain('<th align="left">a</th>\n<th align="right">b</th>');
    expect(table).toContain('<td align="right"><em>2</em></td>');
    expect(elementsOf(table).filter(({ tagName }) => tagName === 'td')).toHaveLength(4);
  });

  it('stay text when they are beyond reason', () => {
    const wide = `|${'a|'.repeat(70)}\n|${'-|'.repeat(70)}\n`;
    expect(html(wide)).not.toContain('<table');
    expect(html(`|${'a|'.repeat(50)}\n|${'-|'.repeat(50)}\n${'|\n'.repeat(5000)}`)).not.toContain('<table');
  });
});

describe('tasks', () => {
  it('have a name and cannot be changed', () => {
    expect(html('- [ ] open\n- [x] done\n- plain')).toBe(
      '<ul class="tasks">\n<li class="task"><input type="checkbox" disabled aria-label="Task"> open</li>\n' +
        '<li class="task"><input type="checkbox" disabled checked aria-label="Task"> done</li>\n<li>plain</li>\n</ul>\n',
    );
  });

  it('are found in loose and ordered lists, not in paragraphs', () => {
    expect(html('1. [x] a\n\n2. b')).toContain('<p><input type="checkbox" disabled checked aria-label="Task"> a</p>');
    expect(html('[x] a\n\n- [x]a\n- \\[x] b')).not.toContain('<input');
  });
});

describe('strikethrough', () => {
  it('is deleted text', () => {
    expect(html('~~gone~~')).toBe('<p><del>gone</del></p>\n');
  });
});

describe('footnotes', () => {
  it('stand at the end, in the order of use, and lead back', () => {
    const notes = html('One[^b] two[^a] one again[^B].\n\n[^a]: Second.\n[^b]: First,\n    continued.\n\n    - list\n[^c]: unused', 'p7');
    expect(notes).toContain('One<sup class="footnote"><a href="#fn-p7-1" id="fnref-p7-1" aria-label="Footnote 1">1</a></sup>');
    expect(notes).toContain('id="fnref-p7-1-2"');
    expect(notes.indexOf('First')).toBeLessThan(notes.indexOf('Second'));
    expect(notes).toContain('<div class="footnotes" role="group" aria-label="Footnotes">');
    expect(notes).toContain('<a href="#fnref-p7-2" class="footnote-back" aria-label="Back to reference 2">');
    expect(notes).not.toContain('unused');
  });

  it('have ids of their own in each text, each only once', () => {
    const source = 'a[^1] b[^1] c[^2]\n\n[^1]: x [^2]\n[^2]: y [^1]';
    const ids = (prefix: string) => elementsOf(html(source, prefix)).flatMap(({ properties }) => properties.id ?? []);
    const all = [...ids('p1'), ...ids('p2')];
    expect(new Set(all).size).toBe(all.length);
    const targets = elementsOf(html(source, 'p1')).flatMap(({ properties }) => properties.href ?? []);
    for (const target of targets) expect(ids('p1')).toContain(String(target).slice(1));
  });

  it('need a definition, and win over a link around them', () => {
    expect(html('a[^x]')).toBe('<p>a[^x]</p>\n');
    expect(html('[a[^x]](/u)\n\n[^x]: y')).toMatch(/^<p>\[a<sup class="footnote"><a [^>]+>1<\/a><\/sup>\]\(\/u\)<\/p>/);
  });

  it('end where the next one begins', () => {
    const notes = html('a[^1][^2]\n\n[^1]: first\n[^2]: second');
    expect(elementsOf(notes).filter(({ tagName }) => tagName === 'li')).toHaveLength(2);
  });
});

describe('code', () => {
  it('is coloured when its language is named', () => {
    expect(html('```js\nconst a = 1;\n```')).toContain('<code class="hljs language-js"><span class="hljs-keyword">const</span>');
  });

  it.each(['```\nconst a\n```', '    const a', '```no-such-language\nconst a\n```', '`const a`'])('stays plain: %s', (source) => {
    expect(html(source)).not.toContain('hljs');
    expect(wordsOf(html(source))).toContain('const a');
  });

  it('stays plain when it is long, and keeps every character', () => {
    const code = 'const a = "<b>";\n'.repeat(2000);
    const tree = html(`\`\`\`js\n${code}\`\`\``);
    expect(tree).not.toContain('hljs');
    expect(wordsOf(tree)).toBe(`${code}\n`);
  });

  it('can be scrolled by keyboard when a line is long', () => {
    expect(html(`\`\`\`\n${'a'.repeat(80)}\n\`\`\``)).toContain('<pre tabindex="0">');
    expect(html('```\na\n```')).toContain('<pre><code>');
  });

  it('may carry any name without harm', () => {
    const [pre] = treeOf(html('```"><script>alert(1)</script>\na\n```')).children;
    expect(pre).toMatchObject({ tagName: 'pre', children: [{ tagName: 'code' }] });
  });
});
