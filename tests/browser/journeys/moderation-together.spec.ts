import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });

const waiting = async (): Promise<number> => Number((await house.query<{ n: string }>(`select count(*) as n from review_item where state = 'open'`))[0]!.n);

test('in bulk, what can be pressed follows what is ticked, and nothing is decided that nobody ticked', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 422/);
  const page = await enter(house, 'tom');
  await page.goto('/moderation');
  await page.keyboard.press('x');
  await expect(page).toHaveURL(/\/moderation\/bulk$/);
  const ticks = page.locator('[name="itemIds"]');
  const ticked = page.locator('[name="itemIds"]:checked');
  const decide = (decision: string) => page.locator(`[name="decision"][value="${decision}"]`);
  const all = await ticks.count();
  expect(all).toBeGreaterThan(2);
  await expect(ticked).toHaveCount(0);
  await expect(decide('keep')).toBeEnabled();

  const before = await waiting();
  await decide('keep').click();
  await expect(page.locator('[role="alert"] a[href^="#item-"]')).toBeVisible();
  expect(await waiting()).toBe(before);

  // Only what begins a thread can have it locked.
  await page.locator('[name="itemIds"][data-allows~="keep"]:not([data-allows~="lock"])').first().check();
  await expect(decide('keep')).toBeEnabled();
  await expect(decide('lock')).toBeDisabled();
  await page.locator('[name="itemIds"][data-allows~="lock"]').first().check();
  await expect(decide('lock')).toBeEnabled();
  await page.locator('[data-tick="none"]').click();
  await expect(ticked).toHaveCount(0);
  await expect(decide('lock')).toBeEnabled();
  // Enter on a tick presses no button, neither of the decisions nor of the ticks; nor does it without a script.
  const plain = await enter(house, 'tom', { javaScriptEnabled: false });
  await plain.goto('/moderation/bulk');
  for (const each of [page, plain]) {
    await each.locator('[name="itemIds"]').first().focus();
    await each.keyboard.press('Enter');
    await expect(each.locator('[name="itemIds"]:checked')).toHaveCount(0);
    await expect(each.locator('.errors')).toHaveCount(each === page ? 1 : 0);
  }
  await page.locator('[data-tick="all"]').focus();
  await page.keyboard.press('Enter');
  await expect(ticked).toHaveCount(all);
  await expect(page).toHaveURL(/\/moderation\/bulk$/);

  await page.locator('[data-tick="none"]').click();
  const chosen = page.locator('[name="itemIds"][data-allows~="keep"]').first();
  const id = await chosen.getAttribute('value');
  await chosen.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+A');
  await expect(page).toHaveURL(/\/moderation(\?|$)/);
  await expect(page.locator('[data-until]').first()).toBeVisible();
  expect(await waiting()).toBe(before - 1);
  expect(await house.query('select kind from decision where item_id = $1', [id])).toEqual([{ kind: 'keep' }]);
});

test('the figures of an open queue follow what a colleague decides', async ({ enter }) => {
  const [mine, theirs] = [await enter(house, 'tom'), await enter(house, 'claire')];
  await mine.goto('/moderation');
  const [pill, tab] = [mine.locator('[data-queue-figures="head"]'), mine.locator('[data-queue-figures="tabs"] a').first()];
  const before = await waiting();
  await expect(pill).toContainText(String(before));
  await expect(mine).toHaveTitle(new RegExp(`^\\(${before}\\) `));
  await tab.focus();

  await theirs.goto('/moderation?kind=reported_post');
  await theirs.keyboard.press('j');
  await expect(theirs).toHaveURL(/\/moderation\/\w+/);
  await theirs.keyboard.press('a');
  await expect(theirs.locator('[data-until]').first()).toBeVisible();

  const now = await waiting();
  expect(now).toBe(before - 1);
  await expect(pill).toContainText(String(now));
  await expect(tab).toContainText(String(now));
  await expect(tab).toBeFocused();
  await expect(mine).toHaveTitle(new RegExp(`^\\(${now}\\) `));
});

test('who types while a colleague takes the item over is told so, loses no word, and can take it back with them', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 409/);
  const words = 'You named the neighbour of somebody else.\nThat is theirs to tell.';
  const [mine, theirs] = [await enter(house, 'tom'), await enter(house, 'claire')];
  await mine.goto('/moderation?kind=reported_post');
  await mine.keyboard.press('j');
  await expect(mine).toHaveURL(/\/moderation\/\w+/);
  const facts = mine.locator('textarea[name="facts"]');
  await facts.fill(words);
  const lists: string[] = [];
  mine.on('request', (request) => request.url().includes('state=decided') && lists.push(request.url()));
  await mine.waitForTimeout(2_500); // one's own claim has no list read again
  expect(lists).toEqual([]);

  await theirs.goto(mine.url());
  await expect(theirs.locator('.q-decide')).toContainText('Tom');
  await theirs.locator('.q-decide form:has([name="form"][value="take"]) button').click();
  await expect(theirs.locator('[data-page-key="a"]')).toBeVisible();

  await expect(mine.locator('.q-decide [role="alert"]')).toContainText('Claire');
  await expect(facts).toHaveValue(words);
  await mine.locator('[data-claim-back]').focus();
  await mine.keyboard.press('Enter');
  await expect(mine.locator('.q-decide [role="alert"]')).toHaveCount(0);
  await expect(facts).toHaveValue(words);
  await expect(mine.locator('[data-claim-back]')).toBeHidden();

  // Whoever does not see it, and decides, is asked.
  await expect(theirs.locator('.q-decide [role="alert"]')).toContainText('Tom');
  const other = theirs.locator('textarea[name="facts"]');
  await other.fill('It is theirs to tell.');
  await other.press('Control+Enter');
  await expect(theirs.locator('[data-page-key="a"]')).toHaveCount(0);
  await expect(theirs.locator('.q-decide')).toContainText('It is theirs to tell.');
  await theirs.locator('.q-decide form:has([name="form"][value="take"]) button').click();
  await expect(other).toHaveValue('It is theirs to tell.');
  await expect(mine.locator('.q-decide [role="alert"]')).toContainText('Claire');
});

test('nothing of an item scrolls sideways on a phone, whatever its post holds', async ({ enter }) => {
  const page = await enter(house, 'tom');
  await page.setViewportSize({ width: 360, height: 760 });
  await page.goto('/moderation');
  const items = await page.locator('[data-item] a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  let tables = 0;
  for (const item of items) {
    await page.goto(item);
    tables += await page.locator('.q-target table').count();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), item).toBe(0);
  }
  expect(tables).toBeGreaterThan(0);
});
