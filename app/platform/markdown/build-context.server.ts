import type { Element, ElementContent } from 'hast';
import { labelsFor } from './labels';
import { MAX_COLOURED_CHARACTERS, MAX_TARGET_CHARACTERS } from './limits';
import type { Parsed } from './parse.server';
import type { RenderOptions } from './types';

/** What one rendering knows and has used up so far. */
export type BuildContext = {
  parsed: Parsed;
  options: RenderOptions;
  labels: ReturnType<typeof labelsFor>;
  /** Targets outside the site, in order of appearance. */
  links: Set<string>;
  /** Footnotes referred to so far: their number and how often. */
  notes: Map<string, { number: number; references: number }>;
  targetCharactersLeft: number;
  codeCharactersLeft: number;
};

/** A fresh context for rendering `parsed`. */
export function createContext(parsed: Parsed, options: RenderOptions): BuildContext {
  return {
    parsed,
    options,
    labels: labelsFor(options.locale),
    links: new Set(),
    notes: new Map(),
    targetCharactersLeft: MAX_TARGET_CHARACTERS,
    codeCharactersLeft: MAX_COLOURED_CHARACTERS,
  };
}

/** An element of the HTML tree. */
export function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** The id of footnote `number`, or of one of the places that refer to it; unlike that of any other text on the page. */
export function footnoteId(context: BuildContext, kind: 'fn' | 'fnref', number: number, reference = 1): string {
  const prefix = (context.options.idPrefix ?? '').replace(/[^A-Za-z0-9-]/g, '');
  const base = prefix ? `${kind}-${prefix}-${number}` : `${kind}-${number}`;
  return reference > 1 ? `${base}-${reference}` : base;
}
