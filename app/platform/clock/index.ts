/**
 * Time and identifiers come from here and nowhere else, so that a test can decide both
 * and a reader knows where to look.
 */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32: no i, l, o, u
const ID_LENGTH = 12; // 60 bits: a one in a million chance of a clash at 1.5 million rows

let clock: (() => Date) | null = null;

/** The current instant (UTC). */
export function now(): Date {
  return clock ? clock() : new Date();
}

/** Replaces the clock, for tests and simulations; `null` gives the real one back. */
export function setClock(fn: (() => Date) | null): void {
  clock = fn;
}

/** A new public identifier: 12 characters of Crockford's base 32, not guessable, fit for addresses. */
export function newId(): string {
  let id = '';
  for (const byte of randomBytes(ID_LENGTH)) id += ALPHABET[byte & 31];
  return id;
}

/** Random bytes, fetched beforehand: asking the system is most of what a few of them cost. */
const store = new Uint8Array(4096);
let used = store.length;

/** So many bytes (4,096 at most) that nobody can guess and nobody else gets. */
export function randomBytes(count: number): Uint8Array {
  if (used + count > store.length) {
    globalThis.crypto.getRandomValues(store);
    used = 0;
  }
  const bytes = store.slice(used, used + count);
  // What was given away cannot be read here any more.
  store.fill(0, used, (used += count));
  return bytes;
}

/** A new secret of 256 bits, base64url without padding (43 characters). */
export function newToken(): string {
  return btoa(String.fromCharCode(...randomBytes(32))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
