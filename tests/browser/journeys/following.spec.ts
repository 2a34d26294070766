import type { Page } from 'playwright/test';
import { openHouse, type House } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });
const TITLE = 'Let us choose the start-up temperature in the app';

async function addressOf(home: House, title: string): Promise<string> {
  const [row] = await home.query<{ slug: string; id: string }>('select slug, id from thread where title = $1', [title]);
  return `/t/${row?.slug}/${row?.id}`;
}

/** Adds replies of somebody to a thread, as written now. */
async function write(page: Page, address: string, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await page.goto(address);
    await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
    await page.getByRole('textbox', { name: 'Your reply' }).fill(text);
    await page.getByRole('textbox', { name: 'Your reply' }).press('Control+Enter');
    await expect(page.getByText('Your reply is online.')).toBeVisible();
  }
}

const row = (page: Page, title = TITLE) => page.locator('.rows > li').filter({ hasText: title });
const readSoFar = async (username: string): Promise<number> =>
  (await house.query<{ n: number }>(`select r.last_read_number as n from reading r join member m on m.id = r.member_id join thread t on t.id = r.thread_id where m.username = $1 and t.title = $2`, [username, TITLE]))[0]?.n ?? 0;

test('unread counts are right after reading on two devices', async ({ enter }) => {
  const address = await addressOf(house, TITLE);
  const desk = await enter(house, 'priya');
  const phone = await enter(house, 'priya', { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  const writer = await enter(house, 'jonas');

  await test.step('she reads it once, follows it, and others write', async () => {
    await desk.goto(address);
    await expect.poll(() => readSoFar('priya')).toBeGreaterThan(0);
    await desk.keyboard.press('End');
    await expect.poll(() => readSoFar('priya'), { timeout: 30_000 }).toBe(4);
    await desk.locator('.levels summary').click();
    await desk.locator('.levels').getByRole('button', { name: /^Following/ }).click();
    await expect(desk.getByText('You follow it now.')).toBeVisible();
    await write(writer, address, 'Mine is at 88 degrees now.', 'And at 90 from today on.');
  });

  await test.step('both devices count two, and lead to the first of them', async () => {
    for (const page of [desk, phone]) {
      await page.goto('/unread');
      await expect(row(page)).toContainText('2 new');
      await row(page).getByRole('link', { name: TITLE }).click();
      await expect(page).toHaveURL(/#post-5$/);
      await expect(page.locator('#post-5')).toBeInViewport();
      await expect(page.getByText('New since you were here')).toBeVisible();
      if (page === desk) await page.goto('/tags'); // gone before anything was seen for long
    }
  });

  await test.step('read on the phone, it is read at the desk', async () => {
    await phone.locator('#post-6').scrollIntoViewIfNeeded();
    await expect.poll(() => readSoFar('priya'), { timeout: 30_000 }).toBe(6);
    await desk.goto('/unread');
    await expect(row(desk)).toHaveCount(0);
    await desk.goto('/');
    await expect(row(desk)).not.toContainText('new');
  });

  await test.step('an old page of the desk does not take it back', async () => {
    await write(writer, address, 'Settled: 89 degrees.');
    await desk.goto(`${address}?post=2`);
    await desk.waitForTimeout(2500);
    expect(await readSoFar('priya')).toBeGreaterThanOrEqual(6);
    await desk.goto('/unread');
    if ((await readSoFar('priya')) === 6) await expect(row(desk)).toContainText('1 new');
  });
});

test('reading goes on while the page is looked at, and stops when it is left', async ({ enter }) => {
  const page = await enter(house, 'tom');
  await page.goto(await addressOf(house, TITLE));
  const time = async () => (await house.query<{ ms: number }>(`select coalesce(max(r.read_ms), 0)::int as ms from reading r join member m on m.id = r.member_id join thread t on t.id = r.thread_id where m.username = 'tom' and t.title = $1`, [TITLE]))[0]!.ms;
  await expect.poll(time).toBe(2000);
  await page.waitForTimeout(2500);
  await page.goto('/tags'); // the last word, as it goes
  await expect.poll(time).toBeGreaterThanOrEqual(3000);
  const left = await time();
  await page.waitForTimeout(2500);
  expect(await time()).toBe(left);
});

test('without scripts a page that was shown is read, and levels and bookmarks are forms', async ({ enter }) => {
  const page = await enter(house, 'leon', { javaScriptEnabled: false });
  await page.goto('/new');
  await expect(page.getByRole('link', { name: 'New to you' })).toHaveAttribute('aria-current', 'page');
  const address = await addressOf(house, TITLE);
  await page.goto(address);
  await expect.poll(() => readSoFar('leon')).toBeGreaterThanOrEqual(4);

  await page.locator('.levels summary').click();
  await page.locator('.levels').getByRole('button', { name: /^Muted/ }).click();
  await expect(page.getByText('It is muted: lists leave it out.')).toBeVisible();
  await page.goto('/');
  await expect(row(page)).toHaveCount(0);
  await page.goto('/settings/following');
  await page.locator('.follows > li').filter({ hasText: TITLE }).locator('summary').click();
  await page.locator('.follows > li').filter({ hasText: TITLE }).getByRole('button', { name: /^Normal/ }).click();
  await page.goto('/');
  await expect(row(page)).toHaveCount(1);

  await page.goto(address);
  await page.getByRole('button', { name: 'Bookmark' }).first().click();
  await expect(page.getByText('The post is bookmarked.')).toBeVisible();
  await page.getByRole('link', { name: 'Bookmarked' }).click();
  await page.getByLabel('Note').fill('For the next firmware');
  await page.locator('label[for="remind-tomorrow"]').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL('/bookmarks');
  await expect(page.getByRole('main')).toContainText('For the next firmware');
  await expect(page.getByRole('main')).toContainText('Reminder:');
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('No bookmarks yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('main')).toContainText(TITLE);
});

test('what is new is dismissed, and brought back', async ({ enter }) => {
  const page = await enter(house, 'ines');
  await page.goto('/new');
  const rows = page.locator('.rows > li');
  const before = await rows.count();
  expect(before).toBeGreaterThan(0);
  await expect(rows.first().getByRole('img', { name: 'New' })).toBeVisible();
  await page.getByRole('button', { name: 'Mark all as seen' }).click();
  await expect(page.getByText('Nothing new to you')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(before);
});

test('by keys: m w watches, shift+l goes to the first unread post, b keeps, shift+d dismisses', async ({ enter }) => {
  const page = await enter(house, 'marta');
  const address = await addressOf(house, TITLE);
  await house.query(
    `insert into reading (member_id, thread_id, last_read_number, first_opened_at, last_read_at)
     select m.id, t.id, 2, now(), now() from member m, thread t where m.username = 'marta' and t.title = $1
     on conflict (member_id, thread_id) do update set last_read_number = 2`,
    [TITLE],
  );
  await page.goto(address);
  await page.keyboard.press('m');
  await page.keyboard.press('w');
  await expect(page.getByRole('status').filter({ hasText: 'You are told of every new post.' })).toBeVisible();
  await page.keyboard.press('Shift+L');
  await expect(page).toHaveURL(/#post-3$/);
  await page.keyboard.press('j');
  await page.keyboard.press('b');
  await expect(page.getByText('The post is bookmarked.')).toBeVisible();
  await house.query(`update reading set last_read_number = 2 where member_id = (select id from member where username = 'marta')`);
  await page.goto('/unread');
  await expect(row(page)).toContainText('new');
  await page.keyboard.press('Shift+D');
  await expect(page.getByText('You have read everything')).toBeVisible();
});

test('a member is followed from the profile', async ({ enter }) => {
  const page = await enter(house, 'hugo');
  await page.goto('/m/ana');
  await page.getByRole('button', { name: 'Follow' }).click();
  await expect(page.getByText('You follow this member now.')).toBeVisible();
  await page.goto('/settings/following');
  await page.getByRole('button', { name: 'Ana Ribeiro: Following' }).click();
  await expect(page.getByText('You no longer follow this member.')).toBeVisible();
});
