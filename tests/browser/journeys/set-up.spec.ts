import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { makePng } from '../../platform/images/make-png';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'empty' });

/** A mail server that takes every letter and keeps its text. */
async function openPostOffice() {
  const letters: { to: string; subject: string; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // The program keeps its connection open for the next letter.
    closeTimeout: 100,
    onData(stream, _session, done) {
      void simpleParser(stream).then(({ to, subject = '', text = '' }) => {
        letters.push({ to: Array.isArray(to) ? '' : (to?.text ?? ''), subject, text });
        done(null, 'kept under number 7');
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { letters, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => server.close(resolve)) };
}

test('the owner sets up a community with the printed link, from the account to the open door', async ({ enter, expectTrouble }) => {
  const post = await openPostOffice();
  const page = await enter(house, null);
  const next = page.getByRole('button', { name: 'Continue' });

  await test.step('strangers see that it is being set up', async () => {
    const stranger = await enter(house, null);
    await stranger.goto('/');
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('This community is being set up');
    await stranger.goto(`${house.url}/setup?token=guessed`);
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('This link is no longer good');
  });

  await test.step('owner', async () => {
    expectTrouble(/status of 422/);
    await page.goto(house.links.setup);
    await page.getByLabel('E-mail address').fill('owner@example.org');
    await page.getByLabel('Username').fill('mira');
    await page.getByLabel('Password', { exact: true }).fill('12345678');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expect(page.getByRole('alert')).toContainText('Many people use this password');
    await expect(page.getByLabel('Username')).toHaveValue('mira');
    await page.getByLabel('Password', { exact: true }).fill('amber kettle on a slow train');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await expect(page).toHaveURL('/setup/brand');
  });

  await test.step('the link works once', async () => {
    const second = await enter(house, null);
    await second.goto(house.links.setup);
    await expect(second.getByRole('heading', { level: 1 })).toHaveText('This link is no longer good');
  });

  await test.step('brand', async () => {
    await page.getByLabel('Name of the community').fill('Vélo Nord');
    await page.getByLabel('In one line, English').fill('Bikes, parts and trips');
    await page.getByLabel('Brand colour').fill('#ffffff');
    await page.getByLabel('Logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: makePng(240, 120) });
    await page.getByRole('button', { name: 'Save and look' }).click();
    await expect(page.getByAltText('The logo in use')).toBeVisible();
    await expect(page.getByText('This colour alone would be hard to read')).toBeVisible();
    await expect(page.locator('header.top')).toContainText('Vélo Nord');
    await next.click();
    await expect(page).toHaveURL('/setup/categories');
  });

  await test.step('categories', async () => {
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3);
    await next.click();
    await expect(page).toHaveURL('/setup/mail');
  });

  await test.step('mail: the answer of the server is shown, bad and good', async () => {
    await page.getByLabel('Address of the server').fill('smtp://127.0.0.1:9');
    await page.getByLabel('Sender').fill('Vélo Nord <hello@example.org>');
    await page.getByRole('button', { name: 'Send a test' }).click();
    await expect(page.getByRole('alert')).toContainText(/could not be handed over.*ECONNREFUSED/s);
    await page.getByLabel('Address of the server').fill(post.url);
    await page.getByRole('button', { name: 'Send a test' }).click();
    await expect(page.getByRole('main').getByRole('status')).toContainText('kept under number 7');
    expect(post.letters).toMatchObject([{ to: 'owner@example.org' }]);
    await expect(page.getByLabel('Address of the server')).toHaveValue(post.url);
    await next.click();
    await expect(page).toHaveURL('/setup/team');
  });

  await test.step('team: the invitation leaves by that server and opens the way in', async () => {
    await page.getByLabel('E-mail address').fill('zoe@example.org');
    await page.getByLabel('Role').selectOption('moderator');
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await expect(page.getByText('An invitation is on its way to zoe@example.org.')).toBeVisible();
    await expect.poll(() => post.letters.map(({ to }) => to)).toContain('zoe@example.org');
    const link = /http\S+\/invitation\?token=[\w-]+/.exec(post.letters.find(({ to }) => to === 'zoe@example.org')?.text ?? '')?.[0];
    const zoe = await enter(house, null);
    await zoe.goto(link ?? '');
    await zoe.getByLabel('Username').fill('zoe');
    await zoe.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect(zoe.locator('header.top details summary')).toHaveAttribute('aria-label', /zoe/);
    await page.getByRole('link', { name: 'Continue' }).click();
  });

  await test.step('done: the door opens', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vélo Nord is ready');
    await page.getByRole('button', { name: 'Open the community' }).click();
    await expect(page.getByText('Vélo Nord is open. Welcome.')).toBeVisible();
    expectTrouble(/status of 404/);
    await page.goto('/setup/brand');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not here');
    const stranger = await enter(house, null);
    await stranger.goto('/');
    await expect(stranger).toHaveTitle(/Vélo Nord/);
    await expect(stranger.getByRole('link', { name: 'Ask the first question' })).toBeVisible();
  });
  await post.close();
});
