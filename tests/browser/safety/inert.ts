import { expect, type BrowserContext, type Page } from 'playwright/test';

declare global {
  interface Window {
    /** What called a dialog. */
    scriptsThatRan?: string[];
  }
}

/** Makes every page of the browser write down calls of `alert` and its kin. */
export async function watchForScripts(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.scriptsThatRan = [];
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const) {
      Object.defineProperty(window, name, { value: (words: unknown) => window.scriptsThatRan?.push(`${name}(${String(words)})`) });
    }
  });
}

/** The same of a letter, which comes without the house's policy: no script, no handler, no address that is one. */
export async function expectLetterInert(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => {
    const problems = [...(window.scriptsThatRan ?? ['the watch is missing'])];
    for (const element of document.querySelectorAll('*')) {
      if (['script', 'iframe', 'object', 'embed', 'base', 'form', 'svg', 'math'].includes(element.localName)) problems.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name) || (/^(href|src|action|data|background)$/i.test(name) && !/^(https?:|mailto:|cid:|data:image|\/|#)/i.test(value))) problems.push(`${element.localName} ${name}=${value}`);
      }
    }
    return problems;
  });
  expect(found, where).toEqual([]);
}

/** Nothing that somebody wrote runs on the page, or waits there to be pressed. */
export async function expectInert(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => {
    const problems = [...(window.scriptsThatRan ?? ['the watch is missing'])];
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName;
      for (const attribute of element.attributes) {
        if (/^on/i.test(attribute.name)) problems.push(`${name} ${attribute.name}`);
        const isAddress = /^(href|src|action|formaction|data|xlink:href|poster|srcdoc)$/i.test(attribute.name);
        if (isAddress && /^(javascript|vbscript):|^data:text/i.test(attribute.value.replace(/[^\x21-\x7e]/g, ''))) problems.push(`${name} ${attribute.name}=${attribute.value}`);
      }
      if (['iframe', 'object', 'embed', 'base', 'template', 'math', 'marquee'].includes(name)) problems.push(`<${name}>`);
      if (name === 'meta' && element.hasAttribute('http-equiv')) problems.push('<meta http-equiv>');
      if (name === 'link' && new URL((element as HTMLLinkElement).href, location.href).origin !== location.origin && element.getAttribute('rel') === 'stylesheet') problems.push('a foreign stylesheet');
      if (name === 'style' && !(element as HTMLStyleElement).nonce) problems.push('<style>');
      if (element instanceof HTMLScriptElement) {
        const isData = /^application\/(ld\+)?json$/.test(element.type);
        if (!isData && !element.nonce && new URL(element.src || 'x:').origin !== location.origin) problems.push(`script ${element.textContent?.slice(0, 40)}`);
        if (isData) JSON.parse(element.textContent ?? '');
      }
    }
    return problems;
  });
  expect(found, where).toEqual([]);
}
