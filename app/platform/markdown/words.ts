import { nameToEmoji } from 'gemoji';

/** A stretch of running text: plain, or a name that means something. `raw` is what was typed. */
export type Piece =
  | { type: 'text'; raw: string }
  | { type: 'emoji'; raw: string; character: string }
  | { type: 'mention'; raw: string; username: string }
  | { type: 'category'; raw: string; slug: string };

/** A token's text; `literal` when it was escaped with a backslash or written as an entity. */
export type Run = { text: string; literal: boolean };

const EMOJI = new Map(Object.entries(nameToEmoji));
const LETTER = '\\p{L}\\p{M}\\p{N}';

/**
 * `@name` of 3 to 20 letters, digits, `_`, `-`, `.` that ends in a letter or digit and does not stand inside
 * a word, an e-mail address, a path or a federated handle; `#slug`; `:emoji:`.
 */
const NAMES = new RegExp(
  `(?<![${LETTER}_@#&/])(?:` +
    `@(?<username>[\\p{L}\\p{N}][${LETTER}_.-]{1,18}[${LETTER}])(?![${LETTER}@]|/[^@\\s])` +
    `|#(?<slug>[\\p{L}\\p{N}](?:[${LETTER}-]{0,58}[${LETTER}])?)(?![${LETTER}_#])` +
    `|:(?<emoji>[a-z0-9_+-]{1,50}):(?![${LETTER}]))`,
  'gu',
);

/** Splits adjoining runs of text into plain stretches and names; an escaped mark never starts a name. */
export function splitWords(runs: Run[]): Piece[] {
  const text = runs.map((run) => run.text).join('');
  if (!/[@#:]/.test(text)) return [{ type: 'text', raw: text }];
  const literal = literalPositions(runs);
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(NAMES)) {
    const named = literal.has(match.index) ? null : pieceOf(match);
    if (!named) continue;
    if (match.index > done) pieces.push({ type: 'text', raw: text.slice(done, match.index) });
    pieces.push(named);
    done = match.index + match[0].length;
  }
  if (done < text.length) pieces.push({ type: 'text', raw: text.slice(done) });
  return pieces;
}

function pieceOf(match: RegExpExecArray): Piece | null {
  const raw = match[0];
  const { username, slug, emoji } = match.groups ?? {};
  if (username) return { type: 'mention', raw, username: username.normalize('NFC').toLowerCase() };
  if (slug) return { type: 'category', raw, slug: slug.normalize('NFC').toLowerCase() };
  const character = EMOJI.get(emoji ?? '');
  return character ? { type: 'emoji', raw, character } : null;
}

function literalPositions(runs: Run[]): Set<number> {
  const positions = new Set<number>();
  let at = 0;
  for (const run of runs) {
    if (run.literal) positions.add(at);
    at += run.text.length;
  }
  return positions;
}
