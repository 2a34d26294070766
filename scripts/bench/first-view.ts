import { get } from 'node:http';
import { chromium } from 'playwright';
import { findChromium } from '../chromium.mjs';

/** What a browser with an empty cache loads for a page. */
export interface FirstView {
  /** Bytes: as they are, and packed by gzip as this server packs them. */
  html: Weight;
  css: Weight;
  script: Weight;
  /** Addresses on other sites. */
  foreign: string[];
  /** React, or what looks like it, is among the scripts. */
  framework: boolean;
}
export interface Weight {
  plain: number;
  gzip: number;
}

const FRAMEWORK = /react\.(transitional\.)?element|hydrateRoot|createRoot\(/;

/**
 * Opens pages in Chromium, each with an empty cache, and weighs what they load until the network is quiet.
 *
 * @param pages address, and the cookie of who reads it
 * @returns null when there is no Chromium here
 */
export async function firstViews(pages: { url: string; cookie: string | null }[]): Promise<FirstView[] | null> {
  const executablePath = await findChromium({ install: false }).catch(() => null);
  if (!executablePath) return null;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const views: FirstView[] = [];
    for (const { url, cookie } of pages) {
      const context = await browser.newContext({ extraHTTPHeaders: {} });
      if (cookie) {
        const [name = '', value = ''] = cookie.split('=');
        await context.addCookies([{ name, value, url }]);
      }
      const page = await context.newPage();
      const loaded: { url: string; type: string }[] = [];
      page.on('request', (request) => loaded.push({ url: request.url(), type: request.resourceType() }));
      await page.goto(url, { waitUntil: 'networkidle' });
      await page.waitForTimeout(500);
      await context.close();
      views.push(await weigh(url, cookie, loaded));
    }
    return views;
  } finally {
    await browser.close();
  }
}

async function weigh(url: string, cookie: string | null, loaded: { url: string; type: string }[]): Promise<FirstView> {
  const { origin } = new URL(url);
  const own = loaded.filter((each) => each.url.startsWith(origin));
  const of = (type: string): string[] => [...new Set(own.filter((each) => each.type === type).map((each) => each.url))];
  const scripts = of('script');
  const texts = await Promise.all(scripts.map(async (script) => (await fetch(script)).text()));
  return {
    html: await sum([url], cookie),
    css: await sum(of('stylesheet'), null),
    script: await sum(scripts, null),
    foreign: loaded.filter((each) => /^https?:/.test(each.url) && !each.url.startsWith(origin)).map((each) => each.url),
    framework: texts.some((text) => FRAMEWORK.test(text)),
  };
}

async function sum(urls: string[], cookie: string | null): Promise<Weight> {
  const add = async (encoding: string): Promise<number> => {
    const sizes = await Promise.all(urls.map((url) => sizeOf(url, encoding, cookie)));
    return sizes.reduce((total, size) => total + size, 0);
  };
  return { plain: await add('identity'), gzip: await add('gzip') };
}

/** Bytes of the body as they cross the network. */
function sizeOf(url: string, encoding: string, cookie: string | null): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': encoding, ...(cookie ? { Cookie: cookie } : {}) } }, (response) => {
      let bytes = 0;
      response.on('data', (data: Buffer) => (bytes += data.length));
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}
