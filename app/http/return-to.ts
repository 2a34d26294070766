/**
 * A path of this site that somebody may be sent to, or `fallback` when `value` is anything else.
 * Only `/` followed by neither `/` nor `\`, and no control characters: everything that a browser
 * or the router could read as another host is refused.
 */
export function safeReturnTo(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2000) return fallback;
  if (!/^\/(?![/\\])[^\\\p{Cc}\p{Cs}]*$/u.test(value)) return fallback;
  // A header takes no letters beyond Latin: `/tag/日` goes on as `/tag/%E6%97%A5`. What is encoded stays as it is.
  const sent = value.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
  return sent.length > 2000 ? fallback : sent;
}
