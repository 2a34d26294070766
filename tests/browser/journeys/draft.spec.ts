import type { Page } from 'playwright/test';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });
const TITLE = 'Milk frother whistles at the end of the froth';

const text = (page: Page) => page.getByRole('textbox', { name: 'Your answer' });
const state = (page: Page) => page.locator('form[data-write]').getByRole('status');

/** Opens the thread with its composer awake. */
async function openThread(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: TITLE }).click();
  await expect(state(page)).toBeVisible();
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
}

async function postsOf(username: string): Promise<string[]> {
  const rows = await house.query<{ source: string }>(
    `select source from post p join member m on m.id = p.author_id where m.username = $1 and p.kind = 'answer' and p.created_at > now() - interval '10 minutes'`,
    [username],
  );
  return rows.map(({ source }) => source);
}

test('a draft outlives a reload and another device, and is listed', async ({ enter }) => {
  const page = await enter(house, 'ana');
  await openThread(page);
  await text(page).fill('Lower the jug a little before the end.');
  await expect(state(page)).toHaveText('Draft saved.');
  await page.reload();
  await expect(text(page)).toHaveValue('Lower the jug a little before the end.');
  const device = await enter(house, 'ana');
  await device.goto('/drafts');
  await device.getByRole('link', { name: 'Answer or reply' }).click();
  await expect(text(device)).toHaveValue('Lower the jug a little before the end.');
  await device.goto('/drafts');
  await device.getByRole('button', { name: 'Delete draft' }).click();
  await expect(device.getByText('No drafts')).toBeVisible();
});

test('leaving at once keeps what was typed a moment ago', async ({ enter }) => {
  const page = await enter(house, 'claire');
  await openThread(page);
  await text(page).pressSequentially('Whistling is air.');
  await page.goto('/tags');
  await openThread(page);
  await expect(text(page)).toHaveValue('Whistling is air.');
});

test('an old tab cannot overwrite a newer one: the reader chooses', async ({ enter }) => {
  const first = await enter(house, 'marta');
  const second = await first.context().newPage();
  await openThread(first);
  await openThread(second);
  await first.bringToFront();
  await text(first).fill('Written in the first tab');
  await expect(state(first)).toHaveText('Draft saved.');
  await text(second).fill('Written in the second tab');
  await expect(state(second)).toContainText('This draft was changed in another tab or device.');
  await second.getByRole('button', { name: 'Take the other one' }).click();
  await expect(text(second)).toHaveValue('Written in the first tab');

  await text(second).fill('Second thoughts');
  await expect(state(second)).toHaveText('Draft saved.');
  await text(first).fill('First thoughts');
  await expect(state(first)).toContainText('changed in another tab');
  await first.getByRole('button', { name: 'Keep mine' }).click();
  await expect(state(first)).toHaveText('Draft saved.');
  await second.reload();
  await expect(text(second)).toHaveValue('First thoughts');
});

test('offline: the text waits, is kept on the device, and goes out once when the network is back', async ({ enter, expectTrouble }) => {
  expectTrouble(/ERR_INTERNET_DISCONNECTED/);
  const page = await enter(house, 'jonas');
  await openThread(page);
  await page.context().setOffline(true);
  await text(page).fill('Check the steam tip for milk stone.');
  await expect(state(page)).toContainText('Draft kept on this device');
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(state(page)).toContainText('Waiting for the connection. Your text is safe and will be sent.');
  await expect(text(page)).toHaveValue('Check the steam tip for milk stone.');
  await page.context().setOffline(false);
  await expect(page.getByText('Your answer is online.')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Check the steam tip for milk stone.');
  expect(await postsOf('jonas')).toEqual(['Check the steam tip for milk stone.']);
  await expect(text(page)).toHaveValue('');
});

test('the answer got lost on the way: sending again makes no second post', async ({ enter, expectTrouble }) => {
  expectTrouble(/ERR_CONNECTION_RESET|ERR_FAILED/);
  const page = await enter(house, 'paul');
  await openThread(page);
  await text(page).fill('Le joint du bec vapeur siffle quand il est sec.');
  await page.route(
    '**/t/**',
    async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      await route.fetch({ maxRedirects: 0 });
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('Your answer is online.')).toBeVisible();
  expect(await postsOf('paul')).toHaveLength(1);
});

test('two quick presses make one post', async ({ enter }) => {
  const page = await enter(house, 'tom');
  await openThread(page);
  await text(page).fill('It is the last bit of steam leaving the wand.');
  await page.getByRole('button', { name: 'Answer', exact: true }).dblclick();
  await expect(page.getByText('Your answer is online.')).toBeVisible();
  expect(await postsOf('tom')).toHaveLength(1);
});

test('a sign-in that ended while typing: the text stays and is sent after signing in again', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 40[13]/);
  const page = await enter(house, 'leon');
  await openThread(page);
  await house.query(`delete from session where member_id = (select id from member where username = 'leon')`);
  await text(page).fill('Chez moi, c’était le lait trop froid.');
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(state(page)).toContainText('Your sign-in has ended. Your text is safe.');
  await expect(text(page)).toHaveValue('Chez moi, c’était le lait trop froid.');
  const tab = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Sign in (new tab)' }).click();
  await expect((await tab).getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await house.signIn(page.context(), 'leon');
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('Your answer is online.')).toBeVisible();
  expect(await postsOf('leon')).toEqual(['Chez moi, c’était le lait trop froid.']);
});
