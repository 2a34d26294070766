import { availableParallelism } from 'node:os';
import { hash, verify, type Algorithm } from '@node-rs/argon2';
import { normalisePassword } from './rules';

/** OWASP Password Storage sheet: the minimum for argon2id (memory in KiB). One hash takes about 10 ms and 19 MiB. */
const ARGON2ID: Algorithm = 2; // the package's own name for it is gone at run time
const figures = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PREFIX = '$argon2id$v=19$m=19456,t=2,p=1$';

/** Hashes at once, so that a burst of sign-ins takes neither all memory nor every thread. */
const AT_ONCE = 2 * availableParallelism();
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The PHC string to store for a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalisePassword(password), figures));
}

let nobody: Promise<string> | null = null;

/**
 * Whether the password belongs to the stored hash. Without a hash (no such account, or one without a password) the
 * same work is done against a hash that nothing fits, so that the time tells nothing.
 *
 * @returns `rehash`: it fits, but was hashed with other figures than today's
 */
export async function verifyPassword(stored: string | null, password: string): Promise<{ ok: boolean; rehash: boolean }> {
  nobody ??= hashPassword(globalThis.crypto.randomUUID());
  const against = stored ?? (await nobody);
  const fits = await inTurn(() => verify(against, normalisePassword(password)));
  const ok = fits && stored !== null;
  return { ok, rehash: ok && !against.startsWith(PREFIX) };
}
