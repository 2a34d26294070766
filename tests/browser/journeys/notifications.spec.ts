import type { Page } from 'playwright/test';
import { openHouse, type House } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });
const WITHOUT = { javaScriptEnabled: false };

async function ask(page: Page, title: string): Promise<string> {
  await page.goto('/ask');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Category').selectOption({ label: 'Espresso machines' });
  await page.getByRole('textbox', { name: 'Your text' }).fill('It happens every morning before breakfast.');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  return new URL(page.url()).pathname;
}

async function answer(page: Page, address: string, words: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('textbox', { name: 'Your answer' }).fill(words);
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(page.getByText('Your answer is online.')).toBeVisible();
}

/** The line of the list that is about a thread, once it is there. */
async function lineAbout(page: Page, title: string) {
  const line = page.locator('.notices li').filter({ hasText: title });
  await expect(async () => {
    await page.goto('/notifications');
    await expect(line).toHaveCount(1, { timeout: 200 });
  }).toPass({ timeout: 15_000 });
  return line;
}

async function lettersTo(of: House, username: string, letter: string) {
  return of.query<{ id: string; subject: string; text: string }>(
    `select mail.id, subject, text from mail join member on member.id = member_id where username_key = $1 and letter = $2 and text is not null order by mail.created_at`,
    [username, letter],
  );
}

