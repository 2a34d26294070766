import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from 'playwright/test';
import { serveGallery } from './gallery-server';

let gallery: Awaited<ReturnType<typeof serveGallery>>;

test.beforeAll(async () => {
  gallery = await serveGallery();
});

test.afterAll(() => gallery.close());

async function open(page: Page): Promise<void> {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  await page.goto(gallery.url);
  expect(wrong).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const forcedColors of ['none', 'active'] as const) {
    for (const width of [1280, 360]) {
      test(`axe finds nothing: ${colorScheme}, forced colours ${forcedColors}, ${width} px`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, forcedColors });
        await page.setViewportSize({ width, height: 900 });
        await open(page);
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
      });
    }
  }
}

test('nothing scrolls sideways at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('j, k and o walk through rows; the sheet opens with ? and closes with Escape', async ({ page }) => {
  await open(page);
  await page.evaluate(() => document.querySelector('[data-key-row]')?.scrollIntoView());
  const rows = page.locator('[data-key-row]');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(rows.nth(0).locator('[data-key-open]')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.locator('#keys')).toBeVisible();
  await page.keyboard.press('j');
  await expect(rows.nth(0)).toHaveAttribute('data-on', '');
  await page.keyboard.press('Escape');
  await expect(page.locator('#keys')).toBeHidden();
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/#r1$/);
});

test('single keys do nothing while typing, nor when they are turned off', async ({ page }) => {
  await open(page);
  await page.keyboard.press('/');
  const search = page.locator('[data-search]').first();
  await expect(search).toBeFocused();
  await page.keyboard.type('j?c');
  await expect(search).toHaveValue('j?c');
  await expect(page.locator('#keys')).toBeHidden();
  await search.blur();
  await page.evaluate(() => (document.documentElement.dataset.singleKeys = 'off'));
  await page.keyboard.press('?');
  await expect(page.locator('#keys')).toBeHidden();
});

test('menus obey arrow keys, Escape and clicks outside', async ({ page }) => {
  await open(page);
  const menu = page.locator('details[data-menu]', { hasText: 'Sorted by score' });
  await menu.locator('summary').focus();
  await page.keyboard.press('ArrowDown');
  await expect(menu.locator('a').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(menu.locator('a').nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).not.toHaveAttribute('open');
  await expect(menu.locator('summary')).toBeFocused();
  await menu.locator('summary').click();
  await page.locator('h1').click();
  await expect(menu).not.toHaveAttribute('open');
});

test('the theme changes at once and is kept in the cookie', async ({ page, context }) => {
  await open(page);
  await page.getByRole('button', { name: 'Dark' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await context.cookies()).toMatchObject([{ name: 'theme', value: 'dark' }]);
  await page.getByRole('button', { name: 'As the system' }).first().click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  expect(await context.cookies()).toEqual([]);
});

test('a refused vote is taken back with a word', async ({ page }) => {
  await open(page);
  await page.route('**/*', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 429 }) : route.fallback()));
  const vote = page.locator('#post-1 form[data-vote]');
  await expect(vote.locator('b')).toHaveText('31');
  await vote.getByRole('button').click();
  await expect(page.locator('#toast')).toHaveText('That did not go through. Please try again.');
  await expect(vote.locator('b')).toHaveText('31');
  await expect(vote.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
});

test('the selection is quoted into the composer', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const paragraph = document.querySelector('#post-3 .prose p');
    if (paragraph) getSelection()?.selectAllChildren(paragraph);
  });
  await page.keyboard.press('q');
  await expect(page.getByRole('textbox', { name: 'Your answer' })).toHaveValue('> A reply.\n\n');
});

test('without JavaScript the sheet of keys and the places open all the same', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(gallery.url);
  await page.getByRole('button', { name: 'Browse' }).click();
  await expect(page.getByRole('link', { name: 'Help 3' })).toBeVisible();
  await page.goto(`${gallery.url}#keys`);
  await expect(page.locator('#keys')).toBeVisible();
  await context.close();
});
