import { randomUUID } from 'node:crypto';
import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { keeperOf } from '~/http/keeper.server';
import { NonceContext } from '~/http/nonce';
import { reportBug } from '~/http/report-bug.server';
import { renderNaming } from '~/ui/field-names';
import { KeeperContext } from '~/ui/kept';

/**
 * Pages are rendered in one piece: nothing is deferred, so that everybody, search engines and
 * readers without JavaScript included, gets the whole page at once. The page itself goes out by the
 * context (app/server/pages.server.ts), the response says all around it.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Response {
  const page = renderNaming((wrap) => {
    const keeper = keeperOf(`m${randomUUID().replaceAll('-', '')}`, import.meta.env.PROD);
    return keeper.finish(
      renderToString(
        wrap(
          <NonceContext.Provider value={context.nonce}>
            <KeeperContext.Provider value={keeper}>
              <RemixServer context={remixContext} url={request.url} />
            </KeeperContext.Provider>
          </NonceContext.Provider>,
        ),
      ),
    );
  });
  headers.set('Content-Type', 'text/html; charset=utf-8');
  passOn(remixContext, headers);
  context.page = [DOCTYPE, ...page];
  return new Response(null, { status, headers });
}

export const handleError = reportBug;

const DOCTYPE = Buffer.from('<!DOCTYPE html>');

/** What loaders say about the answer as a whole; Remix would want each route to repeat it. The innermost has the last word. */
const OF_LOADERS = ['Cache-Control', 'Referrer-Policy', 'Retry-After', 'X-Robots-Tag'];

function passOn({ staticHandlerContext: { matches, loaderHeaders } }: EntryContext, headers: Headers): void {
  for (const { route } of matches) {
    for (const name of OF_LOADERS) {
      const value = loaderHeaders[route.id]?.get(name);
      if (value) headers.set(name, value);
    }
  }
}
