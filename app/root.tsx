import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, Links, Meta, Outlet, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { useContext, type ReactElement, type ReactNode } from 'react';
import { getShell } from '~/http/shell.server';
import { NonceContext } from '~/http/nonce';
import { page } from '~/http/page.server';
import { Refused, refusalTitle } from '~/http/refused';
import { wordsOf } from '~/http/words';
import { I18nProvider } from '~/ui/i18n';
import appCss from '~/ui/styles/app.css?url';

/** What a route may ask of the document around it. */
export interface RouteHandle {
  /** The page holds islands: members get React for them, suspended ones too. */
  islands?: boolean;
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: appCss }];

export const loader = page('everyone', getShell);

/** Pages bring titles of their own; what is left is the page that says why there is none. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!data) return [{ title: 'Parvis' }];
  if (!error) return [{ title: data.brand.name }];
  const title = isRouteErrorResponse(error) ? refusalTitle(error.status, error.data) : refusalTitle(500, null);
  return [{ title: `${wordsOf(data.locale)(title)} · ${data.brand.name}` }, { name: 'robots', content: 'noindex' }];
};

export default function App(): ReactElement {
  return <Outlet />;
}

/** The document. Pages are plain documents; only islands bring React to the browser (decision 002). */
export function Layout({ children }: { children: ReactNode }): ReactElement {
  const shell = useRouteLoaderData<typeof loader>('root');
  const nonce = useContext(NonceContext);
  const islands = useMatches().some((match) => (match.handle as RouteHandle | undefined)?.islands);
  if (!shell) return <BareDocument>{children}</BareDocument>;
  return (
    <html lang={shell.locale} data-theme={shell.theme ?? undefined} data-single-keys={shell.singleKeys ? undefined : 'off'} data-live={shell.live.topics} data-live-at={shell.live.at}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover" />
        <meta name="color-scheme" content={shell.theme ?? 'light dark'} />
        <meta name="theme-color" content={shell.brand.colour} />
        <link rel="icon" href={shell.brand.faviconUrl} />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="alternate" type="application/atom+xml" href="/feed.xml" title={shell.brand.name} />
        <Meta />
        <Links />
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: shell.brand.css }} />
        <script type="module" nonce={nonce} src={shell.scripts.enhance} />
        {islands && (shell.me ?? shell.suspended) ? <script type="module" nonce={nonce} src={shell.scripts.islands} /> : null}
        {shell.scripts.dev ? <script type="module" nonce={nonce} src={shell.scripts.dev} /> : null}
      </head>
      <body>
        <I18nProvider locale={shell.locale} timeZone={shell.timeZone} now={shell.now} t={wordsOf(shell.locale).in(shell.timeZone)}>
          {children}
        </I18nProvider>
      </body>
    </html>
  );
}

/** Without the root's data, the database being away, there is no brand and no chosen language to speak in. */
function BareDocument({ children }: { children: ReactNode }): ReactElement {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>Parvis</title>
        <Links />
      </head>
      <body>{children}</body>
    </html>
  );
}

export function ErrorBoundary(): ReactElement {
  const error = useRouteError();
  const shell = useRouteLoaderData<typeof loader>('root');
  const answer = isRouteErrorResponse(error) ? error : null;
  return (
    <Refused
      status={answer?.status ?? 500}
      data={answer?.data ?? null}
      reference={shell?.requestId ?? null}
      framed={Boolean(shell)}
    />
  );
}
