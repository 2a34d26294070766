import { expectAxeSilent } from '../access/checks';
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
  await expect(staff.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await staff.getByRole('textbox', { name: 'Text' }).fill('May we **show** two of them on our front page?');
  await expect(staff.getByText('Draft saved.')).toBeVisible();
  await staff.goto('/drafts');
  await staff.getByRole('link', { name: 'Your photographs of the workshop' }).click();
  await expect(staff.getByLabel('Subject')).toHaveValue('Your photographs of the workshop');
  await expect(staff.getByRole('textbox', { name: 'Text' })).toHaveValue('May we **show** two of them on our front page?');
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
  const box = member.getByRole('textbox', { name: 'Your reply' });
  const awake = () => expect(member.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await test.step('the box is that of everywhere: a preview, a draft, and a key that sends', async () => {
    await awake();
    await box.fill('With *pleasure*, under my own name.');
    await member.getByRole('button', { name: 'Preview' }).click();
    await expect(member.locator('.preview em')).toHaveText('pleasure');
    await member.getByRole('button', { name: 'Write' }).click();
    await expect(member.getByText('Draft saved.')).toBeVisible();
    await member.goto('/drafts');
    await member.getByRole('link', { name: 'Message to or from the team' }).click();
    await expect(box).toHaveValue('With *pleasure*, under my own name.');
    await expectAxeSilent(member);
    await awake();
    await box.press('Control+Enter');
    await expect(member.getByText('Your reply is sent.')).toBeVisible();
    await expect(box).toHaveValue('');
  });
  await test.step('what comes while the page is open waits behind a bar, and what is being written stays', async () => {
    await expect(member.locator('html')).toHaveAttribute('data-live-now', 'stream', { timeout: 20_000 });
    await awake();
    await box.fill('By the way,');
    await staff.reload();
    await staff.getByRole('textbox', { name: 'Answer of the team' }).fill('Thank you!');
    await staff.getByRole('button', { name: 'Send' }).click();
    await expect(staff.getByText('Your reply is sent.')).toBeVisible();
    await expect(member.locator('.news .newbar')).toHaveText('1 new message, show', { timeout: 20_000 });
    await member.locator('.news .newbar').click();
    await expect(member.getByText('Thank you!')).toBeInViewport();
    await expect(box).toHaveValue('By the way,');
    await expect(member.locator('.news .newbar')).toBeHidden();
    await box.fill('With great pleasure.');
    await box.press('Control+Enter');
    await expect(member.getByText('With great pleasure.')).toBeVisible();
  });
  await member.goto('/messages');
  await expect(member.locator('.notices .un')).toHaveCount(0);

  const told = staff.locator('.notices li').filter({ hasText: 'replied to the team' });
  await expect(async () => {
    await staff.goto('/notifications');
    await expect(told).toHaveCount(2, { timeout: 200 });
  }).toPass({ timeout: 15_000 });
  await staff.goto('/staff/messages');
  await expect(staff.locator('.notices li').first()).toContainText('Waits for an answer');
  await staff.locator('.notices li').first().getByRole('link').click();
  await expect(staff.getByText('With great pleasure.')).toBeVisible();
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
