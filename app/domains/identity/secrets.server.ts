import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

/** SHA-256 in hex: how secrets of 128 bits and more are stored. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Six random digits. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** The stored form of the six digits; salted, so that equal digits do not look equal. */
export function codeHash(code: string, tokenId: string): string {
  return sha256(`${tokenId}:${code}`);
}

/** Compares two hashes without telling by time how much of them agrees. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
