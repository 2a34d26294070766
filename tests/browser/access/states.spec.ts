import { makePng } from '../../platform/images/make-png';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';
import { expectAxeSilent } from './checks';
import { placesOf } from './pages';

const house = openHouse({ world: 'demo' });

test('axe: menus and the sheet of keys, open', async ({ enter }) => {
  const page = await enter(house, 'marta');
  const { ownPost } = await placesOf(house);
  await page.goto(`/p/${ownPost}`);
  await page.getByLabel('Your account, Marta Nowak').click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expectAxeSilent(page);
  await page.getByLabel('More for post 1').click();
  await expect(page.getByRole('link', { name: 'Edit' }).first()).toBeVisible();
  await expectAxeSilent(page);
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAxeSilent(page);
});

test('axe: the places of a phone, open', async ({ enter }) => {
  const page = await enter(house, 'marta', { viewport: { width: 360, height: 740 } });
  await page.goto('/');
  await expectAxeSilent(page);
  await page.getByRole('button', { name: 'Browse' }).click();
  await expect(page.getByRole('link', { name: 'Grinders' })).toBeVisible();
  await expectAxeSilent(page);
});

test('axe: the composer at work: suggestions, similar questions, a picture to describe, a preview, a conflict', async ({ enter }) => {
  const page = await enter(house, 'marta');
  await page.goto('/ask?category=espresso');
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  const text = page.getByRole('textbox', { name: 'Your text' });
  await page.getByLabel('Title').fill('Descaling light stays on');
  await expect(page.getByText('Your question may be answered already')).toBeVisible();
  await text.pressSequentially('Ask @an');
  await expect(page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first()).toBeVisible();
  await expectAxeSilent(page);
  await text.press('Escape');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Image' }).click();
  await (await chooser).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: makePng(64, 64) });
  await expect(page.getByLabel('What does a.png show?')).toBeVisible();
  await expectAxeSilent(page);
  await page.getByLabel('What does a.png show?').press('Enter');
  await text.fill('A **preview** with `code` and a list:\n\n- one\n- [x] two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nand a footnote[^1]\n\n[^1]: here\n\n```js\nconst a = 1; // a comment\n```\n');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.locator('.preview strong')).toBeVisible();
  await expectAxeSilent(page);
});

test('axe: forms with their errors shown', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 422/);
  const visitor = await enter(house, null);
  for (const [path, button] of [
    ['/join', 'Join'],
    ['/sign-in', 'Sign in'],
  ] as const) {
    await visitor.goto(path);
    await visitor.getByRole('main').getByRole('button', { name: button, exact: true }).click();
    await expect(visitor.getByRole('alert')).toBeFocused();
    await expectAxeSilent(visitor);
  }
  const member = await enter(house, 'marta');
  await member.goto('/ask');
  await expect(member.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await member.getByLabel('Title').fill('x');
  await member.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(member.getByRole('alert')).toBeFocused();
  await expectAxeSilent(member);
  const staff = await enter(house, 'margaux');
  await staff.goto('/staff/categories/new');
  await staff.getByRole('button', { name: 'Make the category' }).click();
  await expect(staff.getByRole('alert')).toBeFocused();
  await expectAxeSilent(staff);
});

test('axe: what has just happened, with its undo', async ({ enter }) => {
  const page = await enter(house, 'marta');
  const { open } = await placesOf(house);
  await page.goto(open);
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await page.getByRole('textbox', { name: 'Your answer' }).fill('Mine did the same, with [a link](https://example.org) and @ana.');
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(page.getByText('Your answer is online.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expectAxeSilent(page);
});
