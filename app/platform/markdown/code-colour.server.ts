import type { ElementContent } from 'hast';
import { common, createLowlight } from 'lowlight';

const lowlight = createLowlight(common);

/**
 * The grammars take quadratic time over long runs of the same kind (measured: 1.8 s for 20,000 letters of "ini").
 * Code that people write has shorter lines, and punctuation now and then.
 */
const NOT_LIKE_CODE = /[^\n]{500}|[\w\s]{800}/;

/**
 * The coloured spans (`hljs-*` classes) of a piece of code, or `null` when the language is not one of the
 * common ones that are installed, or the text is hardly code (a minified file).
 * @param language a name or alias such as `js`, `sh`, `c++`
 */
export function colourCode(code: string, language: string): ElementContent[] | null {
  const name = language.toLowerCase();
  if (!lowlight.registered(name) || NOT_LIKE_CODE.test(code)) return null;
  const children: ElementContent[] = [];
  for (const child of lowlight.highlight(name, code).children) if (child.type !== 'doctype') children.push(child);
  return children;
}
