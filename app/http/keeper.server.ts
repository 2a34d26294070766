import { steadyNumber } from '~/platform/steady/index.server';
import type { Keeper } from '~/ui/kept';

/** Pieces of all pages together, with their names, in characters. */
const ROOM = 32_000_000;

const kept = new Map<string, string>();
let filled = 0;

/** A keeper for one page: after rendering, `finish` puts known pieces in their places and keeps the new ones. */
export interface PageKeeper extends Keeper {
  finish(markup: string): string;
}

interface Place {
  name: string;
  known: string | undefined;
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
      if (places.length === 0) return markup;
      // React separates texts that follow each other by an empty comment.
      const [first, ...parts] = markup.replaceAll(`<!-- -->${secret}`, secret).split(secret);
      let page = first!;
      const begun: number[] = [];
      for (const part of parts) {
        const end = part.indexOf(';');
        const { name, known, own } = places[Number(part.slice(1, end))]!;
        if (part[0] === 'k') page += filledIn(known!, own);
        else if (part[0] === 'b') begun.push(page.length);
        else keep(name, emptied(page.slice(begun.pop()), own), trust);
        page += part.slice(end + 1);
      }
      return page;
    },
  };
}

/** A gap for what differs each time; no text that came over HTTP or out of the database holds this character. */
const gap = (at: number): string => `\0${at};`;

function emptied(piece: string, own: readonly string[]): string {
  return own.reduce((text, value, at) => text.replaceAll(value, gap(at)), piece);
}

function filledIn(piece: string, own: readonly string[]): string {
  return own.reduce((text, value, at) => text.replaceAll(gap(at), value), piece);
}

/** Steady values are known by their number, all others by all that they hold. */
function nameOf(value: unknown): string {
  const number = steadyNumber(value);
  return number === undefined ? JSON.stringify(value) : `#${number}`;
}

function find(name: string): string | undefined {
  const piece = kept.get(name);
  if (piece === undefined) return undefined;
  // What was used last goes last.
  kept.delete(name);
  kept.set(name, piece);
  return piece;
}

function keep(name: string, piece: string, trust: boolean): void {
  const before = kept.get(name);
  if (before !== undefined && before !== piece && !trust) throw new Error(`A kept piece depends on more than its name says: ${name}`);
  if (before !== undefined) return;
  kept.set(name, piece);
  filled += name.length + piece.length;
  for (const [oldest, text] of kept) {
    if (filled <= ROOM) return;
    kept.delete(oldest);
    filled -= oldest.length + text.length;
  }
}
