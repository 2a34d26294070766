import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });

test('the team writes to a member, who learns it at once, replies, and the team learns that', async ({ enter }) => {
  const [staff, member] = [await enter(house, 'margaux'), await enter(house, 'paul')];
  await member.goto('/');
  const bell = member.locator('header a[href="/notifications"]');
  await expect(bell).toBeVisible();
  const before = (await bell.textContent()) ?? '';

  await staff.goto('/m/paul');
  await staff.getByRole('link', { name: 'Write a message' }).click();
  await staff.getByLabel('Subject').fill('Your photographs of the workshop');
  await staff.getByRole('textbox', { name: 'Text' }).fill('May we **show** two of them on our front page?');
  await staff.getByRole('button', { name: 'Send' }).click();
  await expect(staff.getByText('Your message is on its way')).toBeVisible();
  await expect(staff.locator('.messages strong')).toHaveText('show');

  // Without a reload, in a browser elsewhere.
  await expect(bell).not.toHaveText(before, { timeout: 20_000 });
  await member.goto('/notifications');
  const line = member.locator('.notices li').filter({ hasText: 'Your photographs of the workshop' });
  await expect(line).toContainText('of the team');
  await line.getByRole('link').click();
  await expect(member).toHaveURL(/\/messages\/[0-9a-z]{12}$/);
  await member.getByRole('textbox', { name: 'Your reply' }).fill('With pleasure, under my own name.');
  await member.getByRole('button', { name: 'Send' }).click();
  await expect(member.getByText('Your reply is sent.')).toBeVisible();
  await member.goto('/messages');
  await expect(member.locator('.notices .un')).toHaveCount(0);

  const told = staff.locator('.notices li').filter({ hasText: 'replied to the team' });
  await expect(async () => {
    await staff.goto('/notifications');
    await expect(told).toHaveCount(1, { timeout: 200 });
  }).toPass({ timeout: 15_000 });
  await staff.goto('/staff/messages');
  await expect(staff.locator('.notices li').first()).toContainText('Waits for an answer');
  await staff.locator('.notices li').first().getByRole('link').click();
  await expect(staff.getByText('With pleasure, under my own name.')).toBeVisible();
  await staff.getByRole('button', { name: 'Needs no answer' }).click();
  await expect(staff.getByText('Nothing waits here any more.')).toBeVisible();
  await expect(staff.getByRole('button', { name: 'Needs no answer' })).toHaveCount(0);
});

test('notes of the team are kept, changed and removed, without JavaScript, and never shown to the member', async ({ enter }) => {
  const staff = await enter(house, 'margaux', { javaScriptEnabled: false });
  const [{ id } = { id: '' }] = await house.query<{ id: string }>(`select id from member where username_key = 'hugo'`);
  await staff.goto(`/staff/members/${id}`);
  await staff.getByRole('textbox', { name: 'New note' }).fill('Quixotic, but means *well*.');
  await staff.getByRole('button', { name: 'Keep the note' }).click();
  await expect(staff.locator('.messages em')).toHaveText('well');
  await staff.getByText('Change', { exact: true }).click();
  await staff.getByRole('textbox', { name: 'Note', exact: true }).fill('Quixotic.');
  await staff.getByRole('button', { name: 'Save' }).click();
  await expect(staff.locator('.messages .prose')).toHaveText('Quixotic.');

  const member = await enter(house, 'hugo', { javaScriptEnabled: false });
  for (const path of ['/m/hugo', '/messages', '/notifications', '/settings/profile']) {
    await member.goto(path);
    await expect(member.locator('body')).not.toContainText('Quixotic');
  }
  await staff.getByRole('button', { name: 'Remove' }).click();
  await expect(staff.getByText('No notes yet.')).toBeVisible();
});
