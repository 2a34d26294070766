import { openHouse } from '../house/house';
import { expect, test } from '../house/test';
import { expectAxeSilent } from '../access/checks';

const house = openHouse({ world: 'demo' });

/** A post of the demonstration by somebody, and who wrote it. */
async function postBy(username: string): Promise<{ id: string; memberId: string }> {
  const [row] = await house.query<{ id: string; memberId: string }>(
    `select p.id, m.id as "memberId" from post p join member m on m.id = p.author_id where m.username_key = $1 and p.kind in ('answer', 'reply') and p.deleted_at is null order by p.id limit 1`,
    [username],
  );
  return row!;
}

for (const { language, author, reporter, words } of [
  { language: 'en', author: 'paul', reporter: 'ines', words: { reason: 'Spam or advertising', send: 'Send report', undo: 'Undo', removed: /^Your post in “.+” was removed$/, list: 'Decisions about you' } },
  { language: 'fr', author: 'ana', reporter: 'hugo', words: { reason: 'Spam ou publicité', send: 'Envoyer le signalement', undo: 'Annuler', removed: /^Votre message dans .+ a été retiré$/, list: 'Décisions à votre sujet' } },
] as const) {
  test(`a post is reported, decided by keys alone, and its author reads why (${language})`, async ({ enter }) => {
    const post = await postBy(author);
    const member = await enter(house, reporter, { locale: language === 'fr' ? 'fr-FR' : 'en-GB' });
    await member.goto(`/p/${post.id}/report`);
    await expectAxeSilent(member);
    await member.getByText(words.reason, { exact: true }).click();
    await member.keyboard.press('Tab');
    await member.keyboard.type('The same shop again.');
    await member.getByRole('button', { name: words.send }).click();
    await expect(member.locator('.flash')).toBeVisible();

    const staff = await enter(house, 'claire', { locale: language === 'fr' ? 'fr-FR' : 'en-GB' });
    await staff.goto('/moderation');
    await expectAxeSilent(staff);
    await staff.keyboard.press('j');
    await expect(staff).toHaveURL(/\/moderation\/\w+$/);
    await expect(staff.locator('.q-lines')).toContainText(['The same shop again.']);
    await expectAxeSilent(staff);

    const colleague = await enter(house, 'tom', { locale: language === 'fr' ? 'fr-FR' : 'en-GB' });
    await colleague.goto(staff.url());
    await expect(colleague.locator('.q-decide')).toContainText('Claire');
    await expect(colleague.locator('[data-page-key="a"]')).toHaveCount(0);
    await colleague.goto('/moderation');

    await staff.keyboard.press('r');
    await expect(staff.getByRole('textbox').and(staff.locator('[data-page-key="r"]'))).toBeFocused();
    await staff.keyboard.press('Control+Enter');
    await expect(staff.locator('[data-until]')).toContainText(words.undo);
    await expect(colleague.locator('[data-item].over')).toContainText('Claire');

    const [statement] = await house.query<{ id: string }>('select id from statement where member_id = $1', [post.memberId]);
    const told = await enter(house, author, { locale: language === 'fr' ? 'fr-FR' : 'en-GB' });
    await expect(async () => {
      const [row] = await house.query<{ told: boolean }>('select told_at is not null as told from statement where id = $1', [statement!.id]);
      expect(row?.told).toBe(true);
    }).toPass({ timeout: 60_000 });
    await told.goto(`/statements/${statement!.id}`);
    await expect(told.getByRole('heading', { level: 1 })).toHaveText(words.removed);
    await expect(told.locator('main')).toContainText(words.reason);
    await told.goto('/statements');
    await expect(told.getByRole('heading', { level: 1 })).toHaveText(words.list);
  });
}
