import { steadyNumber } from '~/platform/steady/index.server';
import type { Keeper } from '~/ui/kept';

/** Pieces of all pages together, with their names, in bytes. */
const ROOM = 16_000_000;

/** Bytes as they are sent, and between them the places of what differs each time, by number. */
type Piece = readonly (Buffer | number)[];

const kept = new Map<string, Piece>();
let filled = 0;

/** A keeper for one page: after rendering, `finish` puts known pieces in their places and keeps the new ones. */
export interface PageKeeper extends Keeper {
  /** @returns the page as it is sent: known pieces are not copied, nor made into bytes again */
  finish(markup: string): Buffer[];
}

interface Place {
  name: string;
  known: Piece | undefined;
  /** What differs in this piece each time. */
  own: readonly string[];
}

/**
 * @param secret letters and digits that differ from page to page and that nobody who writes on it knows: marks are made of it
 * @param trust false: pieces are made every time and compared with what was kept, to find those that depend on more
 *   than their name says
 */
export function keeperOf(secret: string, trust: boolean): PageKeeper {
  const places: Place[] = [];
  return {
    piece(reading, by, own) {
      const name = `${reading}|${by.map(nameOf).join('|')}`;
      const known = trust ? find(name) : undefined;
      const at = places.push({ name, known, own }) - 1;
      return known === undefined ? { begin: `${secret}b${at};`, end: `${secret}e${at};` } : { known: `${secret}k${at};` };
    },
    finish(markup) {
      // React separates texts that follow each other by an empty comment.
      const [first, ...parts] = markup.replaceAll(`<!-- -->${secret}`, secret).split(secret);
      const page: Buffer[] = [Buffer.from(first!)];
      const begun: number[] = [];
      for (const part of parts) {
        const end = part.indexOf(';');
        const { name, known, own } = places[Number(part.slice(1, end))]!;
        if (part[0] === 'k') for (const bytes of known!) page.push(typeof bytes === 'number' ? Buffer.from(own[bytes]!) : bytes);
        else if (part[0] === 'b') begun.push(page.length);
        else keep(name, Buffer.concat(page.slice(begun.pop())), own, trust);
        if (end + 1 < part.length) page.push(Buffer.from(part.slice(end + 1)));
      }
      return page;
    },
  };
}

/** Leaves gaps where one of these stands. */
function withGaps(bytes: Buffer, own: readonly string[]): Piece {
  return own.reduce<Piece>(
    (piece, value, gap) => piece.flatMap((part) => (typeof part === 'number' ? [part] : splitAt(part, value, gap))),
    [bytes],
  );
}

function splitAt(bytes: Buffer, value: string, gap: number): Piece {
  const at = bytes.indexOf(value);
  return at < 0 ? [bytes] : [bytes.subarray(0, at), gap, ...splitAt(bytes.subarray(at + Buffer.byteLength(value)), value, gap)];
}

/** Steady values are known by their number, all others by all that they hold. */
function nameOf(value: unknown): string {
  const number = steadyNumber(value);
  return number === undefined ? JSON.stringify(value) : `#${number}`;
}

function find(name: string): Piece | undefined {
  const piece = kept.get(name);
  if (piece === undefined) return undefined;
  // What was used last goes last.
  kept.delete(name);
  kept.set(name, piece);
  return piece;
}

function keep(name: string, made: Buffer, own: readonly string[], trust: boolean): void {
  const piece = withGaps(made, own);
  const before = kept.get(name);
  if (before && !trust && !isSame(before, piece)) throw new Error(`A kept piece depends on more than its name says: ${name}`);
  if (before) return;
  kept.set(name, piece);
  filled += sizeOf(name, piece);
  for (const [oldest, other] of kept) {
    if (filled <= ROOM) return;
    kept.delete(oldest);
    filled -= sizeOf(oldest, other);
  }
}

function isSame(one: Piece, other: Piece): boolean {
  return one.length === other.length && one.every((part, at) => (typeof part === 'number' ? part === other[at] : part.equals(other[at] as Buffer)));
}

function sizeOf(name: string, piece: Piece): number {
  return piece.reduce<number>((size, part) => size + (typeof part === 'number' ? 0 : part.length), name.length);
}
