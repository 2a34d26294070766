import type { ElementContent } from 'hast';
import { common, createLowlight } from 'lowlight';

const lowlight = createLowlight(common);

/**
 * The coloured spans (`hljs-*` classes) of a piece of code, or `null` when the language is not one of the
 * common ones that are installed.
 * @param language a name or alias such as `js`, `sh`, `c++`
 */
export function colourCode(code: string, language: string): ElementContent[] | null {
  const name = language.toLowerCase();
  if (!lowlight.registered(name)) return null;
  const children: ElementContent[] = [];
  for (const child of lowlight.highlight(name, code).children) if (child.type !== 'doctype') children.push(child);
  return children;
}
