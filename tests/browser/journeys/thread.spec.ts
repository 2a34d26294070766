import type { Page } from 'playwright/test';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });
const QUESTION = 'Pressure drops to 6 bar after the second shot on the Uno 2';

/** Goes to a thread from the list, as readers do. */
async function openThread(page: Page, title = QUESTION): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

const postWith = (page: Page, words: string) => page.locator('article').filter({ hasText: words }).last();

async function write(page: Page, label: string, words: string): Promise<void> {
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await page.getByRole('textbox', { name: label }).fill(words);
  await page.getByRole('textbox', { name: label }).press('Control+Enter');
}

test('the spine: one asks, another answers, the asker accepts', async ({ enter }) => {
  const asker = await enter(house, 'ines');
  await asker.goto('/ask?category=grinders');
  await asker.getByLabel('Title').fill('How do I take the hopper off the M40?');
  await write(asker, 'Your text', 'It clicks, but it does not come off.');
  await expect(asker.getByRole('heading', { level: 1 })).toHaveText('How do I take the hopper off the M40?');
  const address = new URL(asker.url()).pathname;
  expect(address).toMatch(/^\/t\/how-do-i-take-the-hopper-off-the-m40\/\w+$/);

  const helper = await enter(house, 'paul');
  await helper.goto(address);
  await write(helper, 'Your answer', 'Close the **slide** first, then turn it a quarter to the left.');
  await expect(helper).toHaveURL(/#post-2$/);
  await expect(postWith(helper, 'a quarter to the left')).toBeInViewport();

  await test.step('comment', async () => {
    await asker.reload();
    await postWith(asker, 'a quarter to the left').getByRole('link', { name: 'Comment' }).click();
    await write(asker, 'Your comment', 'Clockwise seen from above?');
    await expect(asker.getByText('Your comment is online.')).toBeVisible();
    await expect(asker.getByText('Clockwise seen from above?')).toBeVisible();
  });

  await test.step('accept, take back, accept again', async () => {
    await postWith(asker, 'a quarter to the left').getByRole('button', { name: 'Accept this answer' }).click();
    await expect(postWith(asker, 'a quarter to the left')).toContainText(/Accepted answer\s*by the asker/);
    await expect(asker.locator('.ttl')).toContainText('Solved');
    await asker.getByRole('button', { name: 'No longer accepted' }).click();
    await expect(asker.getByText('The answer is no longer marked as accepted.')).toBeVisible();
    await expect(asker.locator('.ttl')).not.toContainText('Solved');
    await asker.getByRole('button', { name: 'Accept this answer' }).click();
    await helper.reload();
    await expect(helper.locator('.ttl')).toContainText('Solved');
  });
});

test('votes are counted at once, stay, and can be taken back', async ({ enter }) => {
  const page = await enter(house, 'marta');
  await openThread(page);
  const vote = page.getByRole('button', { name: 'Vote for the question of Léon Fabre' });
  const score = page.locator('article').first().locator('.vote b');
  const before = Number(await score.textContent());
  await vote.click();
  await expect(score).toHaveText(String(before + 1));
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
  await expect(vote).not.toHaveAttribute('aria-busy');
  await page.reload();
  await expect(score).toHaveText(String(before + 1));
  await vote.click();
  await expect(score).toHaveText(String(before));
  await expect(vote).not.toHaveAttribute('aria-busy');
  await page.reload();
  await expect(score).toHaveText(String(before));
});

test('nobody votes for their own; visitors are led to sign in and come back', async ({ enter }) => {
  const own = await enter(house, 'leon');
  await openThread(own);
  await expect(own.getByTitle('Your own post').first()).toBeVisible();
  const visitor = await enter(house, null);
  await openThread(visitor);
  await expect(visitor.getByRole('button', { name: /^Vote/ })).toHaveCount(0);
  await visitor.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await expect(visitor).toHaveURL(/\/sign-in\?returnTo=%2Ft%2F.*%23write$/);
});

test('“I have this too” counts members once', async ({ enter }) => {
  const page = await enter(house, 'priya');
  await openThread(page);
  const button = page.getByRole('button', { name: 'I have this too' });
  const head = page.locator('.ttl');
  const said = await head.innerText();
  const before = said.includes('One member has') ? 1 : Number(/(\d+) members have this too/.exec(said)?.[1] ?? 0);
  const more = before === 0 ? 'One member has this too' : `${before + 1} members have this too`;
  for (const time of [1, 2]) {
    await button.click();
    await expect(button, `time ${time}`).toHaveAttribute('aria-pressed', 'true');
    await expect(head).toContainText(more);
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await expect(head).not.toContainText(more);
  }
});

test('an edit keeps the old version and shows both side by side; a new title redirects the old address', async ({ enter }) => {
  const page = await enter(house, 'jonas');
  await page.goto('/ask?category=beans&kind=question');
  await page.getByLabel('Title').fill('Which water for a light roast?');
  await write(page, 'Your text', 'Tap water here is hard.\n\nWhat do you use?');
  await expect(page.getByText('Your thread is online.')).toBeVisible();
  const old = page.url();
  // Small changes of the first minutes leave no version.
  await house.query(`update post set created_at = created_at - interval '1 hour' where id in (select p.id from post p join thread t on t.id = p.thread_id where t.title like 'Which water%')`);
  await house.query(`update revision set created_at = created_at - interval '1 hour' where post_id in (select p.id from post p join thread t on t.id = p.thread_id where t.title like 'Which water%')`);
  await page.getByLabel('More for post 1').click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Title').fill('Which water for a light roast, and why?');
  await page.getByLabel('What did you change?').fill('The hardness');
  await write(page, 'Edit your thread', 'Tap water here is at 18 °dH.\n\nWhat do you use?');
  await expect(page.getByText('Your changes are online.')).toBeVisible();
  await page.getByRole('link', { name: 'edited once' }).click();
  await expect(page.getByRole('main')).toContainText('The hardness');
  await expect(page.locator('ins', { hasText: 'and why' }).first()).toBeVisible();
  await expect(page.locator('del', { hasText: 'hard' }).first()).toBeVisible();
  await expect(page.locator('ins', { hasText: '18' }).first()).toBeVisible();

  const moved = await page.request.get(old, { maxRedirects: 0 });
  expect(moved.status()).toBe(301);
  await page.goto(old);
  await expect(page).toHaveURL(/which-water-for-a-light-roast-and-why/);
});

test('a deleted answer is gone for others, and comes back by undo', async ({ enter, expectTrouble }) => {
  const page = await enter(house, 'ana');
  await openThread(page, 'Milk frother whistles at the end of the froth');
  await write(page, 'Your answer', 'Delete me, please.');
  const permalink = await postWith(page, 'Delete me').getByRole('link', { name: 'Share' }).getAttribute('href');
  await postWith(page, 'Delete me').getByLabel(/^More for post/).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  const said = page.getByRole('status').filter({ hasText: 'The post was deleted.' });
  await expect(said).toBeVisible();
  const other = await enter(house, 'tom');
  const visitor = await enter(house, null);
  await visitor.goto(page.url());
  await expect(visitor.getByText('Delete me')).toHaveCount(0);
  expectTrouble(/status of 410/);
  await visitor.goto(permalink ?? '');
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('This was deleted');
  await said.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('It is back.')).toBeVisible();
  await visitor.goto(permalink ?? '');
  await expect(postWith(visitor, 'Delete me')).toBeInViewport();
  await other.goto(permalink ?? '');
  await expect(postWith(other, 'Delete me')).toBeVisible();
});