test('an answer is told in the list, without JavaScript, and read once it was opened', async ({ enter }) => {
  const title = 'How tight should the portafilter sit?';
  const asker = await enter(house, 'ines', WITHOUT);
  await answer(await enter(house, 'paul', WITHOUT), await ask(asker, title), 'Five o’clock is right for a new gasket.');
  const line = await lineAbout(asker, title);
  await expect(line).toContainText('answered your question');
  await expect(line.locator('.un')).toBeVisible();
  await line.getByRole('link').click();
  await expect(asker).toHaveURL(/#post-2$/);
  await asker.goto('/notifications');
  await expect(line.locator('.un')).toHaveCount(0);
  if (await asker.getByRole('button', { name: 'Mark all as read' }).count()) await asker.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(asker.getByRole('link', { name: 'Notifications', exact: true }).first()).toBeVisible();
});

test('an answer that is not read comes by mail after ten minutes, and such letters are stopped by one POST', async ({ enter, request }) => {
  const title = 'Which water hardness do I set?';
  const asker = await enter(house, 'ines', WITHOUT);
  const address = await ask(asker, title);
  const helper = await enter(house, 'paul', WITHOUT);
  await answer(helper, address, 'Whatever the strip in the box says.');
  await lineAbout(asker, title);
  await house.query(`update notification_fact set mail_at = mail_at - interval '10 minutes' where mail = 'waiting'`);
  await house.doNow('notifications.mail');
  await expect(async () => {
    const letters = await lettersTo(house, 'ines', 'notices');
    expect(letters.filter(({ subject }) => subject.includes(title))).toHaveLength(1);
  }).toPass({ timeout: 15_000 });
  const letter = (await lettersTo(house, 'ines', 'notices')).find(({ subject }) => subject.includes(title))!;
  expect(letter.text).toContain('answered your question');

  // As a mail program does it: no cookies, no page (RFC 8058).
  const stop = /https?:\/\/\S+\/unsubscribe\?token=\S+/.exec(letter.text)?.[0] ?? '';
  const done = await request.post(stop, { form: { 'List-Unsubscribe': 'One-Click' } });
  expect(done.ok()).toBe(true);
  await asker.goto('/settings/notifications');
  await expect(asker.getByRole('group', { name: 'Answers and replies to you' }).getByRole('combobox')).toHaveValue('never');
});

test('who follows a thread learns of an answer at once in another browser, then by mail, until one POST ends it', async ({ enter, request }) => {
  const title = 'Does the drip tray go into the dishwasher?';
  const address = await ask(await enter(house, 'ines', WITHOUT), title);
  const [desk, phone, helper] = [await enter(house, 'marta'), await enter(house, 'marta'), await enter(house, 'paul', WITHOUT)];
  await desk.goto(address);
  await desk.locator('.levels summary').click();
  await desk.locator('.levels').getByRole('button', { name: /^Following/ }).click();
  await expect(desk.getByText('You follow it now.')).toBeVisible();
  await desk.goto('/settings/notifications');
  await desk.getByRole('group', { name: 'What you follow' }).getByRole('combobox').selectOption('at_once');
  await desk.getByRole('button', { name: 'Save' }).click();
  await desk.goto('/tags');

  await phone.goto('/tags');
  await expect(phone.locator('html')).toHaveAttribute('data-live-now', 'stream', { timeout: 40_000 });
  const bell = phone.locator('header [data-alerts]');
  const before = Number(await bell.textContent());
  await answer(helper, address, 'The tray does, the grid does not.');
  await expect(bell).toHaveText(String(before + 1), { timeout: 20_000 });
  await phone.locator('header a[href="/notifications"]').click();
  await expect(phone.locator('.notices li').filter({ hasText: title })).toContainText('Paul Kermarrec wrote a post in a thread that you follow');

  await house.query(`update notification_fact set mail_at = mail_at - interval '10 minutes' where mail = 'waiting'`);
  await house.doNow('notifications.mail');
  const about = async () => (await lettersTo(house, 'marta', 'notices')).filter(({ subject }) => subject.includes(title));
  await expect.poll(async () => (await about()).length, { timeout: 15_000 }).toBe(1);
  const [letter] = await about();
  expect(letter!.text).toContain('Paul Kermarrec');
  const stop = /https?:\/\/\S+\/unsubscribe\?token=\S+/.exec(letter!.text)?.[0] ?? '';
  expect((await request.post(stop, { form: { 'List-Unsubscribe': 'One-Click' } })).ok()).toBe(true);
  await desk.goto(address);
  await expect(desk.locator('.levels summary')).toHaveText('Normal');
});

test('a digest is read where letters are kept, in the language of the member, and comes once', async ({ enter }) => {
  // Somewhere it is daytime.
  const hours = new Date().getUTCHours();
  const zone = hours < 12 ? `Etc/GMT-${12 - hours}` : `Etc/GMT+${hours - 12}`;
  await house.query(`update member set time_zone = $1, last_seen_at = now(), created_at = now() - interval '1 year' where username_key = 'ana'`, [zone]);
  await house.query(`insert into notification_setting (member_id, digest) select id, 'daily' from member where username_key = 'ana' on conflict (member_id) do update set digest = 'daily'`);
  await house.query(`delete from digest where member_id = (select id from member where username_key = 'ana')`);
  const title = 'Wozu dient das kleine Sieb?';
  const asker = await enter(house, 'ana', { ...WITHOUT, locale: 'fr' });
  await asker.goto('/');
  await house.query(
    `insert into thread (id, kind, category_id, author_id, title, slug, created_at, last_activity_at, reply_count, last_number)
     select 'digestthread', 'question', (select id from category where read_by = 'everyone' order by position limit 1), id, $1, 'wozu', now() - interval '20 hours', now() - interval '19 hours', 1, 2 from member where username_key = 'ana'`,
    [title],
  );
  await house.query(
    `insert into post (id, thread_id, kind, author_id, number, source, html, text, created_at)
     select 'digestpost01', 'digestthread', 'opening'::post_kind, (select id from member where username_key = 'ana'), 1, 'x', 'x', 'x', now() - interval '20 hours'
     union all select 'digestpost02', 'digestthread', 'answer'::post_kind, (select id from member where username_key = 'paul'), 2, 'x', 'x', 'x', now() - interval '19 hours'`,
  );
  // The demonstration may have written her one of its own, of the week.
  const ofToday = async () => (await lettersTo(house, 'ana', 'digest')).filter(({ text }) => text.includes(title));
  await house.doNow('notifications.digest');
  await expect(async () => expect(await ofToday()).toHaveLength(1)).toPass({ timeout: 15_000 });
  await house.doNow('notifications.digest');
  const [letter] = await ofToday();
  await asker.goto(`/dev/mail/${letter!.id}`);
  await expect(asker.getByRole('heading', { level: 1 })).toContainText('Votre journée sur');
  const words = asker.locator('pre');
  await expect(words).toContainText('Des réponses à vos questions');
  await expect(words).toContainText(title);
  expect(await ofToday()).toHaveLength(1);
});
