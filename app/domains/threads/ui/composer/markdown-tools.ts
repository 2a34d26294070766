import type { MarkdownAct } from '~/ui/composer';

/** A text area's text and what is selected in it, in UTF-16 units. */
export interface Selection {
  text: string;
  start: number;
  end: number;
}

const AROUND: Partial<Record<MarkdownAct, string>> = { bold: '**', italic: '_' };
const BEFORE_LINES: Partial<Record<MarkdownAct, (line: number) => string>> = {
  quote: () => '> ',
  list: () => '- ',
  ordered: (line) => `${line + 1}. `,
};

/** What a button of the toolbar makes of a text; pressed again on the same selection it takes it back. */
export function applyTool(act: MarkdownAct, at: Selection): Selection {
  const mark = AROUND[act];
  if (mark) return wrap(at, mark, mark);
  const prefix = BEFORE_LINES[act];
  if (prefix) return markLines(at, prefix);
  if (act === 'code') return code(at);
  return link(at);
}

function wrap({ text, start, end }: Selection, open: string, close: string): Selection {
  const inside = text.slice(start, end);
  const wrapped = text.slice(0, start).endsWith(open) && text.slice(end).startsWith(close);
  if (wrapped) {
    return {
      text: text.slice(0, start - open.length) + inside + text.slice(end + close.length),
      start: start - open.length,
      end: end - open.length,
    };
  }
  return {
    text: text.slice(0, start) + open + inside + close + text.slice(end),
    start: start + open.length,
    end: end + open.length,
  };
}

function code(at: Selection): Selection {
  if (!at.text.slice(at.start, at.end).includes('\n')) return wrap(at, '`', '`');
  const before = at.text.slice(0, at.start);
  return wrap(at, before === '' || before.endsWith('\n') ? '```\n' : '\n```\n', '\n```\n');
}

function markLines({ text, start, end }: Selection, prefix: (line: number) => string): Selection {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const until = text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end);
  const lines = text.slice(from, until).split('\n');
  const marked = lines.every((line, index) => line.startsWith(prefix(index)));
  const changed = lines.map((line, index) => (marked ? line.slice(prefix(index).length) : prefix(index) + line)).join('\n');
  return { text: text.slice(0, from) + changed + text.slice(until), start: from, end: from + changed.length };
}

function link({ text, start, end }: Selection): Selection {
  const inside = text.slice(start, end);
  const address = /^https?:\/\/\S+$/.test(inside);
  const made = address ? `[](${inside})` : `[${inside}](https://)`;
  const caret = address ? start + 1 : start + made.length - 1;
  return { text: text.slice(0, start) + made + text.slice(end), start: caret, end: caret };
}

/** What is being typed at the caret that a list can complete: `@an`, `#gri`, `:coff`. */
export interface Trigger {
  kind: 'member' | 'category' | 'emoji';
  query: string;
  /** Where the sign stands. */
  from: number;
}

const KINDS = { '@': 'member', '#': 'category', ':': 'emoji' } as const;

/** The word at the caret when it begins with one of the signs; an emoji needs two letters, so that times stay times. */
export function triggerAt(text: string, caret: number): Trigger | null {
  const match = /(?:^|[\s(])([@#:])([\p{L}\p{N}_.+-]{0,30})$/u.exec(text.slice(Math.max(0, caret - 40), caret));
  if (!match) return null;
  const kind = KINDS[match[1] as keyof typeof KINDS];
  const query = match[2]!;
  if (query.length < (kind === 'emoji' ? 2 : 1)) return null;
  return { kind, query, from: caret - query.length - 1 };
}
