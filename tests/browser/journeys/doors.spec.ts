import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });

for (const [role, name] of [
  ['member', 'Hugo Dumas'],
  ['moderator', 'Tom Ashworth'],
  ['manager', 'Claire Aubry'],
  ['owner', 'Margaux Tessier'],
] as const) {
  test(`the link that the terminal prints for the ${role} signs in, as often as one likes`, async ({ enter }) => {
    for (const time of [1, 2]) {
      const page = await enter(house, null);
      await page.goto(house.links[role]);
      await page.getByRole('main').getByRole('button').click();
      await expect(page.locator('header.top details summary'), `time ${time}`).toHaveAttribute('aria-label', new RegExp(name));
    }
  });
}
