import type { Page } from 'playwright/test';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';
import { placesOf } from './pages';

const house = openHouse({ world: 'demo' });

/** What is wrong with the element that has the focus, '' for nothing; and whether it is the document itself. */
async function lookAtFocus(page: Page): Promise<{ name: string; wrong: string; start: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: 'body', wrong: '', start: true };
    const name = `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? ''}`;
    const box = element.getBoundingClientRect();
    // A radio shows the focus on its card, a row's link all around the row, a text area on the box around it.
    const places: [Element | null, string?][] = [[element], [element, '::after'], [element.parentElement], [element.parentElement?.parentElement ?? null]];
    const marked = places.some(([place, pseudo]) => {
      const style = place && getComputedStyle(place, pseudo);
      return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$/.test(style.outlineColor);
    });
    const at = (x: number, y: number): boolean => {
      const top = document.elementFromPoint(x, y);
      return top !== null && (element.contains(top) || top.contains(element) || (top instanceof HTMLLabelElement && top.control === element));
    };
    const free = [0.5, 0.1, 0.9].some((part) => [0.5, 0.15, 0.85].some((down) => at(box.x + box.width * part, box.y + box.height * down)));
    const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
    const wrong = [marked ? '' : 'no focus ring', inside ? '' : 'outside the window', inside && !free ? 'covered' : ''].filter(Boolean).join(', ');
    return { name, wrong, start: false };
  });
}

/** Walks through the page with Tab until it begins again. @returns what was wrong on the way */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<{ stops: number; wrong: string[] }> {
  const wrong: string[] = [];
  let stops = 0;
  for (; stops < 250; stops++) {
    await page.keyboard.press(key);
    const focus = await lookAtFocus(page);
    if (focus.start && stops > 0) break;
    if (focus.wrong) wrong.push(`${focus.name}: ${focus.wrong}`);
  }
  return { stops, wrong };
}

for (const [who, where] of [
  [null, 'home'],
  ['marta', 'thread'],
  ['margaux', 'thread'],
  ['marta', 'ask'],
  ['marta', 'preferences'],
] as const) {
  test(`${who ?? 'a visitor'} on ${where}: every stop of Tab shows where it is, and nothing covers it, forwards and back`, async ({ enter }) => {
    const page = await enter(house, who, { viewport: { width: 1280, height: 600 } });
    const { solved } = await placesOf(house);
    await page.goto({ home: '/', thread: solved, ask: '/ask', preferences: '/settings/preferences' }[where]);
    if (where !== 'home' && where !== 'preferences') await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
    for (const key of ['Tab', 'Shift+Tab'] as const) {
      const { stops, wrong } = await walk(page, key);
      expect(wrong, key).toEqual([]);
      expect(stops, 'the end is reached: there is no trap').toBeLessThan(250);
      expect(stops).toBeGreaterThan(10);
    }
  });
}

test('on a phone nothing hides behind the bars', async ({ enter }) => {
  const page = await enter(house, 'marta', { viewport: { width: 360, height: 640 } });
  const { solved } = await placesOf(house);
  await page.goto(solved);
  for (const key of ['Tab', 'Shift+Tab'] as const) expect((await walk(page, key)).wrong, key).toEqual([]);
});

test('the first stop skips to the content', async ({ enter }) => {
  const page = await enter(house, null);
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: ReturnType<Page['locator']>): Promise<void> {
  for (let stops = 0; stops < 120; stops++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
}

test('by keyboard only: sign in, ask, vote, comment, edit, delete, undo', async ({ enter }) => {
  const page = await enter(house, null);
  await page.goto(house.links.member);
  await house.query(`update member set locale = 'en' where username = 'hugo'`);
  const go = page.getByRole('main').getByRole('button').first();
  await tabTo(page, go);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Your account, Hugo Dumas')).toBeVisible();

  await tabTo(page, page.getByRole('link', { name: 'Ask', exact: true }).first());
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await tabTo(page, page.getByLabel('Title'));
  await page.keyboard.type('Does the drip tray go into the dishwasher?');
  await tabTo(page, page.getByLabel('Category'));
  await page.keyboard.type('Esp');
  await tabTo(page, page.getByRole('textbox', { name: 'Your text' }));
  await page.keyboard.type('The manual says nothing about it.');
  await tabTo(page, page.getByRole('button', { name: 'Post', exact: true }));
  await page.keyboard.press('Space');
  await expect(page.getByText('Your thread is online.')).toBeVisible();

  await tabTo(page, page.getByLabel('More for post 1'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: 'Edit' }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await tabTo(page, page.getByRole('textbox', { name: 'Edit your thread' }));
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Nor does the box.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Your changes are online.')).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: 'Comment' }).first());
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await tabTo(page, page.getByRole('textbox', { name: 'Your comment' }));
  await page.keyboard.type('It is the steel one.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('It is the steel one.')).toBeVisible();

  const { open } = await placesOf(house);
  await page.goto(open);
  const vote = page.getByRole('button', { name: 'Vote for the question of Léon Fabre' });
  await tabTo(page, vote);
  const voted = (await vote.getAttribute('aria-pressed')) === 'true';
  await page.keyboard.press('Space');
  await expect(vote).toHaveAttribute('aria-pressed', String(!voted));
  await expect(vote).toBeFocused();
});

test('menus and dialogs give the focus back to where it was', async ({ enter }) => {
  const page = await enter(house, 'marta');
  await page.goto('/');
  const menu = page.getByLabel('Your account, Marta Nowak');
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  const place = page.getByRole('link', { name: 'Drafts' }).first();
  await place.focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  for (let stops = 0; stops < 6; stops++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null), 'the focus stays inside').toBe(true);
  }
  await sheet.getByLabel('Close').click();
  await expect(sheet).toBeHidden();
  await expect(place).toBeFocused();
});

test('what happens is said aloud: results politely, refusals at once', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 4/);
  const page = await enter(house, 'jonas');
  const { open } = await placesOf(house);
  await page.goto(open);
  await expect(page.locator('form[data-write]').getByRole('status')).toHaveText(/Markdown works/);
  await expect(page.locator('#toast')).toHaveAttribute('role', 'status');
  await page.route('**/vote', (route) => route.fulfill({ status: 429 }));
  await page.getByRole('button', { name: 'Vote for the question of Léon Fabre' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'That did not go through.' })).toBeVisible();
  await expect(page.locator('form[data-write]').getByRole('status')).toHaveCount(1);
  await page.goto('/ask');
  await expect(page.locator('[data-island="similar"] [aria-live="polite"]')).toHaveCount(1);
});
