/**
 * A yardstick, as a process of its own: what a thread page costs at the least with this framework. A root and one
 * route, whose loader runs one SQL statement and whose component renders the same twenty posts; plain express around
 * it, without compression, sessions, headers or limits.
 *
 * Usage: DATABASE_URL=... PORT=... tsx bare-remix.tsx
 */
import { createRequestHandler } from '@remix-run/express';
import type { EntryContext, LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import { json } from '@remix-run/node';
import { Links, Meta, Outlet, RemixServer, Scripts, useLoaderData } from '@remix-run/react';
import express from 'express';
import pg from 'pg';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';

interface Post {
  id: string;
  html: string;
  at: Date;
  score: number;
  title: string;
  author: string;
}

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
// The bench ends with the database under connections that wait in the pool. A query that finds none says so itself.
pool.on('error', () => undefined);

async function loader({ params }: LoaderFunctionArgs) {
  const { rows } = await pool.query<Post>({
    name: 'posts',
    text: `select p.id, p.html, p.created_at as at, p.score, t.title, m.username as author
             from post p join thread t on t.id = p.thread_id join member m on m.id = p.author_id
            where p.thread_id = $1 order by p.number limit 20`,
    values: [params.id],
  });
  return json({ posts: rows });
}

function Thread(): ReactElement {
  const { posts } = useLoaderData<typeof loader>();
  return (
    <main>
      <h1>{posts[0]?.title}</h1>
      {posts.map(({ id, html, at, score, author }) => (
        <article key={id} id={id}>
          <header>
            <a href={`/m/${author}`}>{author}</a> <time dateTime={at}>{at.slice(0, 10)}</time>
          </header>
          <div dangerouslySetInnerHTML={{ __html: html }} />
          <footer>{score}</footer>
        </article>
      ))}
    </main>
  );
}

function Root(): ReactElement {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        {process.env.WITH_SCRIPTS ? <Scripts /> : null}
      </body>
    </html>
  );
}

function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Response {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!DOCTYPE html>${renderToString(<RemixServer context={context} url={request.url} />)}`, { status, headers });
}

const THREAD = 'routes/thread';
const entry = (id: string, parentId?: string) => ({
  id,
  parentId,
  path: parentId ? 't/:id' : '',
  module: `/${id}.js`,
  hasAction: false,
  hasLoader: parentId !== undefined,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: false,
});
const build: ServerBuild = {
  mode: 'production',
  entry: { module: { default: handleRequest } },
  routes: {
    root: { id: 'root', path: '', module: { default: Root } },
    [THREAD]: { id: THREAD, parentId: 'root', path: 't/:id', module: { default: Thread, loader } },
  },
  assets: { entry: { imports: [], module: '/entry.js' }, routes: { root: entry('root'), [THREAD]: entry(THREAD, 'root') }, url: '/manifest.js', version: '1' },
  publicPath: '/',
  assetsBuildDirectory: 'public',
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
};

const app = express();
app.disable('x-powered-by');
app.all('*', createRequestHandler({ build, mode: 'production' }));
app.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
