/** The attributes of one row, in the order of the file; the values decoded. */
export type Attributes = Readonly<Record<string, string | undefined>>;

export type ParsedRow = {
  attributes: Attributes;
  /** Control characters stood in it and were dropped. */
  mended: boolean;
  /** Index behind the tag; only space should follow. */
  end: number;
};

const NAME = /[A-Za-z_:][\w:.-]*/y;
const SPACE = /[ \t\r\n]*/y;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Control characters, which XML forbids even as references; a few dumps have them in code that people pasted. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu;

/**
 * Reads the tag of a row, strictly: what XML calls an error makes the row unreadable.
 *
 * @param tag from `<` up to (not including) the next `<` of the file, so with the space behind the tag
 * @param from index behind the tag's name
 * @returns null when the tag is not well-formed
 */
export function parseRow(tag: string, from: number): ParsedRow | null {
  const attributes: Record<string, string | undefined> = Object.create(null) as Record<string, string | undefined>;
  let mended = false;
  let at = from;
  for (;;) {
    const start = skipSpace(tag, at);
    const next = tag[start];
    if (next === '/' || next === '>') {
      if (next === '>') return { attributes, mended, end: start + 1 };
      return tag[start + 1] === '>' ? { attributes, mended, end: start + 2 } : null;
    }
    if (start === at) return null; // a space must stand before each attribute
    NAME.lastIndex = start;
    const name = NAME.exec(tag)?.[0];
    if (!name || name in attributes) return null;
    const equals = skipSpace(tag, start + name.length);
    if (tag[equals] !== '=') return null;
    const opening = skipSpace(tag, equals + 1);
    const quote = tag[opening];
    if (quote !== '"' && quote !== "'") return null;
    const closing = tag.indexOf(quote, opening + 1);
    if (closing < 0) return null;
    const value = decode(tag.slice(opening + 1, closing));
    if (value === null) return null;
    const clean = value.replace(FORBIDDEN, '');
    mended ||= clean.length !== value.length;
    attributes[name] = clean;
    at = closing + 1;
  }
}

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.exec(text);
  return SPACE.lastIndex;
}

/** Line ends and tabs as spaces, as XML has it for attributes, then references resolved; null for an unknown one. */
function decode(raw: string): string | null {
  const flat = /[\t\r\n]/.test(raw) ? raw.replace(/\r\n|[\t\r\n]/g, ' ') : raw;
  if (!flat.includes('&')) return flat;
  let known = true;
  const text = flat.replace(/&(?:#x([0-9a-fA-F]{1,6});|#([0-9]{1,7});|(amp|lt|gt|quot|apos);)?/g, (_, hex?: string, decimal?: string, name?: string) => {
    if (name) return ENTITIES[name]!;
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : NaN;
    if (code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)) return String.fromCodePoint(code);
    known = false;
    return '';
  });
  return known ? text : null;
}
