import type { ElementContent, RootContent } from 'hast';
import { common, createLowlight, type LanguageFn } from 'lowlight';
import { MAX_COLOUR_DEPTH } from './limits';

/**
 * A session at a prompt, of which only the prompt is coloured. The grammars that come with highlight.js hand each line to
 * another one and open again all that the line before had left open: 8 kB of it became 46 MB of HTML, 20 kB the end of the process.
 */
const session =
  (name: string, aliases: string[], prompt: RegExp): LanguageFn =>
  () => ({ name, aliases, contains: [{ scope: 'meta.prompt', begin: prompt }] });

const lowlight = createLowlight({
  ...common,
  shell: session('Shell Session', ['console', 'shellsession'], /^\s{0,3}[/~\w\d[\]()@-]{0,100}[>%$#] ?/),
  'python-repl': session('Python REPL', ['pycon'], /^(?:>>>|\.\.\.)(?= |$)/),
});

/**
 * The grammars take quadratic time over long runs of the same kind (measured: 1.8 s for 20,000 letters of "ini").
 * Code that people write has shorter lines, and punctuation now and then.
 */
const NOT_LIKE_CODE = /[^\n]{500}|[\w\s]{800}/;

/** Each of these has the rest read by another grammar, again and again: 2,500 of them took 4 s. */
const INNER = /<(?:script|style)\b|<\?/gi;
const MOST_INNER = 30;

/** How much dearer than others these are over the worst that was found for them (C: 38 µs a character, "ini": 24). */
const DEAR = new Map([['c', 3], ['h', 3], ['cpp', 3], ['c++', 3], ['cc', 3], ['h++', 3], ['hpp', 3], ['hh', 3], ['hxx', 3], ['cxx', 3], ['arduino', 3], ['ino', 3], ['objectivec', 3], ['objc', 3], ['obj-c', 3], ['mm', 3], ['ini', 2], ['toml', 2], ['r', 2]]);

/** What colouring costs, in characters of ordinary code. */
export function colouringCost(code: string, language: string): number {
  return code.length * (DEAR.get(language.toLowerCase()) ?? 1);
}

/**
 * The coloured spans (`hljs-*` classes) of a piece of code, or `null` when the language is not one of the
 * common ones that are installed, or the text is hardly code (a minified file, thousands of brackets in each other).
 * @param language a name or alias such as `js`, `sh`, `c++`
 */
export function colourCode(code: string, language: string): ElementContent[] | null {
  const name = language.toLowerCase();
  if (!lowlight.registered(name) || NOT_LIKE_CODE.test(code)) return null;
  if ((code.match(INNER)?.length ?? 0) > MOST_INNER) return null;
  const root = lowlight.highlight(name, code);
  if (isDeeperThan(MAX_COLOUR_DEPTH, root.children)) return null;
  const children: ElementContent[] = [];
  for (const child of root.children) if (child.type !== 'doctype') children.push(child);
  return children;
}

/** Looked at level by level: the stack of calls is just what too deep a tree would break. */
function isDeeperThan(depth: number, nodes: readonly RootContent[]): boolean {
  let level = nodes;
  for (let at = 0; level.length > 0; at += 1) {
    if (at > depth) return true;
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return false;
}
