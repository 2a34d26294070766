/**
 * Whether a page is asked for that nobody sees now: ahead of time, by our own script or by a browser that guesses, or its
 * head alone. Then nobody has read it.
 */
export function isAhead(request: Request): boolean {
  return request.method === 'HEAD' || [request.headers.get('Purpose'), request.headers.get('Sec-Purpose')].some((purpose) => purpose?.startsWith('prefetch'));
}
