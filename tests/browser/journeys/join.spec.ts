import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });
const PASSWORD = 'violet harbour under seven lamps';

test('joining with a password: the letter leads back to where one wanted to go', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 422/);
  const page = await enter(house, null);
  await page.goto('/ask');
  await expect(page).toHaveURL('/sign-in?returnTo=%2Fask');
  await page.getByRole('link', { name: 'Become a member' }).click();
  await page.getByLabel('E-mail address').fill('nora@example.org');
  await page.getByLabel('Username').fill('tom');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await expect(page.getByText('Too short')).toBeVisible();
  await page.getByRole('button', { name: 'Join', exact: true }).click();

  const wrong = page.getByRole('alert');
  await expect(wrong).toBeFocused();
  await wrong.getByRole('link', { name: 'At least 8 characters.' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/At least 8 characters\./);

  await page.getByLabel('Username').fill('nora');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('We have sent a link and a code to nora@example.org.')).toBeVisible();

  const letter = await house.letterTo('nora@example.org');
  expect(letter.subject).toContain('Torréa Community');
  await page.goto(letter.link);
  await page.getByRole('button', { name: 'Finish joining' }).click();
  await expect(page).toHaveURL('/ask');
  await expect(page.getByText('Welcome, nora.')).toBeVisible();

  await test.step('signs out, and in again with the password', async () => {
    await page.getByLabel('Your account, nora').click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('You are signed out.')).toBeVisible();
    await page.getByRole('link', { name: 'Sign in', exact: true }).first().click();
    await page.getByLabel('E-mail address').fill('nora@example.org');
    await page.getByLabel('Password', { exact: true }).fill('not this one');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('do not belong together');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByLabel('Your account, nora')).toBeVisible();
  });

  await test.step('the link of the letter worked once', async () => {
    const other = await enter(house, null);
    await other.goto(letter.link);
    await other.getByRole('button', { name: 'Finish joining' }).click();
    await expect(other.getByRole('alert')).toContainText('This link is no longer good');
  });
});

test('joining and signing in without a password, by the digits of the letters', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 422/);
  const page = await enter(house, null);
  await page.goto('/join');
  await page.getByLabel('E-mail address').fill('sami@example.org');
  await page.getByLabel('Username').fill('sami');
  await page.getByRole('button', { name: 'Join without a password' }).click();
  await expect(page).toHaveURL('/join/confirm');
  const { code } = await house.letterTo('sami@example.org');
  await page.getByLabel('Code from the e-mail').fill('000000' === code ? '000001' : '000000');
  await page.getByRole('button', { name: 'Finish joining' }).click();
  await expect(page.getByRole('alert')).toContainText('This is not the code');
  await page.getByLabel('Code from the e-mail').fill(` ${code.slice(0, 3)} ${code.slice(-3)} `);
  await page.getByRole('button', { name: 'Finish joining' }).click();
  await expect(page.getByText('Welcome, sami.')).toBeVisible();

  const joined = new Date();
  const elsewhere = await enter(house, null);
  await elsewhere.goto('/sign-in/link');
  await elsewhere.getByLabel('E-mail address').fill('SAMI@example.org');
  await elsewhere.getByRole('button', { name: 'Send me a link' }).click();
  const letter = await house.letterTo('sami@example.org', joined);
  await elsewhere.getByLabel('Code from the e-mail').fill(letter.code);
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(elsewhere.getByLabel('Your account, sami')).toBeVisible();
});

test('an address that has an account already gets the same page and another letter', async ({ enter }) => {
  const page = await enter(house, null);
  await page.goto('/join');
  await page.getByLabel('E-mail address').fill('ana@example.org');
  await page.getByLabel('Username').fill('anabela');
  await page.getByRole('button', { name: 'Join without a password' }).click();
  await expect(page.getByText('We have sent a link and a code to ana@example.org.')).toBeVisible();
  expect((await house.letterTo('ana@example.org')).subject).toBe('You already have an account at Torréa Community');
});

test('a session ended elsewhere is over here at once', async ({ enter }) => {
  const [here, there] = [await enter(house, 'marta'), await enter(house, 'marta')];
  await there.goto('/drafts');
  await here.goto('/settings/sessions');
  await expect(here.getByRole('main').getByRole('listitem')).toHaveCount(2);
  await here.getByRole('button', { name: 'End all other sessions' }).click();
  await expect(here.getByText('All other sessions have ended.')).toBeVisible();
  await expect(here.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await there.reload();
  await expect(there).toHaveURL('/sign-in?returnTo=%2Fdrafts');
});
