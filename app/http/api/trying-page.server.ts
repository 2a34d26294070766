import { palette } from '~/ui/palette';
import { themeOf } from '../locale.server';
import type { PageContext } from '../page.server';
import { BASE } from './machine.server';
import { viewerFile } from './viewer-files.server';

/**
 * Swagger UI on the description of the API, from our own server and under the policy of all pages. A document of
 * its own, since Swagger UI brings its own looks; it speaks English only.
 */
export function tryingPage({ request, actor, locale, settings, t, http }: PageContext): string {
  const theme = themeOf(request, actor);
  const nonce = escape(http.nonce);
  const name = escape(settings.name);
  return `<!DOCTYPE html>
<html lang="${locale}"${theme ? ` data-theme="${theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="${theme ?? 'light dark'}">
<meta name="robots" content="noindex">
<title>${escape(t('api.try'))} · ${name}</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="${viewerFile('swagger-ui.css')}">
<style nonce="${nonce}">${palette(settings.colour).css}${LOOKS}</style>
</head>
<body>
<header><a href="/">${name}</a><a href="/api">${escape(t('api.title'))}</a></header>
<div id="viewer" lang="en"><p lang="${locale}">${escape(t('api.tryNote'))}</p></div>
<script nonce="${nonce}" src="${viewerFile('swagger-ui-bundle.js')}"></script>
<script nonce="${nonce}">${START}</script>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const LOOKS = `
body{margin:0;background:var(--bg);color:var(--text);font:16px/1.5 ui-sans-serif,system-ui,sans-serif}
header{display:flex;flex-wrap:wrap;gap:8px 24px;justify-content:space-between;padding:12px 20px;border-bottom:1px solid var(--line)}
a{color:var(--brand-11)}
#viewer>p{padding:20px}
`;

/** Swagger UI reads its theme from a class; the switch of the site, or the system, says which. */
const START = `
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const paint = () => root.classList.toggle('dark-mode', root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
paint();
system.addEventListener('change', paint);
SwaggerUIBundle({
  url: '${BASE}/openapi.json',
  domNode: document.getElementById('viewer'),
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;
