import { expect, test as base, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright/test';
import type { House } from './house';

export { expect };

/** What a test may do beside Playwright's own. */
interface Fixtures {
  /**
   * Opens a browser of somebody's own in a house: cookies, storage and all. It speaks English unless
   * `locale` says otherwise.
   *
   * @param username signed in as this member; null: a visitor
   */
  enter(house: House, username: string | null, options?: BrowserContextOptions): Promise<Page>;
  /** Console errors that this test brings about on purpose, such as refused requests. */
  expectTrouble(...words: RegExp[]): void;
}

/**
 * Playwright's test, stricter: an error in any page or console, or a page that could not be fetched, fails it unless it
 * was announced.
 * Browsers are closed at its end.
 */
export const test = base.extend<Fixtures & { trouble: { seen: string[]; expected: RegExp[] } }>({
  trouble: async ({ browserName: _anyOne }, use) => {
    const trouble = { seen: [] as string[], expected: [] as RegExp[] };
    await use(trouble);
    const unexpected = trouble.seen.filter((words) => !trouble.expected.some((pattern) => pattern.test(words)));
    expect(unexpected, 'errors in the console').toEqual([]);
  },
  expectTrouble: async ({ trouble }, use) => use((...words) => void trouble.expected.push(...words)),
  enter: async ({ browser, trouble }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (house, username, options) => {
      const context = await watched(browser, trouble.seen, { baseURL: house.url, ...options });
      contexts.push(context);
      if (username) await house.signIn(context, username, options?.locale?.startsWith('fr') ? 'fr' : 'en');
      return reading(await context.newPage());
    });
    for (const context of contexts) await context.close();
  },
});

/** What a navigation ends with when another one takes its place, or when it turns out to be a file to keep. */
const LEFT = 'net::ERR_ABORTED';

async function watched(browser: Browser, seen: string[], options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.on('console', (message) => {
    if (message.type() === 'error') seen.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => seen.push(String(error.error())));
  // A page that cannot be fetched is a page of the browser's own, and only the request knows why.
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (request.isNavigationRequest() && why !== LEFT) seen.push(`${why} (${request.method()} ${request.url()})`);
  });
  return context;
}

/**
 * A page whose keys are pressed once its scripts listen. The address and the first words of a new page are
 * there before its script has run, and a key pressed in between is a key that nobody hears.
 */
function reading(page: Page): Page {
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (...key) => {
    await page.waitForLoadState('domcontentloaded');
    await press(...key);
  };
  return page;
}
