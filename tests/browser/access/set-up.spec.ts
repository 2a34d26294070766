import { openHouse } from '../house/house';
import { expect, test } from '../house/test';
import { expectAxeSilent, expectOrder, expectReflow } from './checks';

const house = openHouse({ world: 'empty' });

test('every step of the set-up: axe, order, reflow', async ({ enter }) => {
  const page = await enter(house, null);
  const check = async (): Promise<void> => {
    await expectOrder(page);
    await expectReflow(page);
    await expectAxeSilent(page);
  };
  await page.goto('/');
  await check();
  await page.goto(house.links.setup);
  await check();
  await page.getByLabel('E-mail address').fill('owner@example.org');
  await page.getByLabel('Username').fill('mira');
  await page.getByLabel('Password', { exact: true }).fill('amber kettle on a slow train');
  await page.getByRole('button', { name: 'Make the account' }).click();
  for (const step of ['brand', 'categories', 'mail', 'team', 'done']) {
    await page.goto(`/setup/${step}`);
    await check();
  }
  // The empty community, as its first visitors find it.
  await page.getByRole('button', { name: 'Open the community' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const path of ['/', '/c', '/tags', '/unanswered', '/staff', '/staff/tags', '/drafts']) {
    await page.goto(path);
    await check();
  }
});
