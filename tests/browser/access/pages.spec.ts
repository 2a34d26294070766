import { openHouse } from '../house/house';
import { expect, test } from '../house/test';
import { expectAxeSilent, expectOrder, expectReflow } from './checks';
import { pageKinds, placesOf } from './pages';

// Each worker takes some of the pages, with a program of its own: no page changes anything.
test.describe.configure({ mode: 'parallel' });

const house = openHouse({ world: 'demo' });
// Which pages there are does not depend on the addresses that are looked up later.
const count = pageKinds({ solved: '', discussion: '', open: '', ownPost: '', otherMember: '' });

for (const [index, { as, path: pattern }] of count.entries()) {
  test(`${as ?? 'a visitor'}, page ${index + 1} ${pattern}: axe, order, reflow`, async ({ enter, expectTrouble }) => {
    const kind = pageKinds(await placesOf(house))[index]!;
    if (kind.status) expectTrouble(new RegExp(`status of ${kind.status}`));
    const page = await enter(house, kind.as);
    const answer = await page.goto(kind.path);
    expect(answer?.status(), kind.path).toBe(kind.status ?? 200);
    await expectOrder(page);
    await expectReflow(page);
    await expectAxeSilent(page);
  });
}

test('titles tell pages apart, among those of everybody and those of staff', async ({ enter }) => {
  const kinds = pageKinds(await placesOf(house));
  for (const as of [null, 'marta', 'margaux']) {
    const page = await enter(house, as);
    const seen = new Map<string, string>();
    for (const { path } of kinds.filter((kind) => kind.as === as && !kind.path.includes('?'))) {
      const title = /<title>([^<]*)/.exec(await (await page.request.get(path)).text())?.[1] ?? '';
      expect(title, path).toMatch(/\S/);
      expect(seen.get(title) ?? path, `the title “${title}” of ${path}`).toBe(path);
      seen.set(title, path);
    }
  }
});
