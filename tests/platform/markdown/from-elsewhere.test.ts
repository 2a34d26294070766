import { describe, expect, it } from 'vitest';
import { htmlToMarkdown, renderMarkdown, stackExchangeMarkdown } from '~/platform/markdown/index.server';

describe('htmlToMarkdown', () => {
  it.each([
    ['<p>One <strong>two</strong> <em>three</em> <code>four</code></p>', 'One **two** *three* `four`'],
    ['<h2>Title</h2><ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>', '## Title\n\n- a\n- b\n  1. c'],
    ['<pre class="lang-py prettyprint-override"><code>a = 1\n</code></pre>', '```py\na = 1\n```'],
    ['<pre><code>plain\n</code></pre>', '```\nplain\n```'],
    ['<blockquote class="spoiler"><p>secret</p></blockquote>', '> secret'],
    ['<p><a href="https://x.example">link</a> <img src="https://x.example/i.png" alt="alt"></p>', '[link](https://x.example) ![alt](https://x.example/i.png)'],
    ['<p>x<sup>2</sup> H<sub>2</sub>O <sup>small print</sup></p>', 'x² H₂O small print'],
    ['<p>Press <kbd>Ctrl</kbd></p>', 'Press `Ctrl`'],
    ['<p><strike>old</strike></p>', '~~old~~'],
    ['<p>a<script>alert(1)</script><style>b{}</style></p>', 'a'],
    ['<p>&lt;b&gt; &amp; *not em* été</p>', '\\<b> & \\*not em\\* été'],
    ['', ''],
  ])('%s', (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  it('keeps tables', () => {
    const html = '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>';
    expect(htmlToMarkdown(html)).toBe('| a | b |\n| - | - |\n| 1 | 2 |');
  });

  it.each(['<b>', '<div>', '<a href="x">', '<li><a ', '<ul>', '<blockquote>', '<table><tr><td>', '</b>', '<p>', '<'])(
    'keeps the words under thousands of %s',
    (tag) => {
      expect(htmlToMarkdown(`${tag.repeat(5000)}>the words`)).toContain('the words');
    },
  );
});

describe('stackExchangeMarkdown', () => {
  it.each([
    ['a<br>b<br/>\n\nc<br>', 'a\\\nb\n\nc'],
    ['<sup>small print</sup> x<sup>2</sup> H<sub>2</sub>O', 'small print x² H₂O'],
    ['#Title\n##Two', '# Title\n## Two'],
    ['>! spoiler\n>! more', '> spoiler\n> more'],
    ['a <!-- End of automatically inserted text --> b', 'a  b'],
    ['Press <kbd>Ctrl</kbd>+<kbd>C</kbd>', 'Press `Ctrl`+`C`'],
    ['<b>bold </b><i>it</i> <s>a <strong>b</strong></s>', '**bold** *it* ~~a **b**~~'],
    ['<ul>\n<li>a <b>c</b></li>\n<li>b</li>\n</ul>\nafter', '- a **c**\n- b\n\nafter'],
    ['<a href="http://x.example/z_y">q</a>', '[q](<http://x.example/z_y>)'],
    ['<img src="http://x.example/x.png" height="256" alt="A [b]">', '![A b](<http://x.example/x.png>)'],
    ['x\n\n<hr>\n\ny', 'x\n\n---\n\ny'],
    ['<b>unpaired', 'unpaired'],
    ['<http://x.example/> if a < b', '<http://x.example/> if a < b'],
    ['a <nom> b', 'a <nom> b'],
    ['one\r\ntwo', 'one\ntwo'],
  ])('%j', (source, clean) => {
    expect(stackExchangeMarkdown(source)).toBe(clean);
  });

  it.each(['`<b>` and ``<i> ` </i>``', '```html\n<b>\n#x\n```', '~~~\n<br>\n~~~', 'text\n\n    <b>#x</b>\n\n    [tag:x]'])('leaves code alone: %j', (source) => {
    expect(stackExchangeMarkdown(source)).toBe(source);
  });

  it('drops the name of a language, and keeps the code', () => {
    expect(stackExchangeMarkdown('<!-- language: lang-js -->\n\n    var a = "<b>";')).toBe('    var a = "<b>";');
  });

  it('links tags that exist', () => {
    const tagHref = (tag: string) => (tag === 'verbes' ? '/tag/verbes' : null);
    expect(stackExchangeMarkdown('[tag:verbes] [meta-tag:other]', { tagHref })).toBe('[verbes](/tag/verbes) `other`');
  });

  it('leaves pictures by reference as they are, which then read as a link', () => {
    const source = '[![enter image description here][1]][1]\n\n  [1]: https://i.example/a.png';
    expect(stackExchangeMarkdown(source)).toBe(source);
    expect(renderMarkdown(source, { locale: null, kind: 'post' }).html).toBe(
      '<p><a href="https://i.example/a.png" rel="ugc nofollow noopener">enter image description here</a></p>\n',
    );
  });
});
