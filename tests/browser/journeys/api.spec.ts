import { AxeBuilder } from '@axe-core/playwright';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });

test('the API is described on a page that works without scripts and shuts nobody out', async ({ enter }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await enter(house, null, { colorScheme });
    await page.goto('/api');
    for (const id of ['getThreads', 'postThreads']) await page.locator(`#${id} summary`).click();
    await page.locator('#shape-Thread summary').click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  }
  const page = await enter(house, null, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await page.goto('/api#problem-gone');
  await expect(page.locator('#problem-gone')).toBeInViewport();
  await page.locator('#patchPostsByPostId summary').click();
  await expect(page.locator('#patchPostsByPostId')).toContainText('If-Match');
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBe(320);
});

test('the API can be tried out under the policy of all pages, without asking another site', async ({ enter }) => {
  const page = await enter(house, null);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(house.url) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  await page.goto('/api/try');
  await page.locator('#operations-Threads-getThreads .opblock-summary-control').click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await expect(page.locator('.live-responses-table .response-col_status').last()).toContainText('200');
  expect(foreign).toEqual([]);
});
