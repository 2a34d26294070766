/** The HTML of a letter, for a frame. Its security policy is that of `server/headers`: no scripts, nothing of this site. */
export function letterBody(html: string): Response {
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' } });
}
