import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });
const TITLE = 'Let us choose the start-up temperature in the app';

test('a member mutes somebody from their post, reads on, blocks them, and takes it back', async ({ enter }) => {
  const [row] = await house.query<{ address: string; number: number; username: string; name: string }>(
    `select '/t/' || t.slug || '/' || t.id as address, p.number, m.username, m.display_name as name
       from thread t join post p on p.thread_id = t.id and p.kind = 'reply' join member m on m.id = p.author_id
      where t.title = $1 and m.role = 'member' and m.username <> 'priya' order by p.number limit 1`,
    [TITLE],
  );
  if (!row) throw new Error('the demo has no such reply');
  const { address, number, username, name } = row;
  const page = await enter(house, 'priya', { javaScriptEnabled: false });
  const post = page.locator(`#post-${number}`);

  await test.step('the menu of the post leads to the choice', async () => {
    await page.goto(address);
    await expect(post.locator('.prose').first()).toBeVisible();
    await post.locator('.menu summary').click();
    await post.getByRole('link', { name: 'Mute or block' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Mute or block ${name}`);
    await page.getByRole('button', { name: `Mute ${name}` }).click();
    await expect(page).toHaveURL(`/m/${username}`);
    await expect(page.getByText('Muted. You see nothing more')).toBeVisible();
  });

  await test.step('the post is folded behind a line, for this reader alone', async () => {
    await page.goto(address);
    await expect(post.locator('.prose').first()).toBeHidden();
    await post.getByText('A post by somebody you muted.').click();
    await expect(post.locator('.prose').first()).toBeVisible();
    const other = await enter(house, 'marta');
    await other.goto(address);
    await expect(other.locator(`#post-${number} .prose`).first()).toBeVisible();
    await expect(other.getByText('somebody you muted')).toHaveCount(0);
  });

  await test.step('blocked, they stand in the other list, from which there is a way back', async () => {
    await page.goto(`/m/${username}`);
    await page.getByRole('link', { name: 'Muted by you' }).click();
    await page.getByRole('button', { name: `Block ${name}` }).click();
    await page.goto('/settings/muted');
    await expect(page.getByText('You have muted nobody.')).toBeVisible();
    await page.getByRole('button', { name: `Stop blocking ${name}` }).click();
    await expect(page.getByText('You see and hear of this member again.')).toBeVisible();
    await page.goto(address);
    await expect(post.locator('.prose').first()).toBeVisible();
  });
});
