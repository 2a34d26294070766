import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });

test('search finds with and without accents, in both languages, and marks the words', async ({ enter }) => {
  const page = await enter(house, null);
  for (const words of ['détartrage fréquence', 'detartrage frequence', 'DÉTARTRAGE']) {
    await page.goto('/');
    await page.getByRole('searchbox', { name: 'Search' }).first().fill(words);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\?q=/);
    await expect(page.getByRole('main').getByRole('link', { name: /Détartrage : à quelle fréquence/ }).first()).toBeVisible();
    await expect(page.getByRole('searchbox', { name: 'Search' }).first()).toHaveValue(words);
  }
  await expect(page.getByRole('main').locator('mark').first()).toHaveText(/détartrage/i);
  await page.goto('/search?q=zzzyx');
  await expect(page.getByRole('main')).not.toContainText('undefined');
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
});

test('the language follows the browser, and the choice of a visitor', async ({ enter }) => {
  const french = await enter(house, null, { locale: 'fr-FR' });
  await french.goto('/tags');
  await expect(french.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(french.getByRole('heading', { level: 1 })).toHaveText('Étiquettes');
  await french.getByRole('button', { name: 'English' }).click();
  await expect(french).toHaveURL('/tags');
  await expect(french.locator('html')).toHaveAttribute('lang', 'en');
  await expect(french.getByRole('heading', { level: 1 })).toHaveText('Tags');
  await french.goto('/');
  await expect(french.locator('html')).toHaveAttribute('lang', 'en');
});

test('the language and the theme of a member follow them to another browser', async ({ enter }) => {
  const page = await enter(house, 'jonas');
  await page.goto('/settings/preferences');
  await page.getByLabel('Language', { exact: true }).selectOption('fr');
  await page.getByRole('main').locator('label', { hasText: 'Dark' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  const other = await enter(house, 'jonas', { locale: 'fr-FR' });
  await other.goto('/');
  await expect(other.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the theme changes at once, is rendered by the server, and without JavaScript too', async ({ enter }) => {
  const page = await enter(house, null);
  await page.goto('/');
  const light = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).not.toBe(light);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const plain = await enter(house, null, { javaScriptEnabled: false });
  await plain.goto('/tags');
  await plain.getByRole('button', { name: 'Dark' }).click();
  await expect(plain).toHaveURL('/tags');
  await expect(plain.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the orders of the list, categories and tags lead where they say', async ({ enter }) => {
  const page = await enter(house, null);
  await page.goto('/');
  const main = page.getByRole('main');
  for (const [tab, title] of [
    ['New', /^New threads · /],
    ['Unanswered', /^Unanswered questions · /],
    ['Top', /^Top threads · /],
    ['Latest', /^Torréa Community/],
  ] as const) {
    await main.getByRole('navigation', { name: 'Order' }).getByRole('link', { name: tab, exact: true }).click();
    await expect(page).toHaveTitle(title);
    await expect(main.getByRole('link', { name: tab, exact: true })).toHaveAttribute('aria-current');
  }
  await page.getByRole('navigation', { name: 'Browse' }).getByRole('link', { name: 'Grinders' }).click();
  await expect(page).toHaveURL('/c/grinders');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Grinders');
  await page.goto('/tags');
  await main.getByRole('link', { name: 'descaling' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('descaling');
  await main.getByRole('link', { name: /Descaling light stays on/ }).click();
  await main.getByRole('link', { name: 'Claire Aubry' }).first().click();
  await expect(page).toHaveURL('/m/claire');
});

test('what is not for visitors is not there for them', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 404/);
  const page = await enter(house, 'ana');
  for (const address of ['/c/team', '/staff', '/staff/members', '/nowhere', '/m/nobody', '/t/some/thread', '/p/none']) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not here');
  }
});
