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
  const bytes = new Uint8Array(ID_LENGTH);
  globalThis.crypto.getRandomValues(bytes);
  let id = '';
  for (const byte of bytes) id += ALPHABET[byte & 31];
  return id;
}

/** A new secret of 256 bits, base64url without padding (43 characters). */
export function newToken(): string {
  const bytes = new Uint8Array(32);
  globalThis.crypto.getRandomValues(bytes);
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
