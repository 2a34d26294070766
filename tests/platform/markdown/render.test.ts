import { describe, expect, it } from 'vitest';
import { parseMarkdown, renderMarkdown, renderParsed, type MarkdownReferences, type RenderOptions } from '~/platform/markdown/index.server';
import { elementsOf, wordsOf } from './trees';

const references: MarkdownReferences = {
  member: (username) => (['ana', 'jean.paul', 'zoé'].includes(username) ? { username, href: `/m/${username}` } : null),
  category: (slug) => (slug === 'help' ? { name: 'Help', href: '/c/help' } : null),
  upload: (id) =>
    id === 'abcdef123456'
      ? {
          alt: 'A cat',
          width: 1600,
          height: 900,
          variants: [
            { width: 400, url: '/uploads/abcdef123456/400.webp', type: 'image/webp' },
            { width: 1600, url: '/uploads/abcdef123456/1600.webp', type: 'image/webp' },
          ],
        }
      : null,
};

function render(source: string, options: Partial<RenderOptions> = {}) {
  return renderMarkdown(source, { locale: 'en', kind: 'post', resolve: references, ...options });
}

describe('mentions and categories', () => {
  it('links members who exist and leaves the others as text', () => {
    const { html, mentions } = render('@Ana, @nobody and (@jean.paul). @zoé!');
    expect(html).toBe(
      '<p><a class="mention" href="/m/ana">@ana</a>, @nobody and (<a class="mention" href="/m/jean.paul">@jean.paul</a>).' +
        ' <a class="mention" href="/m/zoé">@zoé</a>!</p>\n',
    );
    expect(mentions).toEqual(['ana', 'nobody', 'jean.paul', 'zoé']);
  });

  it.each([
    'mail me at x@ana',
    'see `@ana`',
    '    @ana',
    '[@ana](/x)',
    '\\@ana',
    'ana@ana.example',
    '@ana@social.example',
    'https://social.example/@ana',
    'npm i @ana/package',
    '<b title="@ana">',
    '@an',
    `@${'a'.repeat(21)}`,
  ])('does not take %s for a mention', (source) => {
    expect(render(source).mentions).toEqual([]);
    expect(render(source).html).not.toContain('class="mention"');
  });

  it('knows categories by their slug', () => {
    const { html, categories } = render('In #help, not #1 nor x#help nor \\#help');
    expect(html).toContain('In <a class="category" href="/c/help">Help</a>, not #1 nor x#help nor #help');
    expect(categories).toEqual(['help', '1']);
  });

  it('names at most a hundred', () => {
    const many = Array.from({ length: 500 }, (_, index) => `@user${index}`).join(' ');
    expect(render(many).mentions).toHaveLength(100);
  });

  it('tells the names before anything is resolved', () => {
    const parsed = parseMarkdown('@ana #help ![](upload:abcdef123456) ![](/uploads/0123456789ab/400.webp)');
    expect(parsed.references).toEqual({ mentions: ['ana'], categories: ['help'], uploads: ['abcdef123456', '0123456789ab'] });
    const options = { locale: null, kind: 'post', resolve: references } as const;
    expect(renderParsed(parsed, options)).toEqual(renderParsed(parsed, options));
  });
});

describe('emoji', () => {
  it('shows the character of a known name', () => {
    expect(render(':tada::+1: :no-such: 10:30:45 `:tada:` \\:tada:').html).toBe(
      '<p>🎉👍 :no-such: 10:30:45 <code>:tada:</code> :tada:</p>\n',
    );
    expect(render(':tada:').text).toBe('🎉');
  });

  it('is not fooled by names of the language', () => {
    expect(wordsOf(render(':constructor: :hasOwnProperty: @toString #valueOf').html).trim()).toBe(
      ':constructor: :hasOwnProperty: @toString #valueOf',
    );
  });
});

