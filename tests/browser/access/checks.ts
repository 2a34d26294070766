import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, one line for each rule with the places. */
async function found(builder: AxeBuilder): Promise<string[]> {
  // Its other way is for frames of other sites, which there are none of, and takes a page more each time.
  const { violations } = await builder.setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary?.split('\n').pop()?.trim()})`).join(', ')}`);
}

/**
 * Axe finds nothing on the page as it stands: all rules in light, and those that depend on colours in
 * dark and in forced colours as well.
 */
export async function expectAxeSilent(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
  expect(await found(new AxeBuilder({ page }).withTags(TAGS)), 'light').toEqual([]);
  for (const [name, media] of [
    ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
    ['forced colours', { colorScheme: 'light', forcedColors: 'active' }],
  ] as const) {
    await page.emulateMedia(media);
    expect(await found(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block'])), name).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

/** What stands wider than the window, so that one would have to scroll sideways. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null && element !== document.documentElement && element !== document.body && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element.parentElement))
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  });
}

/**
 * The page reflows: no sideways scrolling at 320 px (which is 1280 px at 400 %), nor with the text spacing of
 * WCAG 1.4.12, which also cuts no text off.
 */
export async function expectReflow(page: Page): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width: 320, height: 256 });
  expect(await tooWide(page), 'at 320 px').toEqual([]);
  await page.setViewportSize(before);
  await page.evaluate(() => {
    // A sheet made by script is not what the content policy is about.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets = [sheet];
  });
  expect(await tooWide(page), 'with wide text spacing').toEqual([]);
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll('main :is(h1, h2, h3, a, button, label, p, legend)')]
        .filter((element) => element.scrollHeight > element.clientHeight + 2 && getComputedStyle(element).overflowY === 'hidden' && element.clientHeight > 2)
        .map((element) => element.textContent?.trim().slice(0, 40)),
    ),
    'text cut off',
  ).toEqual([]);
  await page.evaluate(() => void (document.adoptedStyleSheets = []));
}

/** One title, one `h1`, the landmarks, and a language: what every page has. */
export async function expectOrder(page: Page): Promise<void> {
  expect(await page.title()).toMatch(/\S/);
  expect(
    await page.evaluate(() => ({
      h1: document.querySelectorAll('h1').length,
      main: document.querySelectorAll('main').length,
      lang: document.documentElement.lang,
      skip: document.querySelector('a')?.getAttribute('href'),
      times: [...document.querySelectorAll('time:not([datetime])')].length,
    })),
  ).toEqual({ h1: 1, main: 1, lang: 'en', skip: '#main', times: 0 });
}
