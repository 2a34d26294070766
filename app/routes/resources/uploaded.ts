import { createReadableStreamFromReadable } from '@remix-run/node';
import { readUpload } from '~/domains/uploads/index.server';
import { page } from '~/http/page.server';

/** One size of a picture. Its address never leads to other bytes, so it may be kept for ever. */
export const loader = page('everyone', async ({ actor, params, request }) => {
  const file = await readUpload(params.id ?? '', params.variant ?? '', actor);
  const headers = new Headers({ 'Cache-Control': file.withheld ? 'private, no-store' : 'public, max-age=31536000, immutable', ETag: file.etag });
  if (request.headers.get('If-None-Match') === file.etag) {
    file.stream.destroy();
    return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Type', file.type);
  headers.set('Content-Length', String(file.bytes));
  headers.set('Content-Disposition', 'inline');
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox");
  return new Response(createReadableStreamFromReadable(file.stream), { headers });
});
