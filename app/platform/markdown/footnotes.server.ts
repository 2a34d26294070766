import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';
import { MAX_FOOTNOTE_LABEL } from './limits';

const CONTENT_INDENT = 4;
const DEFINITION = new RegExp(`^\\[\\^([^\\]\\s]{1,${MAX_FOOTNOTE_LABEL}})\\]:`);
const REFERENCE = new RegExp(`\\[\\^([^\\]\\s]{1,${MAX_FOOTNOTE_LABEL}})\\]`, 'y');

/** Labels defined so far, kept in the environment of one parse. */
function labels(env: object): Set<string> {
  const holder = env as { footnotes?: Set<string> };
  return (holder.footnotes ??= new Set());
}

/**
 * Footnotes of GitHub Flavored Markdown: `[^label]` in the text and `[^label]: ...` at the start of a line,
 * outside lists and quotes, with further lines indented by four. Emits `footnote_open` / `footnote_close`
 * where the definition stands, and `footnote_ref`; the label is in `info`.
 */
export function addFootnotes(parser: MarkdownIt): void {
  const normalize = (label: string) => parser.utils.normalizeReference(label);

  function definition(state: StateBlock, start: number, end: number, silent: boolean): boolean {
    const begin = (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0);
    const indent = state.sCount[start] ?? 0;
    // In a list or another footnote, a definition that stands further out ends what is open.
    const endsAnother = silent && indent < state.blkIndent;
    if ((state.level > 0 && !endsAnother) || indent >= CONTENT_INDENT) return false;
    if (state.src.charCodeAt(begin) !== 0x5b) return false;
    const found = DEFINITION.exec(state.src.slice(begin, Math.min(state.eMarks[start] ?? 0, begin + MAX_FOOTNOTE_LABEL + 4)));
    if (!found) return false;
    if (silent) return true;

    const label = normalize(found[1] ?? '');
    labels(state.env).add(label);
    const open = state.push('footnote_open', '', 1);
    open.info = label;
    contentOf(state, start, end, begin + found[0].length);
    state.push('footnote_close', '', -1);
    return true;
  }

  function reference(state: StateInline, silent: boolean): boolean {
    if (state.src.charCodeAt(state.pos) !== 0x5b || state.src.charCodeAt(state.pos + 1) !== 0x5e) return false;
    if (labels(state.env).size === 0) return false;
    REFERENCE.lastIndex = state.pos;
    const found = REFERENCE.exec(state.src);
    const label = normalize(found?.[1] ?? '');
    if (!found || !labels(state.env).has(label)) return false;
    if (!silent) state.push('footnote_ref', '', 0).info = label;
    state.pos += found[0].length;
    return true;
  }

  parser.block.ruler.before('reference', 'footnote', definition, { alt: ['paragraph', 'reference'] });
  parser.inline.ruler.before('link', 'footnote_ref', reference);
}

/** Reads the rest of the line and the indented lines below it as blocks of their own. */
function contentOf(state: StateBlock, start: number, end: number, contentStart: number): void {
  const saved = { mark: state.bMarks[start], shift: state.tShift[start], count: state.sCount[start] };
  let first = contentStart;
  while (first < (state.eMarks[start] ?? 0) && /[ \t]/.test(state.src.charAt(first))) first += 1;
  state.bMarks[start] = contentStart;
  state.tShift[start] = first - contentStart;
  state.blkIndent += CONTENT_INDENT;
  // Whatever follows the colon counts as standing exactly at the indentation of the content.
  state.sCount[start] = state.blkIndent;
  state.md.block.tokenize(state, start, end);
  state.blkIndent -= CONTENT_INDENT;
  state.bMarks[start] = saved.mark ?? 0;
  state.tShift[start] = saved.shift ?? 0;
  state.sCount[start] = saved.count ?? 0;
}

/** Takes the definitions out of the token stream: the body, and the blocks of each label (the first one counts). */
export function separateFootnotes(tokens: Token[]): { body: Token[]; footnotes: Map<string, Token[]> } {
  const body: Token[] = [];
  const footnotes = new Map<string, Token[]>();
  let into = body;
  for (const token of tokens) {
    if (token.type === 'footnote_open') {
      into = [];
      if (!footnotes.has(token.info)) footnotes.set(token.info, into);
    } else if (token.type === 'footnote_close') into = body;
    else into.push(token);
  }
  return { body, footnotes };
}
