import { createHmac, timingSafeEqual } from 'node:crypto';

/** Bytes of the signature: 128 bits cannot be guessed, and keep the address short. */
const SIGNED_BYTES = 16;

/**
 * Names a notice so that nobody without the key can make it: `id~signature`. Whoever has it may read how the notice
 * stands; nothing of it is kept, so nothing can be read out of the database.
 *
 * @param key the site's secret
 */
export function noticeToken(key: string, noticeId: string): string {
  return `${noticeId}~${sign(key, noticeId)}`;
}

/** The notice of a token; null when it was not made with this key. Takes the same time however much of it is right. */
export function readNoticeToken(key: string, token: string): string | null {
  const [noticeId = '', signature = '', ...more] = token.split('~');
  if (more.length > 0 || !/^[0-9a-z]{1,40}$/.test(noticeId)) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(key, noticeId))];
  return given.length === right.length && timingSafeEqual(given, right) ? noticeId : null;
}

function sign(key: string, noticeId: string): string {
  return createHmac('sha256', key).update(`notice\n${noticeId}`).digest().subarray(0, SIGNED_BYTES).toString('base64url');
}
