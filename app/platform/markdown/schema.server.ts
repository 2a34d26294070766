import type { Options } from 'rehype-sanitize';

/**
 * Everything that rendered text may consist of. The tree is built from tokens and holds nothing else to begin
 * with: this is the second fence, so that a mistake there cannot become a hole.
 */
export const SCHEMA: Options = {
  strip: ['script', 'style'],
  ancestors: { li: ['ol', 'ul'], thead: ['table'], tbody: ['table'], tr: ['table'], th: ['table'], td: ['table'], source: ['picture'] },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  clobber: [],
  required: { input: { type: 'checkbox', disabled: true } },
  tagNames: [
    'a', 'blockquote', 'br', 'code', 'del', 'div', 'em', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'input', 'li', 'ol', 'p',
    'picture', 'pre', 'source', 'span', 'strong', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul',
  ],
  attributes: {
    a: [
      'href', 'title', 'ariaLabel',
      ['rel', 'ugc', 'nofollow', 'noopener'],
      ['className', 'mention', 'category', 'footnote-back'],
      ['id', /^fnref-[A-Za-z0-9-]+$/],
    ],
    code: [['className', 'hljs', /^language-\S+$/]],
    div: ['ariaLabel', ['className', 'table-scroll', 'footnotes'], ['role', 'group'], ['tabIndex', 0]],
    img: ['src', 'srcSet', 'sizes', 'alt', 'title', 'width', 'height', ['loading', 'lazy'], ['decoding', 'async']],
    input: ['ariaLabel', 'checked', ['type', 'checkbox'], ['disabled', true]],
    li: [['className', 'task'], ['id', /^fn-[A-Za-z0-9-]+$/]],
    ol: ['start'],
    p: [['className', 'typed-html']],
    pre: [['tabIndex', 0]],
    source: ['srcSet', 'sizes', 'type'],
    span: [['className', /^hljs-[a-z_-]+$/, /^[a-z]+_+$/]],
    sup: [['className', 'footnote']],
    td: [['align', 'left', 'center', 'right']],
    th: [['align', 'left', 'center', 'right']],
    ul: [['className', 'tasks']],
  },
};
