import { createHmac, timingSafeEqual } from 'node:crypto';
import { isPurpose } from './letter-input';

/** What somebody unsubscribes from: the right to it lies in the token, which only a letter to them holds. */
export type Unsubscription = { memberId: string; purpose: string };

/** Bytes of the signature: 128 bits cannot be guessed, and keep the address short. */
const SIGNED_BYTES = 16;

/**
 * Names a member and a purpose so that nobody without the key can make it: `member~purpose~signature`. It does not
 * expire, since letters are read years later, and it says nothing that the reader of the letter does not know.
 *
 * @param key the site's secret
 */
export function unsubscribeToken(key: string, { memberId, purpose }: Unsubscription): string {
  return `${memberId}~${purpose}~${sign(key, memberId, purpose)}`;
}

/** Reads a token; null when it was not made with this key. Takes the same time however much of it is right. */
export function readUnsubscribeToken(key: string, token: string): Unsubscription | null {
  const [memberId = '', purpose = '', signature = '', ...more] = token.split('~');
  if (more.length > 0 || !/^\w{1,40}$/.test(memberId) || !isPurpose(purpose)) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(key, memberId, purpose))];
  return given.length === right.length && timingSafeEqual(given, right) ? { memberId, purpose } : null;
}

function sign(key: string, memberId: string, purpose: string): string {
  return createHmac('sha256', key).update(`unsubscribe\n${memberId}\n${purpose}`).digest().subarray(0, SIGNED_BYTES).toString('base64url');
}
