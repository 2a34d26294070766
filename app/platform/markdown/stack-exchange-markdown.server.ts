import { htmlToMarkdown } from './html-to-markdown.server';
import { smallText } from './small-text';

/** How names of the old site are understood. */
export type StackExchangeOptions = {
  /** The address of a tag's page here, or `null` when there is no such tag. */
  tagHref?: (tag: string) => string | null;
};

/** Code must stay as it is: fences, code spans, and indented lines after an empty one. */
const CODE = /^ {0,3}(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n(?:[^]*?\n)?? {0,3}\1[^\n]*$|(?<!`)(`+)(?!`)[^]{1,2000}?(?<!`)\2(?!`)|(?:(?<=\n[ \t]*\n)|(?<![^]))(?:(?: {4}|\t)[^\n]*(?:\n|$)(?:[ \t]*\n(?= {4}|\t))*)+/gm;
const BLOCK = /^<(ul|ol|dl|blockquote|pre|table|p|div|h[1-6])\b[^<>]*>/gim;
const CONTENT = '((?:[^<]|<https?:[^<>]*>)*)';
const MAX_NESTING = 4;

/**
 * Clean Markdown from the Markdown of a Stack Exchange dump, whose writers may use HTML: harmless tags become
 * the Markdown that means the same or plain text, comments vanish, `#Title` gets its space, spoilers become quotes,
 * `[tag:name]` becomes a link or code. Code is left alone. Tags it does not know stay, and are later shown as text.
 */
export function stackExchangeMarkdown(source: string, options: StackExchangeOptions = {}): string {
  const text = outsideCode(source.replace(/\r\n?/g, '\n'), (prose) => convertProse(prose, options));
  return text.replace(/^\n+/, '').trimEnd();
}

function outsideCode(source: string, convert: (prose: string) => string): string {
  // Code is swapped for a mark of private-use characters while the rest is changed, since a tag may enclose code.
  const kept: string[] = [];
  const marked = source.replace(/[\ue000\ue001]/g, '').replace(CODE, (code: string) => `\ue000${kept.push(code) - 1}\ue001`);
  return convert(marked).replace(/\ue000(\d+)\ue001/g, (_, index: string) => kept[Number(index)] ?? '');
}

function convertProse(prose: string, options: StackExchangeOptions): string {
  let text = convertBlocks(withoutComments(prose))
    .replace(/^(#{1,6})(?=[^#\s])/gm, '$1 ')
    .replace(/^( {0,3})>!/gm, '$1>')
    .replace(/<hr\b[^<>]*>/gi, '\n\n---\n\n')
    .replace(/[ \t]*<br\b[^<>]*>[ \t]*\n?/gi, '\\\n')
    // A backslash at the end of a paragraph would show.
    .replace(/(?:\\\n)+(?=\s*(?:\n|$))/g, '\n')
    .replace(/<img\b([^<>]*)>/gi, (_, attributes: string) => image(attributes));
  for (let round = 0; round < MAX_NESTING; round += 1) text = convertPairs(text);
  text = text.replace(/<\/?(?:a|b|i|u|s|p|em|strong|strike|del|ins|sup|sub|kbd|span|small|big|center|font|div|li|ul|ol)(?:\s[^<>]*)?\/?>/gi, '');
  text = text.replace(/\n{3,}/g, '\n\n');
  return text.replace(/\[(?:meta-)?tag:([^\]\s]{1,60})\]/g, (_, tag: string) => {
    const href = options.tagHref?.(tag);
    return href ? `[${tag}](${href})` : `\`${tag}\``;
  });
}

function withoutComments(text: string): string {
  let out = '';
  let done = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', done)) {
    const end = text.indexOf('-->', start + 4);
    if (end < 0) break;
    out += text.slice(done, start);
    done = end + 3;
  }
  return out + text.slice(done);
}

/** Turns whole blocks of HTML (a list, a quote, a table) into Markdown; a block that is never closed stays. */
function convertBlocks(text: string): string {
  let out = '';
  let done = 0;
  const unclosed = new Set<string>();
  for (const match of text.matchAll(BLOCK)) {
    const name = (match[1] ?? '').toLowerCase();
    if (match.index < done || unclosed.has(name)) continue;
    const end = endOfBlock(text, match.index, name);
    if (end === null) unclosed.add(name);
    else {
      out += `${text.slice(done, match.index)}\n\n${htmlToMarkdown(text.slice(match.index, end))}\n\n`;
      done = end;
    }
  }
  return out + text.slice(done);
}

function endOfBlock(text: string, start: number, name: string): number | null {
  const tag = new RegExp(`<(/?)${name}\\b[^<>]*>`, 'gi');
  tag.lastIndex = start;
  let depth = 0;
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    depth += found[1] ? -1 : 1;
    if (depth === 0) return tag.lastIndex;
  }
  return null;
}

/** One round from the innermost pairs outwards. */
function convertPairs(text: string): string {
  return text
    .replace(pair('b|strong'), (_, _tag, content: string) => wrap(content, '**'))
    .replace(pair('i|em'), (_, _tag, content: string) => wrap(content, '*'))
    .replace(pair('s|strike|del'), (_, _tag, content: string) => wrap(content, '~~'))
    .replace(pair('code|kbd'), (_, _tag, content: string) => wrap(content, '`'))
    .replace(pair('sup|sub'), (_, tag: string, content: string) => smallText(content, tag.toLowerCase() === 'sub' ? 'sub' : 'sup'))
    .replace(pair('u|ins|span|small|big|center|font'), (_, _tag, content: string) => content)
    .replace(new RegExp(`<a\\b[^<>]*?\\bhref=["']?([^"'<>\\s]*)["']?[^<>]*>${CONTENT}</a>`, 'gi'), (_, href: string, content: string) =>
      content.trim() ? `[${content.trim()}](<${href}>)` : '',
    );
}

function pair(names: string): RegExp {
  return new RegExp(`<(${names})(?:\\s[^<>]*)?>${CONTENT}</\\1>`, 'gi');
}

/** Marks stand directly at the words; a pair around nothing, or over several paragraphs, would show as typed. */
function wrap(content: string, mark: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(content) ?? [];
  return words && !/\n\s*\n/.test(words) ? before + mark + words + mark + after : content;
}

function image(attributes: string): string {
  const read = (name: string) => new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)?.slice(1).find(Boolean) ?? '';
  const src = read('src');
  return src ? `![${read('alt').replace(/[[\]]/g, '')}](<${src}>)` : '';
}
