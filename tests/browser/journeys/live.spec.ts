import type { Locator, Page } from 'playwright/test';
import { expectAxeSilent } from '../access/checks';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });

/** A connection is there: what happens from now on arrives. */
async function listening(page: Page, by: 'stream' | 'poll' = 'stream'): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-live-now', by, { timeout: 40_000 });
}

const bar = (page: Page): Locator => page.locator('.news .newbar');
const postWith = (page: Page, words: string): Locator => page.locator('article').filter({ hasText: words }).last();

/** A question of its own for a test, asked by ines; answers its address. */
async function ask(page: Page, title: string): Promise<string> {
  await page.goto('/ask?category=grinders');
  await page.getByLabel('Title').fill(title);
  await write(page, 'Your text', 'It has been like this since yesterday.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  return new URL(page.url()).pathname;
}

async function write(page: Page, label: string, words: string): Promise<void> {
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await page.getByRole('textbox', { name: label }).fill(words);
  await page.getByRole('textbox', { name: label }).press('Control+Enter');
  await expect(page.getByText(words).first()).toBeVisible();
}

async function answer(page: Page, address: string, words: string): Promise<void> {
  await page.goto(address);
  await write(page, 'Your answer', words);
}

test('an answer comes while another is being written: nothing is lost, and nothing moves', async ({ enter }) => {
  const [asker, writer, visitor, french] = await Promise.all([enter(house, 'ines'), enter(house, 'paul'), enter(house, null), enter(house, null, { locale: 'fr-FR' })]);
  const address = await ask(asker, 'Which burrs fit the M40 of last year?');
  for (const page of [writer, visitor, french]) {
    await page.goto(address);
    await listening(page);
  }
  await expect(writer.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  const box = writer.getByRole('textbox', { name: 'Your answer' });
  await box.fill('I have the same machine, and');
  const before = await box.boundingBox();

  await answer(await enter(house, 'marta'), address, 'Those of the M50, with a washer.');
  await expect(bar(writer)).toHaveText('1 new answer, show');
  await expect(writer.locator('.news [role="status"]')).toHaveText('1 new answer, show');
  await expect(bar(visitor)).toHaveText('1 new answer, show');
  await expect(bar(french)).toHaveText('1 nouvelle réponse, afficher');
  expect(await box.boundingBox()).toEqual(before);
  await expect(box).toBeFocused();

  await answer(await enter(house, 'marta'), address, 'Part number 4711, to be exact.');
  await expect(bar(writer)).toHaveText('2 new answers, show');
  await expectAxeSilent(writer);
  await bar(writer).click();
  await expect(postWith(writer, 'with a washer')).toBeInViewport();
  await expect(postWith(writer, 'Part number 4711')).toBeVisible();
  await expect(bar(writer)).toBeHidden();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('I have the same machine, and');
  await box.press('End');
  await box.pressSequentially(' it takes any.');
  await expect(box).toHaveValue('I have the same machine, and it takes any.');

  await test.step('by keyboard alone', async () => {
    await expect(bar(visitor)).toHaveText('2 new answers, show');
    await bar(visitor).focus();
    await visitor.keyboard.press('Enter');
    await expect(visitor.locator('#post-2')).toBeFocused();
    await expect(visitor.getByRole('heading', { name: '2 answers' })).toBeVisible();
    await expectAxeSilent(visitor);
  });
});

test('edits wait for a press; votes, acceptance and removal show by themselves', async ({ enter }) => {
  const [asker, helper, visitor] = await Promise.all([enter(house, 'ines'), enter(house, 'paul'), enter(house, null)]);
  const address = await ask(asker, 'Does the M40 need a special brush?');
  await answer(helper, address, 'Any soft brush will do.');
  await visitor.goto(address);
  await listening(visitor);
  await asker.goto(address);
  const shown = postWith(visitor, 'soft brush');

  await postWith(asker, 'soft brush').getByRole('button', { name: /^Vote for/ }).click();
  await expect(shown.locator('[data-score]').first()).toHaveText('1');

  await postWith(asker, 'soft brush').getByRole('button', { name: 'Accept this answer' }).click();
  await expect(shown).toContainText('Accepted answer');
  await expect(visitor.locator('.ttl')).toContainText('Solved');

  await helper.goto(address);
  await helper.locator('#post-2 summary').click();
  await helper.locator('#post-2').getByRole('link', { name: /^Edit/ }).click();
  await expect(helper.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await helper.locator('textarea').first().fill('Any soft brush will do, but no metal.');
  await helper.locator('textarea').first().press('Control+Enter');
  await expect(helper.getByText('but no metal')).toBeVisible();
  const edited = shown.getByRole('link', { name: 'This post was edited, show' });
  await expect(edited).toBeVisible();
  await expect(shown).not.toContainText('but no metal');
  await edited.press('Enter');
  await expect(postWith(visitor, 'but no metal')).toBeFocused();
  await expect(visitor.locator('article').getByText('This post was edited, show')).toHaveCount(0);

  await answer(await enter(house, 'marta'), address, 'Buy my brushes instead.');
  await expect(bar(visitor)).toHaveText('1 new answer, show');
  const moderator = await enter(house, null);
  await moderator.goto(house.links.moderator);
  await moderator.getByRole('button').first().click();
  await moderator.goto(address);
  await visitor.reload();
  await listening(visitor);
  await moderator.locator('#post-3 summary').click();
  await moderator.locator('#post-3').getByRole('button', { name: /^Delete/ }).click();
  await expect(visitor.locator('#post-3')).toHaveText('This post was deleted.');
});

test('lists say how many threads are new, and stay as they are', async ({ enter }) => {
  const [visitor, other] = await Promise.all([enter(house, null), enter(house, null)]);
  await visitor.goto('/');
  await listening(visitor);
  await other.goto('/c/grinders?order=new');
  await listening(other);
  await house.query(`insert into follow (member_id, target_kind, target_id, level, chosen, updated_at)
    select m.id, 'category', c.id, 'muted', true, now() from member m, category c where m.username = 'marta' and c.slug = 'grinders'`);
  const muter = await enter(house, 'marta');
  await muter.goto('/');
  await listening(muter);
  const first = await visitor.locator('[data-key-open]').first().textContent();
  const asker = await enter(house, 'ines');
  await ask(asker, 'A first question for the list of threads');
  await ask(asker, 'A second question for the list of threads');
  await expect(bar(visitor)).toHaveText('2 new threads, show');
  await expect(bar(other)).toHaveText('2 new threads, show');
  await expect(bar(muter)).toBeHidden();
  await expect(visitor.locator('[data-key-open]').first()).toHaveText(first ?? '');
  // Where the bar rests: above that it floats over rows, and may cover a part of what stands there.
  await visitor.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expectAxeSilent(visitor);
  await bar(visitor).click();
  await expect(visitor.getByRole('link', { name: 'A second question for the list of threads' })).toBeVisible();
  await expect(bar(visitor)).toBeHidden();
});

test('rows count along, and mark what is unread for who follows, without a step aside', async ({ enter }) => {
  const asker = await enter(house, 'ines');
  const address = await ask(asker, 'How long does a set of burrs last?');
  const [visitor, follower] = [await enter(house, null), await enter(house, 'marta')];
  await follower.goto(address);
  await expect.poll(async () => (await house.query(`select 1 from reading r join member m on m.id = r.member_id where m.username = 'marta' and $1 like '%' || r.thread_id`, [address])).length).toBe(1);
  await follower.locator('.levels summary').click();
  await follower.locator('.levels').getByRole('button', { name: /^Following/ }).click();
  await expect(follower.getByText('You follow it now.')).toBeVisible();
  const rowIn = (page: Page): Locator => page.locator('.rows li').filter({ hasText: 'How long does a set of burrs last?' });
  for (const page of [visitor, follower]) {
    await page.goto('/c/grinders');
    await listening(page);
  }
  await expect(rowIn(visitor).locator('.num')).toHaveText(/No answers/);
  const before = await rowIn(follower).boundingBox();
  await answer(await enter(house, 'paul'), address, 'Some hundred kilograms of beans.');
  await expect(rowIn(visitor).locator('.num')).toHaveText(/1 answer/);
  await expect(rowIn(follower).locator('.num')).toHaveText(/1 answer/);
  await expect(rowIn(follower).locator('h2')).toContainText('1 new');
  await expect(follower.locator('.rows + [role="status"]')).toHaveText('How long does a set of burrs last?: 1 new');
  expect(await rowIn(follower).boundingBox()).toEqual(before);
  await expectAxeSilent(follower);
  await test.step('read elsewhere, and back again', async () => {
    const elsewhere = await enter(house, 'marta');
    await elsewhere.goto(address);
    await expect(elsewhere.getByText('Some hundred kilograms')).toBeVisible();
    await expect(async () => {
      await follower.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await expect(rowIn(follower).locator('h2')).not.toContainText('new', { timeout: 2_500 });
    }).toPass({ timeout: 20_000 });
  });
});

test('the bell counts while a page is open', async ({ enter }) => {
  const asker = await enter(house, 'ines');
  const address = await ask(asker, 'Where do I find the serial number of the M40?');
  await asker.goto('/tags');
  await listening(asker);
  const bell = asker.locator('header a[href="/notifications"]');
  const before = Number(await bell.locator('[data-alerts]').textContent());
  await answer(await enter(house, 'paul'), address, 'Below the tray, on a sticker.');
  await expect(bell.locator('[data-alerts]')).toHaveText(String(before + 1));
  await expect(bell).toHaveAttribute('aria-label', new RegExp(String(before + 1)));
});

test('pages go on listening after the program was restarted, and are told what they missed', async ({ enter, expectTrouble }) => {
  expectTrouble(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|503/);
  const asker = await enter(house, 'ines');
  const address = await ask(asker, 'Is the M40 quieter than the M30?');
  const visitor = await enter(house, null);
  await visitor.goto(address);
  await listening(visitor);
  await house.restart();
  await answer(await enter(house, 'paul'), address, 'A little, by three decibels.');
  await expect(bar(visitor)).toHaveText('1 new answer, show', { timeout: 30_000 });
  await listening(visitor);
});

test('where nothing can be streamed, pages ask', async ({ enter, expectTrouble }) => {
  expectTrouble(/503/);
  const asker = await enter(house, 'ines');
  const address = await ask(asker, 'How heavy is the M40 with its hopper?');
  const visitor = await enter(house, null);
  await visitor.route('**/live?*', (route) => route.fulfill({ status: 503 }));
  await visitor.clock.install();
  await visitor.goto(address);
  await listening(visitor, 'poll');
  await answer(await enter(house, 'paul'), address, 'Four kilograms and a half.');
  await expect(bar(visitor)).toBeHidden();
  await visitor.clock.fastForward(20_000);
  await expect(bar(visitor)).toHaveText('1 new answer, show');
});

test('without JavaScript nothing is in the way', async ({ enter }) => {
  const page = await enter(house, null, { javaScriptEnabled: false });
  await page.goto('/');
  await expect(bar(page)).toBeHidden();
});
