import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });

test('? shows the sheet of keys, which gives the focus back', async ({ enter }) => {
  const page = await enter(house, 'marta');
  await page.goto('/');
  await page.getByRole('link', { name: 'Ask', exact: true }).first().focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText('Your drafts');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('link', { name: 'Ask', exact: true }).first()).toBeFocused();
});

test('g and a second key go places', async ({ enter }) => {
  const page = await enter(house, 'marta');
  await page.goto('/tags');
  for (const [key, address] of [
    ['n', '/new'],
    ['u', '/unread'],
    ['b', '/bookmarks'],
    ['t', '/top'],
    ['c', '/c'],
    ['d', '/drafts'],
    ['l', '/'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page).toHaveURL(address);
  }
});

test('a list and a thread are walked by keys: j, k, o, l, e, r, q, u, c', async ({ enter }) => {
  const page = await enter(house, 'marta');
  await page.goto('/c/beans');
  const rows = page.locator('[data-key-row] [data-key-open]');
  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(rows.first()).toBeFocused();
  await page.goto('/search?q=huila');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Light roast from Huila');

  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = page.locator('article').nth(1);
  const like = second.getByRole('button', { name: /^Like/ });
  await page.keyboard.press('l');
  await expect(like).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('r');
  const text = page.getByRole('textbox', { name: 'Your reply' });
  await expect(text).toBeFocused();
  await text.press('?');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(text).toHaveValue(/\?$/);
  await text.fill('');
  await text.blur();

  await page.keyboard.press('Shift+R');
  await expect(text).toBeFocused();
  await text.blur();
  await page.keyboard.press('u');
  await expect(page).toHaveURL('/c/beans');
  await page.keyboard.press('/');
  await expect(page.locator('[data-search]').first()).toBeFocused();
  await page.locator('[data-search]').first().blur();
  await page.keyboard.press('c');
  await expect(page).toHaveURL('/ask');
});

test('single keys do nothing once they are turned off; Ctrl+Enter still sends', async ({ enter }) => {
  const page = await enter(house, 'ana');
  await page.goto('/settings/preferences');
  await page.getByLabel('Single-key shortcuts').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your preferences are saved.')).toBeVisible();
  await expect(page.getByLabel('Single-key shortcuts')).not.toBeChecked();
  await page.goto('/');
  await page.keyboard.press('?');
  await page.keyboard.press('j');
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('[data-search]').first()).not.toBeFocused();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');

  await page.getByRole('link', { name: 'Milk frother whistles at the end of the froth' }).click();
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await page.getByRole('textbox', { name: 'Your answer' }).fill('Try a colder jug.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Your answer is online.')).toBeVisible();
});

test('x picks rows, shift+b acts on them with a way back, and g j and g k walk the list from its threads', async ({ enter }) => {
  const page = await enter(house, 'marta');
  await page.goto('/c/beans');
  const titles = await page.locator('.rows [data-key-open]').allTextContents();
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  const bar = page.locator('form[data-picks]');
  await expect(bar).toContainText('2 threads selected');
  await page.keyboard.press('x');
  await expect(bar).toContainText('1 thread selected');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+B');
  await expect(bar.getByRole('button', { name: 'Follow' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 threads are followed now.')).toBeVisible();
  await expect(page).toHaveURL('/c/beans');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('2 threads are as they were before.')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();

  await page.keyboard.press('o');
  for (const [key, at] of [['j', 1], ['k', 0]] as const) {
    await expect(page).toHaveURL(/\/t\//);
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[at]!);
  }
});

test('the sheet of those who work the review queue has its keys as well, each of the bar below the queue among them', async ({ enter }) => {
  const page = await enter(house, 'tom');
  await page.goto('/moderation');
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/\/moderation\/\w+/);
  const bar = await page.locator('.q-hints span').evaluateAll((hints) => hints.map((hint) => [...hint.querySelectorAll('kbd')].map((key) => key.textContent).join(' ')));
  await page.keyboard.press('?');
  const section = page.getByRole('dialog', { name: 'Keyboard shortcuts' }).locator('section').filter({ hasText: 'In the review queue' });
  await expect(section.getByText('Keep the post or profile')).toBeVisible();
  const sheet = await section.locator('dd').evaluateAll((all) => all.map((each) => [...each.querySelectorAll('kbd')].map((key) => key.textContent).join(' ')));
  expect(bar.length).toBeGreaterThan(5);
  expect(sheet).toEqual(expect.arrayContaining(bar.filter((keys) => keys !== '?')));

  const member = await enter(house, 'marta');
  await member.goto('/');
  await member.keyboard.press('?');
  await expect(member.getByRole('dialog', { name: 'Keyboard shortcuts' })).not.toContainText('In the review queue');
});

test('Ctrl+K opens the palette of staff: pages, members, threads, and what can be done on the page', async ({ enter, expectTrouble }) => {
  expectTrouble(/404/);
  const page = await enter(house, 'claire');
  await page.goto('/');
  await page.getByRole('link', { name: 'Milk frother whistles at the end of the froth' }).click();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Staff palette' });
  const field = palette.getByRole('searchbox');
  await expect(field).toBeFocused();
  await expect(palette.getByRole('link', { name: 'Review queue' })).toBeVisible();
  await field.fill('lock');
  await palette.getByRole('button', { name: 'Lock' }).press('Enter');
  await expect(page.getByText('The thread is locked.')).toBeVisible();

  await page.keyboard.press('Control+k');
  await field.fill('marta');
  await expect(palette.getByRole('link', { name: /@marta/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/staff\/members\//);

  const visitor = await enter(house, 'marta');
  await visitor.goto('/');
  await visitor.keyboard.press('Control+k');
  await expect(visitor.getByRole('dialog')).toBeHidden();
  expect((await visitor.goto('/staff/go'))?.status()).toBe(404);
});
