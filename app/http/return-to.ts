/**
 * A path of this site that somebody may be sent to, or `fallback` when `value` is anything else.
 * Only `/` followed by neither `/` nor `\`, and no control characters: everything that a browser
 * or the router could read as another host is refused.
 */
export function safeReturnTo(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2000) return fallback;
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value) ? value : fallback;
}
