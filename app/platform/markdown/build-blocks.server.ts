import type { ElementContent, Properties } from 'hast';
import type { Token } from 'markdown-it';
import { element, footnoteId, type BuildContext } from './build-context.server';
import { buildInline } from './build-inline.server';
import { colourCode, colouringCost } from './code-colour.server';
import { engine } from './engine.server';
import { MAX_BACK_LINKS } from './limits';
import { attribute } from './parse.server';

type Frame = { tag: string; properties: Properties; children: ElementContent[] };

const LINE: ElementContent = { type: 'text', value: '\n' };
const TASK = /^\[([ xX])\][ \t]/;
/** A line of code longer than this scrolls on a narrow screen, so that the keyboard must be able to reach it. */
const SCROLLING_LINE = 36;
const BLOCKS = new Set(['p', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);
/** Containers whose children stand on lines of their own, also when there are none. */
const LINED = new Set(['blockquote', 'ul', 'ol', 'table', 'thead', 'tbody', 'tr']);

/** The whole text: its body and, below it, the footnotes that it refers to. */
export function buildDocument(context: BuildContext): ElementContent[] {
  const nodes = buildBlocks(context.parsed.body, context);
  if (context.notes.size > 0) nodes.push(footnotes(context), LINE);
  return nodes;
}

function buildBlocks(tokens: Token[], context: BuildContext): ElementContent[] {
  const frames: Frame[] = [{ tag: '', properties: {}, children: [] }];
  const append = (node: ElementContent) => appendBlock(frames.at(-1)?.children ?? [], node, frames.length > 1);
  tokens.forEach((token, index) => {
    if (token.type === 'inline') {
      const task = taskOf(tokens, index);
      const before = frames.at(-1)?.children;
      if (task !== null) before?.push(checkbox(task, context), { type: 'text', value: ' ' });
      before?.push(...buildInline(token.children ?? [], context, task === null ? 0 : '[ ] '.length));
    } else if (token.nesting === 1 && !token.hidden) frames.push(openFrame(token, tokens, index, context));
    else if (token.nesting === -1 && !token.hidden) {
      const frame = frames.pop();
      if (frame) append(closeFrame(frame, context));
    } else if (token.type === 'hr') append(element('hr', {}, []));
    else if (token.type === 'fence' || token.type === 'code_block') append(code(token, context));
    else if (token.type === 'html_block') {
      append(element('p', { className: ['typed-html'] }, [{ type: 'text', value: token.content.replace(/\n+$/, '') }]));
    }
  });
  return frames[0]?.children ?? [];
}

/** Puts each block on its own line, as the CommonMark examples do; inline nodes simply follow each other. */
function appendBlock(children: ElementContent[], node: ElementContent, inside: boolean): void {
  if (node.type !== 'element' || !BLOCKS.has(node.tagName)) {
    children.push(node);
    return;
  }
  const last = children.at(-1);
  if (last ? !(last.type === 'text' && last.value === '\n') : inside) children.push(LINE);
  children.push(node, LINE);
}

function openFrame(token: Token, tokens: Token[], index: number, context: BuildContext): Frame {
  const properties: Properties = {};
  if (token.type === 'ordered_list_open' && attribute(token, 'start')) properties.start = Number(attribute(token, 'start'));
  const align = /text-align:(left|center|right)/.exec(attribute(token, 'style') ?? '')?.[1];
  if (align) properties.align = align;
  if (token.type === 'list_item_open' && taskOf(tokens, index + 2) !== null) properties.className = ['task'];
  if (token.type === 'bullet_list_open' && taskOf(tokens, index + 3) !== null) properties.className = ['tasks'];
  return { tag: tagOf(token, context), properties, children: [] };
}

/** A post's own headings begin below the title of the page and of the thread: # is h3. */
function tagOf(token: Token, context: BuildContext): string {
  if (token.type !== 'heading_open') return token.tag;
  if (context.options.kind !== 'post') return 'bold-line';
  return `h${Math.min(6, Number(token.tag.slice(1)) + 2)}`;
}

function closeFrame(frame: Frame, context: BuildContext): ElementContent {
  if (frame.tag === 'bold-line') return element('p', {}, [element('strong', {}, frame.children)]);
  if (LINED.has(frame.tag) && frame.children.length === 0) frame.children.push(LINE);
  // A heading of nothing would be read out as one.
  const tag = frame.tag === 'th' && frame.children.length === 0 ? 'td' : frame.tag;
  const node = element(tag, frame.properties, frame.children);
  if (frame.tag !== 'table') return node;
  return element('div', { className: ['table-scroll'], role: 'group', ariaLabel: context.labels.table, tabIndex: 0 }, [node]);
}

/** Whether the text at `index` begins a task of a list, and if so whether it is done. */
function taskOf(tokens: Token[], index: number): boolean | null {
  if (tokens[index - 2]?.type !== 'list_item_open' || tokens[index]?.type !== 'inline') return null;
  const first = tokens[index]?.children?.[0];
  const mark = first?.type === 'text' ? TASK.exec(first.content)?.[1] : undefined;
  return mark === undefined ? null : mark !== ' ';
}

function checkbox(done: boolean, context: BuildContext): ElementContent {
  return element('input', { type: 'checkbox', disabled: true, checked: done, ariaLabel: context.labels.task }, []);
}

function code(token: Token, context: BuildContext): ElementContent {
  const language = /^\S+/.exec(engine.utils.unescapeAll(token.info).trim())?.[0] ?? '';
  const { content } = token;
  let coloured: ElementContent[] | null = null;
  const cost = colouringCost(content, language);
  if (language && cost <= context.codeCharactersLeft) {
    // Also where it comes to nothing: it was read.
    context.codeCharactersLeft -= cost;
    coloured = colourCode(content, language);
  }
  const className = [...(coloured ? ['hljs'] : []), ...(language ? [`language-${language}`] : [])];
  const scrolls = content.split('\n').some((line) => line.length > SCROLLING_LINE);
  return element('pre', scrolls ? { tabIndex: 0 } : {}, [
    element('code', className.length > 0 ? { className } : {}, coloured ?? [{ type: 'text', value: content }]),
  ]);
}

function footnotes(context: BuildContext): ElementContent {
  const items: ElementContent[] = [];
  // Footnotes may refer to further ones, which join the end of the map while it is walked.
  for (const [label, note] of context.notes) {
    const content = buildBlocks(context.parsed.footnotes.get(label) ?? [], context);
    items.push(LINE, element('li', { id: footnoteId(context, 'fn', note.number) }, content));
  }
  [...context.notes.values()].forEach((note, index) => {
    const item = items[index * 2 + 1];
    if (item?.type === 'element') addBackLinks(item.children, note, context);
  });
  return element('div', { className: ['footnotes'], role: 'group', ariaLabel: context.labels.footnotes }, [
    element('hr', {}, []),
    element('ol', {}, [...items, LINE]),
  ]);
}

function addBackLinks(content: ElementContent[], note: { number: number; references: number }, context: BuildContext): void {
  const lastParagraph = content.findLast((node) => node.type === 'element');
  const into = lastParagraph?.type === 'element' && lastParagraph.tagName === 'p' ? lastParagraph.children : content;
  for (let reference = 1; reference <= Math.min(note.references, MAX_BACK_LINKS); reference += 1) {
    const name = reference > 1 ? `${note.number}-${reference}` : String(note.number);
    const href = `#${footnoteId(context, 'fnref', note.number, reference)}`;
    into.push({ type: 'text', value: ' ' });
    into.push(element('a', { href, className: ['footnote-back'], ariaLabel: context.labels.back(name) }, [{ type: 'text', value: '↩\ufe0e' }]));
  }
}
