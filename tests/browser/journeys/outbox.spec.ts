import { expectAxeSilent } from '../access/checks';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });
const READER = 'reader@example.com';

/** A letter of a list to a member, as an act queues it. */
async function queueLetter(id: string, threadId: string): Promise<void> {
  await house.query(
    `insert into mail (id, letter, to_address, member_id, locale, props, purpose, headers, next_try_at, created_at)
     select $1, 'testMail', $2, id, 'en', '{}', $3, '{"list": {"id": "help"}}', now(), now() from member where username = 'marta'`,
    [id, READER, `thread:${threadId}`],
  );
  await house.query(`select pg_notify('parvis_mail', '')`);
}

const stateOf = async (id: string): Promise<string | undefined> => (await house.query<{ state: string }>('select state from mail where id = $1', [id]))[0]?.state;

test('a mail program unsubscribes with one post, staff see what that does, and the page leads back without a script', async ({ enter, playwright }) => {
  const [thread] = await house.query<{ id: string }>(`select id from thread where deleted_at is null order by id limit 1`);
  await queueLetter('letter1', thread!.id);
  const { text } = await house.letterTo(READER);
  const link = /http\S+\/unsubscribe\?token=\S+/.exec(text)?.[0] ?? '';
  expect(link).toContain(house.url);

  // Programs that look after mail open links: nothing happens.
  const elsewhere = await playwright.request.newContext({ extraHTTPHeaders: { Origin: 'https://mail.example.org' } });
  expect((await elsewhere.get(link)).status()).toBe(200);
  await queueLetter('letter2', thread!.id);
  await expect.poll(() => stateOf('letter2')).toBe('kept');

  // The button of the mail program, twice; and without the token, in nobody's name, nothing.
  for (const time of [1, 2]) {
    const answer = await elsewhere.post(link, { form: { 'List-Unsubscribe': 'One-Click' }, maxRedirects: 0 });
    expect(answer.status(), `time ${time}`).toBe(200);
  }
  expect((await elsewhere.post(`${house.url}/unsubscribe`, { form: { 'List-Unsubscribe': 'One-Click' } })).status()).toBe(404);
  expect((await elsewhere.post(`${house.url}/sign-out`, { form: {} })).status()).toBe(403);
  await elsewhere.dispose();
  await queueLetter('letter3', thread!.id);
  await expect.poll(() => stateOf('letter3')).toBe('withheld');

  const staff = await enter(house, 'margaux');
  await staff.goto('/staff/outbox?state=withheld');
  await staff.getByRole('main').getByRole('link', { name: 'Test' }).first().click();
  await expect(staff.getByText('the member has unsubscribed')).toBeVisible();
  await expect(staff.getByRole('button', { name: 'Send again' })).toHaveCount(0);

  const plain = await enter(house, null, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await plain.goto(link);
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('No more letters about this thread');
  await expect(plain.getByText('Letters about your account')).toBeVisible();
  await plain.getByRole('button', { name: 'I want them again' }).click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('No more letters about this thread?');
  await queueLetter('letter4', thread!.id);
  await expect.poll(() => stateOf('letter4')).toBe('kept');

  const page = await enter(house, null);
  await page.goto(link);
  await expectAxeSilent(page);
});

test('staff find the address that a server refused, and allow it again', async ({ enter }) => {
  await house.query(
    `insert into mail (id, letter, to_address, locale, props, subject, html, text, state, tries, last_answer, created_at)
     values ('refused1', 'testMail', 'gone@example.com', 'en', '{}', 'A letter', '<p>Words</p>', 'Words', 'refused', 1, '550 5.1.1 no such user', now())`,
  );
  await house.query(`insert into mail_suppression values ('gone@example.com', '550 5.1.1 no such user', 'refused1', now())`);
  const staff = await enter(house, 'margaux');
  await staff.goto('/staff/outbox');
  await staff.getByLabel('Whole address of the recipient').fill('gone@example.com');
  await staff.getByRole('button', { name: 'Find' }).click();
  await expect(staff.getByText('550 5.1.1 no such user')).toBeVisible();
  await staff.getByRole('link', { name: 'Refused addresses' }).click();
  await staff.getByRole('button', { name: 'Allow letters again: gone@example.com' }).click();
  await expect(staff.getByText('Letters may go to this address again.')).toBeVisible();
  await expect(staff.getByText('No address is refused')).toBeVisible();
  await staff.goto('/staff/outbox/refused1');
  await staff.getByRole('button', { name: 'Send again' }).click();
  await expect(staff.getByText('The letter is queued once more.')).toBeVisible();
  await expect.poll(() => stateOf('refused1')).toBe('kept');
});