describe('links', () => {
  it('marks links out and leaves our own alone', () => {
    const { html, links } = render('[a](https://other.example/x) [b](/t/1) [c](https://us.example/t/2) www.x.example', {
      origin: 'https://us.example',
    });
    expect(html).toContain('<a href="https://other.example/x" rel="ugc nofollow noopener">a</a>');
    expect(html).toContain('<a href="/t/1">b</a> <a href="https://us.example/t/2">c</a>');
    expect(html).toContain('<a href="http://www.x.example" rel="ugc nofollow noopener">www.x.example</a>');
    expect(links).toEqual(['https://other.example/x', 'http://www.x.example']);
  });

  it('is not fooled about whose site it is', () => {
    for (const href of ['//other.example', 'https://us.example.evil.example/', 'https://us.example@evil.example/', 'HTTPS://evil.example']) {
      expect(render(`[a](${href})`, { origin: 'https://us.example' }).html).toContain('rel="ugc nofollow noopener"');
    }
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:x', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'irc://x', 'java&#10;script:x'])(
    'shows the words of a link to %s only',
    (href) => {
      const { html, links } = render(`[words](${href}) <${href}>`);
      expect(elementsOf(html).filter(({ tagName }) => tagName === 'a')).toEqual([]);
      expect(html).toContain('words');
      expect(links).toEqual([]);
    },
  );

  it('links bare addresses as GitHub does', () => {
    expect(render('http://a.example/b?c=d. www.a.example, x@a.example').links).toEqual([
      'http://a.example/b?c=d',
      'http://www.a.example',
      'mailto:x@a.example',
    ]);
    expect(render('example.com ftp://a.example //a.example www. xwww.a.example').links).toEqual([]);
  });
});

describe('pictures', () => {
  it('shows an upload with its sizes', () => {
    const { html, uploads } = render('![](upload:abcdef123456)');
    expect(html).toBe(
      '<p><img src="/uploads/abcdef123456/1600.webp" srcset="/uploads/abcdef123456/400.webp 400w, /uploads/abcdef123456/1600.webp 1600w"' +
        ' sizes="(max-width: 720px) 100vw, 720px" alt="A cat" width="1600" height="900" loading="lazy" decoding="async"></p>\n',
    );
    expect(uploads).toEqual(['abcdef123456']);
  });

  it('prefers the description that was typed, and knows an upload by its full address', () => {
    const { html } = render('![My *cat*](https://us.example/uploads/abcdef123456/1600.webp "Tom")', { origin: 'https://us.example' });
    expect(html).toContain('alt="My cat" title="Tom"');
  });

  it('offers newer formats first', () => {
    const upload = () => ({
      alt: '',
      width: 8,
      height: 8,
      variants: [
        { width: 8, url: '/a.avif', type: 'image/avif' },
        { width: 8, url: '/a.jpg', type: 'image/jpeg' },
      ],
    });
    expect(render('![x](upload:abcdef123456)', { resolve: { ...references, upload } }).html).toMatch(
      /<picture><source type="image\/avif" srcset="\/a\.avif 8w" sizes="[^"]+"><img src="\/a\.jpg" alt="x"/,
    );
  });

  it('asks nothing of other sites', () => {
    const { html, links } = render('![a cat](https://other.example/cat.png) ![](https://other.example/2.png) ![x](upload:000000000000)');
    expect(html).toBe(
      '<p><a href="https://other.example/cat.png" rel="ugc nofollow noopener">a cat</a>' +
        ' <a href="https://other.example/2.png" rel="ugc nofollow noopener">https://other.example/2.png</a> x</p>\n',
    );
    expect(links).toEqual(['https://other.example/cat.png', 'https://other.example/2.png']);
  });

  it('puts a description where a picture in a link cannot be', () => {
    expect(render('[![a cat](https://x.example/c.png)](https://x.example)').html).toContain('>a cat</a>');
  });
});

describe('kinds', () => {
  it('begins headings below those of the page', () => {
    expect(render('# a\n\n## b\n\n###### c').html).toBe('<h3>a</h3>\n<h4>b</h4>\n<h6>c</h6>\n');
  });

  it.each(['comment', 'bio'] as const)('has neither headings nor pictures in a %s', (kind) => {
    const { html } = render('# a\n\n![b](/uploads/abcdef123456)', { kind });
    expect(html).toBe('<p><strong>a</strong></p>\n<p><a href="/uploads/abcdef123456">b</a></p>\n');
  });
});

describe('raw HTML', () => {
  it('is shown as it was typed', () => {
    const source = '<div class="x">\n**not bold**\n</div>\n\nPress <kbd title="*a*">Ctrl</kbd> <!-- note -->';
    const { html } = render(source);
    expect(wordsOf(html)).toBe('<div class="x">\n**not bold**\n</div>\nPress <kbd title="*a*">Ctrl</kbd> <!-- note -->\n');
    expect(elementsOf(html).map(({ tagName }) => tagName)).toEqual(['p', 'p']);
  });
});

describe('text', () => {
  it('holds the words as typed, without marks', () => {
    const source = '# Title\n\nSome **bold** `code` [link](/x) "quoted"...\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n    raw';
    expect(render(source, { locale: 'fr' }).text).toBe('Title\n\nSome bold code link "quoted"...\n\none\ntwo\na b \n1 2 \n\nraw');
  });
});
