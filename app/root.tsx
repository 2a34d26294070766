import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, useLoaderData, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { useContext, type ReactElement, type ReactNode } from 'react';
import { getShell } from '~/http/shell.server';
import { NonceContext } from '~/http/nonce';
import { page } from '~/http/page.server';
import type { Problem } from '~/http/errors.server';
import { wordsOf } from '~/http/words';
import { I18nProvider } from '~/ui/i18n';
import { ErrorPage } from '~/ui/error-page';
import { Frame } from '~/ui/frame';
import appCss from '~/ui/styles/app.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: appCss }];

export const loader = page('everyone', getShell);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.brand.name ?? 'Parvis' }];

/** What a route may ask of the frame around it. */
export interface RouteHandle {
  /** `bare`: only the brand above, for set-up and sign-in. */
  frame?: 'full' | 'bare';
  /** React takes over in the browser for visitors too; for members it always does. */
  hydrate?: boolean;
}

export default function App(): ReactElement {
  return <Outlet />;
}

export function Layout({ children }: { children: ReactNode }): ReactElement {
  const shell = useRouteLoaderData<typeof loader>('root');
  const nonce = useContext(NonceContext);
  const handles = useMatches().map((match) => match.handle as RouteHandle | undefined);
  if (!shell) return <Bare>{children}</Bare>;
  const hydrate = shell.me !== null || handles.some((handle) => handle?.hydrate);
  const bare = handles.some((handle) => handle?.frame === 'bare');
  return (
    <html
      lang={shell.locale}
      data-theme={shell.theme ?? undefined}
      data-single-keys={shell.singleKeys ? undefined : 'off'}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover" />
        <meta name="color-scheme" content={shell.theme ?? 'light dark'} />
        <meta name="theme-color" content={shell.brand.colour} />
        <link rel="icon" href={shell.brand.faviconUrl} />
        <link rel="manifest" href="/manifest.webmanifest" />
        <Meta />
        <Links />
        <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: shell.brand.css }} />
        <script type="module" nonce={nonce} suppressHydrationWarning src={shell.enhanceUrl} />
      </head>
      <body>
        <I18nProvider locale={shell.locale} timeZone={shell.timeZone} now={shell.now} t={wordsOf(shell.locale)}>
          {bare ? <Frame shell={shell} bare>{children}</Frame> : <Frame shell={shell}>{children}</Frame>}
        </I18nProvider>
        {hydrate ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  );
}
