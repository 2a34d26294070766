/** Whether a page is fetched before anybody wants to see it: by our own script, or by a browser that guesses. Then nobody has read it. */
export function isAhead(request: Request): boolean {
  return [request.headers.get('Purpose'), request.headers.get('Sec-Purpose')].some((purpose) => purpose?.startsWith('prefetch'));
}
