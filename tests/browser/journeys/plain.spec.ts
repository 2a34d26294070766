import { makePng } from '../../platform/images/make-png';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });
const WITHOUT = { javaScriptEnabled: false };

test('without JavaScript: join, ask with a picture, preview, get an answer, accept, comment, edit, delete and undo', async ({ enter }) => {
  const asker = await enter(house, null, WITHOUT);
  let address = '';

  await test.step('join with the digits', async () => {
    await asker.goto('/ask');
    await asker.getByRole('link', { name: 'Become a member' }).click();
    await asker.getByLabel('E-mail address').fill('olga@example.org');
    await asker.getByLabel('Username').fill('olga');
    await asker.getByRole('button', { name: 'Join without a password' }).click();
    const { code } = await house.letterTo('olga@example.org');
    await asker.getByLabel('Code from the e-mail').fill(code);
    await asker.getByRole('button', { name: 'Finish joining' }).click();
    await expect(asker).toHaveURL('/ask');
  });

  await test.step('ask, with a preview and a picture', async () => {
    await asker.getByLabel('Title').fill('Steam leaks below the group head');
    await asker.getByLabel('Category').selectOption({ label: 'Espresso machines' });
    await asker.getByLabel('Tags').fill('steam, uno-2');
    const text = asker.getByRole('textbox', { name: 'Your text' });
    await text.fill('It drips **there**:');
    await asker.getByLabel('Picture', { exact: true }).setInputFiles({ name: 'leak.png', mimeType: 'image/png', buffer: makePng(200, 150) });
    await asker.getByLabel('What it shows, for those who do not see it').fill('A drop below the group');
    await asker.getByRole('button', { name: 'Preview' }).click();
    await expect(asker.locator('.preview strong')).toHaveText('there');
    await expect(asker.locator('.preview').getByRole('img', { name: 'A drop below the group' })).toBeVisible();
    // The text stays to be changed, and has the picture; what only scripts can do is not offered.
    await expect(text).toHaveValue(/there\*\*:\n\n!\[A drop below the group\]/);
    await text.fill((await text.inputValue()).replace('there', 'here'));
    await expect(asker.getByRole('button', { name: 'Bold' })).toBeHidden();
    await expect(asker.getByLabel('Title')).toHaveValue('Steam leaks below the group head');
    await expect(asker.getByLabel('Tags')).toHaveValue(/steam, ?uno-2/);
    await asker.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(asker.getByText('Your thread is online.')).toBeVisible();
    await expect(asker.getByRole('heading', { level: 1 })).toHaveText('Steam leaks below the group head');
    await expect(asker.getByRole('img', { name: 'A drop below the group' })).toBeVisible();
    await expect(asker.getByRole('main').getByRole('link', { name: 'steam', exact: true })).toBeVisible();
    address = new URL(asker.url()).pathname;
  });

  await test.step('answer and vote', async () => {
    const helper = await enter(house, 'ana', WITHOUT);
    await helper.goto(address);
    await helper.getByRole('textbox', { name: 'Your answer' }).fill('The gasket is worn; it costs two euros.');
    await helper.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(helper.getByText('Your answer is online.')).toBeVisible();
    await helper.getByRole('button', { name: 'Vote for the question of olga' }).click();
    await expect(helper.getByRole('button', { name: 'Vote for the question of olga' })).toHaveAttribute('aria-pressed', 'true');
    await helper.getByRole('button', { name: 'I have this too' }).click();
    await expect(helper.getByText('One member has this too')).toBeVisible();
  });

  await test.step('accept, comment', async () => {
    await asker.goto(address);
    await asker.getByRole('button', { name: 'Accept this answer' }).click();
    await expect(asker.getByText('The answer is marked as accepted.')).toBeVisible();
    await asker.locator('article').filter({ hasText: 'two euros' }).getByRole('link', { name: 'Comment' }).click();
    await asker.getByRole('textbox', { name: 'Your comment' }).fill('Which size is it?');
    await asker.getByRole('button', { name: 'Comment' }).click();
    await expect(asker.getByText('Which size is it?')).toBeVisible();
  });

  await test.step('edit', async () => {
    await asker.goto(address);
    await asker.getByLabel('More for post 1').click();
    await asker.getByRole('link', { name: 'Edit' }).click();
    await expect(asker.getByRole('textbox', { name: 'Edit your thread' })).toHaveValue(/It drips \*\*here\*\*/);
    await asker.getByLabel('Title').fill('Steam leaks below the group head of my Uno 2');
    await asker.getByRole('button', { name: 'Save' }).click();
    await expect(asker.getByRole('heading', { level: 1 })).toHaveText('Steam leaks below the group head of my Uno 2');
  });

  await test.step('delete and undo', async () => {
    const helper = await enter(house, 'ana', WITHOUT);
    await helper.goto(address);
    await helper.getByRole('textbox', { name: 'Your answer' }).fill('Or the boiler, but I doubt it.');
    await helper.getByRole('button', { name: 'Answer', exact: true }).click();
    const post = helper.locator('article').filter({ hasText: 'I doubt it' });
    await post.getByLabel(/^More for post/).click();
    await post.getByRole('button', { name: 'Delete' }).click();
    await expect(helper.getByText('The post was deleted.')).toBeVisible();
    await helper.getByRole('button', { name: 'Undo' }).click();
    await expect(helper.getByText('It is back.')).toBeVisible();
    await expect(post).toBeVisible();
  });
});

test('without JavaScript a refused form comes back with its reasons and with all that was entered', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 422/);
  const page = await enter(house, 'marta', WITHOUT);
  await page.goto('/ask?category=espresso');
  await page.getByLabel('Title').fill('Hm');
  await page.getByLabel('Tags').fill('one, two');
  await page.getByRole('textbox', { name: 'Your text' }).fill('All of this stays where it is.');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(/needs? your attention/);
  await page.getByRole('alert').getByRole('link').first().click();
  await expect(page).toHaveURL(/#title$/);
  await expect(page.getByLabel('Tags')).toHaveValue(/one, ?two/);
  await expect(page.getByRole('textbox', { name: 'Your text' })).toHaveValue('All of this stays where it is.');
});

test('without JavaScript: search, language, settings and staff tools', async ({ enter }) => {
  const page = await enter(house, 'tom', WITHOUT);
  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Search' }).first().fill('moka');
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByRole('link', { name: /moka pot without bitterness/ }).click();
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(page.getByText('The thread is locked.')).toBeVisible();
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});