test('in a discussion one quotes, replies to a post, and likes', async ({ enter }) => {
  const page = await enter(house, 'marta');
  await openThread(page, 'Light roast from Huila: three recipes I liked, with numbers');
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await postWith(page, 'The turbo at 6 bar').getByRole('link', { name: 'Quote' }).click();
  const text = page.getByRole('textbox', { name: 'Your reply' });
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(/^> \[Ana Ribeiro\]\(\/p\/\w+\)\n>\n> The turbo at 6 bar, or 9\?\n\n$/);
  await text.pressSequentially('I tried both.');
  await text.press('Control+Enter');
  const reply = postWith(page, 'I tried both.');
  await expect(reply.locator('blockquote')).toContainText('The turbo at 6 bar');
  const like = postWith(page, 'At nine it channels').getByRole('button', { name: /^Like the post of Jonas Brandt/ });
  const liked = (await like.getAttribute('aria-pressed')) === 'true';
  await like.click();
  await expect(like).toHaveAttribute('aria-pressed', String(!liked));
});

test('staff move, pin, lock, unlist and change the kind of a thread', async ({ enter }) => {
  const page = await enter(house, 'tom');
  const visitor = await enter(house, null);
  await openThread(page, 'Static: coffee everywhere but in the basket');
  const address = new URL(page.url()).pathname;
  const press = async (name: string, says: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByText(says)).toBeVisible();
  };
  await press('Pin', 'The thread is pinned.');
  await visitor.goto('/');
  await expect(visitor.locator('[data-key-row]').first()).toContainText('Static: coffee everywhere');
  await expect(visitor.locator('[data-key-row]').first().getByLabel('Pinned')).toBeVisible();
  await press('Unpin', 'The thread is no longer pinned.');

  await press('Lock', 'The thread is locked.');
  const member = await enter(house, 'ana');
  await member.goto(address);
  await expect(member.getByText('This thread is locked: it takes no new posts.')).toBeVisible();
  await expect(member.getByRole('textbox', { name: 'Your answer' })).toHaveCount(0);
  await press('Unlock', 'The thread takes posts again.');

  await press('Unlist', 'The thread is in no list any more.');
  await visitor.goto('/');
  await expect(visitor.getByRole('link', { name: 'Static: coffee everywhere but in the basket' })).toHaveCount(0);
  await visitor.goto(address);
  await expect(visitor.getByRole('heading', { level: 1 })).toContainText('Static');
  await press('List again', 'The thread is listed again.');

  await page.getByLabel('Category').selectOption({ label: 'Espresso machines' });
  await press('Move', 'The thread was moved.');
  await expect(page.getByRole('navigation', { name: 'You are here' })).toContainText('Espresso machines');
  await page.getByLabel('Kind').selectOption({ label: 'Discussion' });
  await press('Change', 'The kind of the thread was changed.');
  await expect(page.getByRole('navigation', { name: 'You are here' })).toContainText('Discussion');
});

test('a moderator accepts in the asker’s stead, and it is said', async ({ enter }) => {
  const page = await enter(house, 'tom');
  await openThread(page);
  await postWith(page, 'And look at the temperature').getByRole('button', { name: 'Accept this answer' }).click();
  await expect(postWith(page, 'And look at the temperature')).toContainText(/Accepted answer\s*by Tom Ashworth for the asker/);
});
