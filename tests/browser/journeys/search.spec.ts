import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });

/** Results of the page, as their titles. */
const results = (page: Page) => page.getByRole('main').locator('[data-key-row] [data-key-open]');
const accessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
};

/** Mistyped, without accents, in either language, with the thread that is meant. */
const MISTYPED = [
  { typed: 'descalling light', means: /Descaling light stays on/ },
  { typed: 'presure drops', means: /Pressure drops to 6 bar/ },
  { typed: 'detratrage frequence', means: /Détartrage\s: à quelle fréquence/ },
  { typed: 'qeul moulin esspresso', means: /Quel moulin pour passer du filtre/ },
];

for (const javaScriptEnabled of [true, false]) {
  test(`mistyped words find what was meant, in both languages, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ enter }) => {
    const page = await enter(house, null, { javaScriptEnabled });
    for (const { typed, means } of MISTYPED) {
      await page.goto('/');
      if (javaScriptEnabled) await page.keyboard.press('/');
      else await page.getByRole('searchbox', { name: 'Search' }).first().focus();
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/search\?q=/);
      await expect(results(page).filter({ hasText: means }).first()).toBeVisible();
    }
    await results(page).filter({ hasText: /Quel moulin/ }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Quel moulin/);
  });
}

test('filters are chips that stand in the search itself, and kinds are tabs', async ({ enter }) => {
  const page = await enter(house, null, { locale: 'fr-FR', javaScriptEnabled: false });
  await page.goto('/search?q=moulin');
  await page.getByRole('navigation', { name: 'Affiner' }).getByRole('link', { name: 'Résolues' }).click();
  await expect(page).toHaveURL(/est%3Ar%C3%A9solu/);
  await page.getByRole('link', { name: 'Sans le filtre « Résolues »' }).click();
  await expect(page).toHaveURL('/search?q=moulin');
  await page.getByRole('navigation', { name: 'Sortes de résultats' }).getByRole('link', { name: /Réponses/ }).click();
  await expect(results(page).first()).toBeVisible();
  await page.goto('/search?q=moulin+catégorie%3Anulle-part');
  await expect(page.getByText('Il n’y a pas de catégorie « nulle-part ».')).toBeVisible();
});

test('arrows lead from the box through the results and back', async ({ enter }) => {
  const page = await enter(house, null);
  await page.goto('/search?q=espresso');
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await expect(results(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('banner').getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/(t|m|tag)\//);
});

test('results and the report are accessible, light and dark', async ({ enter }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await enter(house, 'claire', { colorScheme });
    for (const path of ['/search?q=espresso', '/search?q=ana', '/search?q=espresso&in=tags', '/search?q=moulin+is%3Asolved', '/staff/search']) {
      await page.goto(path);
      if (path.startsWith('/search')) await page.getByText('What can I type here?').click().catch(() => page.locator('details.tips summary').click());
      await accessible(page);
    }
  }
});

test('what is searched in vain comes to the report, and a synonym mends it, without JavaScript', async ({ enter }) => {
  const member = await enter(house, 'marta');
  await member.goto('/search?q=knockbox');
  await expect(member.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  const staff = await enter(house, 'claire', { javaScriptEnabled: false });
  await staff.goto('/staff/search');
  await expect(staff.getByRole('link', { name: 'knockbox' })).toBeVisible();
  await staff.getByLabel('Word', { exact: true }).fill('knockbox');
  await staff.getByLabel('Means the same as').fill('bac à marc');
  await staff.getByRole('button', { name: 'Add the pair' }).click();
  await expect(staff.getByText('Searches for one of these now find the other.')).toBeVisible();
  await member.waitForTimeout(2_500); // other processes read synonyms again after two seconds
  await member.goto('/search?q=knockbox');
  await expect(results(member).filter({ hasText: /bac à marc plus profond/ }).first()).toBeVisible();
  await staff.getByRole('button', { name: /Remove the pair/ }).click();
  await expect(staff.getByText('The pair is gone.')).toBeVisible();
});

test('a member who finds the answer while asking is counted', async ({ enter }) => {
  const page = await enter(house, 'marta');
  await page.goto('/ask');
  await page.getByLabel('Title').fill('Why does my descaling light stay on');
  const similar = page.locator('.similar').getByRole('link').first();
  await expect(similar).toBeVisible();
  const [opened] = await Promise.all([page.context().waitForEvent('page'), similar.click()]);
  await expect(opened).toHaveURL(/\/t\/.+\/.+/);
});
