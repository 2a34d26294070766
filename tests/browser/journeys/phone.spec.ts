import type { Locator, Page } from 'playwright/test';
import { makePng } from '../../platform/images/make-png';
import { openHouse, type House } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });
const TITLE = 'Milk frother whistles at the end of the froth';
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true };

const text = (page: Page) => page.getByRole('textbox', { name: 'Your answer' });
const sheet = (page: Page) => page.locator('.composer[data-sheet]');
const send = (page: Page) => page.getByRole('button', { name: 'Answer', exact: true });

/** Opens the thread with its composer awake. */
async function openThread(enter: (house: House, username: string, options?: object) => Promise<Page>, username: string, options: object = PHONE): Promise<Page> {
  const page = await enter(house, username, options);
  await page.goto('/');
  await page.getByRole('link', { name: TITLE }).click();
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  return page;
}

const within = async (control: Locator, height: number): Promise<void> => {
  const box = await control.boundingBox();
  expect(box).not.toBeNull();
  expect(box!.y).toBeGreaterThanOrEqual(0);
  expect(box!.y + box!.height).toBeLessThanOrEqual(height);
};

test('a tap into the text gives it the whole window, what a keyboard leaves of it, and the text goes out from there', async ({ enter }) => {
  const page = await openThread(enter, 'ana');
  await text(page).tap();
  await expect(sheet(page)).toBeVisible();
  expect(await sheet(page).boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 });
  await expect(text(page)).toBeFocused();
  await text(page).pressSequentially('Lower the jug a little, as @cla');
  await expect(page.getByRole('option', { name: /Claire/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(text(page)).toHaveValue(/as @claire $/);

  await test.step('the keys of a keyboard on the screen', async () => {
    await page.setViewportSize({ width: 360, height: 300 });
    await expect.poll(async () => (await sheet(page).boundingBox())?.height).toBe(300);
    for (const control of [text(page), send(page), page.getByRole('button', { name: 'Preview' })]) await within(control, 300);
  });

  await test.step('a picture is described there', async () => {
    await sheet(page).locator('input[type="file"]').setInputFiles({ name: 'jug.png', mimeType: 'image/png', buffer: makePng(20, 10) });
    const what = page.getByLabel(/What does jug\.png show\?/);
    await what.scrollIntoViewIfNeeded();
    await within(what, 300);
    await what.fill('A jug');
    await page.getByRole('button', { name: 'Done' }).tap();
    await expect(text(page)).toHaveValue(/!\[A jug\]\(/);
  });

  await page.getByRole('button', { name: 'Preview' }).tap();
  await expect(sheet(page).locator('.preview')).toContainText('Lower the jug a little');
  await send(page).tap();
  await expect(page.getByText('Your answer is online.')).toBeVisible();
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('Lower the jug a little');
});

test('what is wrong is said in the sheet', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 422/);
  const page = await openThread(enter, 'hugo');
  await text(page).tap();
  await send(page).tap();
  await expect(sheet(page).locator('.err')).toBeVisible();
  await within(sheet(page).locator('.err'), 640);
  await expect(text(page)).toBeFocused();
});

test('put away by its button, by Escape or by going elsewhere, the text stays in the page; the focus alone does not open it', async ({ enter }) => {
  const page = await openThread(enter, 'jonas');
  await text(page).focus();
  await page.keyboard.type('Milk stone');
  await expect(sheet(page)).toHaveCount(0);

  await text(page).tap();
  await expect(sheet(page)).toBeVisible();
  await page.getByRole('button', { name: 'Minimise' }).tap();
  await expect(sheet(page)).toHaveCount(0);
  await expect(text(page)).toHaveValue('Milk stone');
  await expect(text(page)).toBeInViewport();
  await expect(text(page)).not.toBeFocused();

  await text(page).tap();
  await page.keyboard.type(' @an');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(sheet(page), 'the first Escape is for the list').toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await expect(text(page)).toBeFocused();

  await text(page).fill(Array.from({ length: 60 }, (_, line) => `Line ${line}`).join('\n'));
  await text(page).tap();
  await send(page).focus();
  await page.keyboard.press('Tab');
  await expect(sheet(page)).toHaveCount(0);
  await within(page.locator(':focus'), 640);
});

test('Quote opens it with the quotation; a wide window has no need of it', async ({ enter }) => {
  const phone = await openThread(enter, 'paul');
  await phone.locator('[data-quote]').first().tap();
  await expect(sheet(phone)).toBeVisible();
  await expect(text(phone)).toHaveValue(/^> /);
  await expect(text(phone)).toBeFocused();

  const desk = await openThread(enter, 'marta', {});
  await text(desk).click();
  await desk.keyboard.type('Steam');
  await expect(text(desk)).toHaveValue('Steam');
  await expect(sheet(desk)).toHaveCount(0);
  await expect(desk.getByRole('button', { name: 'Minimise' })).toBeHidden();
});
