import { createHash } from 'node:crypto';

export interface Published {
  body: string;
  type: string;
  /** Of the last true change; null when it cannot be told. */
  changedAt: Date | null;
  /** Seconds for which anybody may keep it without asking. */
  keepFor: number;
}

/** What everybody may read and keep; those who have it already are told so (304). */
export function published(request: Request, { body, type, changedAt, keepFor }: Published): Response {
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = new Headers({ 'Cache-Control': `public, max-age=${keepFor}`, ETag: etag });
  if (changedAt) headers.set('Last-Modified', changedAt.toUTCString());
  if (isKnown(request, etag, changedAt)) return new Response(null, { status: 304, headers });
  headers.set('Content-Type', type);
  return new Response(body, { headers });
}

/** RFC 9110, section 13.2.2: the date counts only where no tag was sent. */
function isKnown({ headers }: Request, etag: string, changedAt: Date | null): boolean {
  const tags = headers.get('If-None-Match');
  if (tags !== null) return tags.trim() === '*' || tags.split(',').some((tag) => bare(tag) === bare(etag));
  const since = Date.parse(headers.get('If-Modified-Since') ?? '');
  return changedAt !== null && !Number.isNaN(since) && Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}

function bare(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
