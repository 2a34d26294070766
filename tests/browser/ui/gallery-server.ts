import { readFileSync } from 'node:fs';
import path from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import type { ComponentType, FunctionComponent } from 'react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createTranslator } from 'use-intl/core';
import { createServer } from 'vite';

/** As strict as the policy of the product: no inline style attributes, no inline script. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-elem 'self' 'unsafe-inline'; img-src 'self' data:; connect-src *; form-action 'self'";

interface Ui {
  Gallery: ComponentType;
  Frame: FunctionComponent<Record<string, unknown>>;
  I18nProvider: FunctionComponent<Record<string, unknown>>;
}

/** Serves the component gallery inside the frame, as markup without React, with the real stylesheet and script. */
export async function serveGallery(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await createServer({
    root: process.cwd(),
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    cacheDir: 'node_modules/.vite-gallery',
    plugins: [tailwindcss()],
    esbuild: { jsx: 'automatic' },
    resolve: { alias: { '~': path.resolve('app') } },
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    ssr: { external: ['react', 'react-dom'] },
  });
  const load = async (file: string): Promise<Partial<Ui>> => (await server.ssrLoadModule(file)) as Partial<Ui>;

  server.middlewares.use((request, response, next) => {
    if (request.url?.split('?')[0] !== '/gallery') return next();
    void (async () => {
      const { Gallery, Frame, I18nProvider } = {
        ...(await load('/app/ui/gallery.tsx')),
        ...(await load('/app/ui/frame.tsx')),
        ...(await load('/app/ui/i18n.tsx')),
      } as Ui;
      const ui: unknown = JSON.parse(readFileSync('app/platform/i18n/messages/en/ui.json', 'utf8'));
      const t = createTranslator({ locale: 'en', messages: { ui } as Record<string, unknown> });
      const frame = {
        brand: { name: 'Torréa' },
        viewer: { id: 'm1', name: 'Ana Neves', profileHref: '/m/ana' },
        account: 'Menu',
        nav: [{ title: 'Categories', items: [{ href: '/c/help', label: 'Help', colour: '#8b5e3c', count: 3 }] }],
        layout: 'two',
      };
      const page = createElement(I18nProvider, { locale: 'en', timeZone: 'Europe/Paris', now: '2026-05-20T10:00:00Z', t }, createElement(Frame, frame, createElement(Gallery)));
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('Content-Security-Policy', POLICY);
      response.end(
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
          `<title>Gallery</title><link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/app/ui/styles/app.css?direct">` +
          `<script type="module" src="/app/ui/client/enhance.ts"></script></head><body>${renderToStaticMarkup(page)}</body></html>`,
      );
    })().catch(next);
  });
  await server.listen();
  const address = server.httpServer?.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/gallery`, close: () => server.close() };
}
