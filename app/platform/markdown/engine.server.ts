import createMarkdownIt, { type MarkdownIt, type StateBlock } from 'markdown-it';
import { addFootnotes } from './footnotes.server';
import { MAX_LIST_LEVEL, MAX_QUOTE_LEVEL, MAX_TABLE_CELLS, MAX_TABLE_COLUMNS } from './limits';

const BAR = 0x7c;

/**
 * The parser: CommonMark with tables, strikethrough, bare addresses and footnotes. Raw HTML is
 * recognised (so that what is inside a tag is not taken for Markdown) and later shown as text.
 */
export const engine = createEngine();

function createEngine(): MarkdownIt {
  const parser = createMarkdownIt('default', { html: true, linkify: true });
  // Every target passes here; which ones become links is decided in one place, targets.ts.
  parser.validateLink = () => true;
  parser.normalizeLinkText = (text) => text;
  // Kept apart, an escaped character can be told from a plain one: `\@ana` is not a mention.
  parser.core.ruler.disable('text_join');
  linkOnlyWhatGfmLinks(parser);
  addFootnotes(parser);
  guard(parser, 'blockquote', (state) => state.level < MAX_QUOTE_LEVEL);
  guard(parser, 'list', (state) => state.level < MAX_LIST_LEVEL);
  guard(parser, 'table', tableIsReasonable);
  return parser;
}

/** Bare addresses: `http(s)://`, `www.` and e-mail, as GitHub does; not `example.com` nor `ftp:`. */
function linkOnlyWhatGfmLinks(parser: MarkdownIt): void {
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
  parser.linkify.add('ftp:', null).add('//', null);
  parser.linkify.add('www.', {
    validate(text, position, self) {
      if (/[\p{L}\p{N}_/.@-]$/u.test(text.slice(Math.max(0, position - 6), position - 4))) return 0;
      const end = self.testSchemaAt(`http://www.${text.slice(position, position + 2048)}`, 'http:', 5);
      return end > '//www.'.length ? end - '//www.'.length : 0;
    },
    normalize(match) {
      match.url = `http://${match.url}`;
    },
  });
}

/** Lets a block rule apply only where `allowed` says so; elsewhere its marks are text. */
function guard(parser: MarkdownIt, name: string, allowed: (state: StateBlock, line: number) => boolean): void {
  // The ruler has no public way to read a rule back by its name.
  const entry = parser.block.ruler.__rules__.find((rule) => rule.name === name);
  if (!entry) throw new Error(`markdown-it has no block rule "${name}"`);
  const rule = entry.fn;
  parser.block.ruler.at(
    name,
    (state, start, end, silent) => allowed(state, start) && rule(state, start, end, silent),
    { alt: entry.alt },
  );
}

function tableIsReasonable(state: StateBlock, line: number): boolean {
  let columns = 1;
  for (let at = state.bMarks[line] ?? 0; at < (state.eMarks[line] ?? 0); at += 1) {
    if (state.src.charCodeAt(at) === BAR) columns += 1;
  }
  return columns <= MAX_TABLE_COLUMNS && columns * (state.lineMax - line) <= MAX_TABLE_CELLS;
}
