import { Invalid } from '~/platform/errors';

/** A place in a list: what the row there is sorted by, its id, and in which direction to go on. */
export type Cursor = { of: string; back: boolean; keys: (string | number)[]; id: string };

/** As one opaque word for addresses. */
export function writeCursor({ of, back, keys, id }: Cursor): string {
  return Buffer.from(JSON.stringify([of, back ? 1 : 0, keys, id])).toString('base64url');
}

/**
 * @param of which list it has to be of; the cursor of another one is refused
 * @throws Invalid on `cursor`
 */
export function readCursor(cursor: string | undefined, of: string): Cursor | null {
  if (cursor === undefined || cursor === '') return null;
  const read = parse(cursor);
  if (!read || read.of !== of) throw new Invalid({ cursor: ['cursorUnknown'] });
  return read;
}

function parse(cursor: string): Cursor | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
  if (!Array.isArray(value) || value.length !== 4) return null;
  const [of, back, keys, id] = value as unknown[];
  if (typeof of !== 'string' || typeof id !== 'string' || id.length > 40 || !Array.isArray(keys)) return null;
  return keys.length <= 2 && keys.every(isKey) ? { of, back: back === 1, keys, id } : null;
}

/** A whole number, or an instant as `Date.toISOString` writes it. */
function isKey(key: unknown): key is string | number {
  if (typeof key === 'number') return Number.isSafeInteger(key) && Math.abs(key) < 2 ** 31;
  return typeof key === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(key) && !Number.isNaN(Date.parse(key));
}
