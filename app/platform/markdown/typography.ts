/** A stretch of a paragraph; `fixed` ones (code, addresses, escaped characters) are context and stay as they are. */
export type Stretch = { text: string; fixed: boolean };

const NO_BREAK = '\u00a0';
const NARROW = '\u202f';

/** Names and addresses inside running text, whose marks are not punctuation. */
const NOT_PROSE = /:[\w+-]{1,50}:|[@#][\p{L}\p{N}][\p{L}\p{N}_.-]*|\p{L}[\w+.-]{0,30}:\/\/\S*|[:;]-?[()|/\\*DPpoO3]+(?![\p{L}\p{N}])|<\/?3/gu;
const SPACE = /^[ \t\n\u00a0\u202f]?$/;
const WORD = /[\p{L}\p{M}\p{N}]/u;

/**
 * French typography for one paragraph: « » with no-break spaces for straight double quotes that pair up,
 * a narrow no-break space before `;` `?` `!`, a no-break space before `:`, ’ for an apostrophe, … for three dots.
 * Times (10:30), emoticons, `:emoji:`, `::`, unpaired marks and inches stay as typed. Applying it twice changes nothing.
 * @returns the new text of each stretch, in order
 */
export function frenchTypography(stretches: Stretch[]): string[] {
  const source = stretches.map((stretch) => stretch.text).join('');
  if (!/["'.;:?!«»]/.test(source)) return stretches.map((stretch) => stretch.text);
  // One entry per UTF-16 unit, so that each change stays with the stretch it belongs to.
  const units = source.split('');
  const fixed = fixedUnits(stretches, source);
  const at = (index: number) => source[index] ?? '';

  const changes = new Map<number, string>(pairedQuotes(source, fixed));
  units.forEach((unit, index) => {
    if (fixed[index] || changes.has(index)) return;
    if (unit === "'" && WORD.test(at(index - 1)) && /[\p{L}\p{N}"«’]/u.test(at(index + 1))) changes.set(index, '’');
    if (unit === '.' && source.startsWith('...', index) && at(index - 1) !== '.' && at(index + 3) !== '.') {
      changes.set(index, '…').set(index + 1, '').set(index + 2, '');
    }
    if (unit === '«' && at(index + 1) !== '' && !/[ \n\u00a0\u202f]/.test(at(index + 1))) changes.set(index, `«${NO_BREAK}`);
    if (unit === ' ' && at(index - 1) === '«') changes.set(index, NO_BREAK);
    if (/[;:?!»]/.test(unit)) spaceBefore(unit, index, source, fixed, changes);
  });

  let end = 0;
  return stretches.map((stretch) => {
    const begin = end;
    end += stretch.text.length;
    if (stretch.fixed) return stretch.text;
    return units.slice(begin, end).map((unit, offset) => changes.get(begin + offset) ?? unit).join('');
  });
}

/** Turns the space before a high mark into the right no-break space, or adds it after a word. */
function spaceBefore(mark: string, index: number, source: string, fixed: boolean[], changes: Map<number, string>): void {
  const before = source[index - 1] ?? '';
  const after = source[index + 1] ?? '';
  const closes = mark === ';' || mark === ':' ? /^[\s"«]?$/ : /^[\s"»).,?!…]?$/;
  if (mark !== '»' && !closes.test(after)) return;
  const space = mark === ':' || mark === '»' ? NO_BREAK : NARROW;
  if (before === ' ') {
    const lineStart = index < 2 || source[index - 2] === '\n';
    if (!fixed[index - 1] && !lineStart) changes.set(index - 1, space);
  } else if (/[\p{L}\p{M}\p{N})"’%€…\]\ufffc]/u.test(before) || (mark !== '»' && before === '»') || (mark === '»' && /[.?!]/.test(before))) {
    changes.set(index, space + mark);
  } else if (before === '.' && source.slice(index - 3, index) === '...') {
    changes.set(index, space + mark);
  }
}

/**
 * Straight double quotes that open and close something; the others are left out. What holds another mark, straight or
 * not, is no pair: nobody can say which belong together, and a second look would see it otherwise than the first.
 */
function pairedQuotes(source: string, fixed: boolean[]): [number, string][] {
  const changes: [number, string][] = [];
  let open: number | null = null;
  for (const { 0: mark, index } of source.matchAll(/["«»]/g)) {
    if (fixed[index]) continue;
    const before = source[index - 1] ?? '';
    const after = source[index + 1] ?? '';
    const opens = mark === '"' && (SPACE.test(before) || /[([{'’«\-–—/]/.test(before)) && !SPACE.test(after);
    const closes = mark === '"' && !SPACE.test(before) && !WORD.test(after);
    if (open !== null && closes) {
      changes.push([open, `«${NO_BREAK}`], [index, `${NO_BREAK}»`]);
      open = null;
    } else open = opens ? index : null;
  }
  return changes;
}

function fixedUnits(stretches: Stretch[], source: string): boolean[] {
  const fixed: boolean[] = [];
  for (const stretch of stretches) for (let unit = 0; unit < stretch.text.length; unit += 1) fixed.push(stretch.fixed);
  for (const match of source.matchAll(NOT_PROSE)) {
    for (let unit = match.index; unit < match.index + match[0].length; unit += 1) fixed[unit] = true;
  }
  return fixed;
}
