import { openHouse } from '../house/house';
import { expect, test } from '../house/test';
import { expectAxeSilent } from '../access/checks';

const house = openHouse({ world: 'demo' });

test.beforeAll(() => house.emptyQueue());

/** A post of the demonstration by somebody, and who wrote it. */
async function postBy(username: string): Promise<{ id: string; memberId: string }> {
  const [row] = await house.query<{ id: string; memberId: string }>(
    `select p.id, m.id as "memberId" from post p join member m on m.id = p.author_id where m.username_key = $1 and p.kind in ('answer', 'reply') and p.deleted_at is null order by p.id limit 1`,
    [username],
  );
  return row!;
}

for (const { language, author, reporter, words } of [
  { language: 'en', author: 'paul', reporter: 'ines', words: { reason: 'Spam or advertising', send: 'Send report', undo: 'Undo', removed: /^Your post in “.+” was removed$/, list: 'Decisions about you', notice: 'Send notice', acted: 'have acted on it', contest: 'Contest this decision', appeal: 'Send the appeal', overturn: 'Overturn the decision', restored: 'This decision was taken back', reversed: 'the restriction is lifted' } },
  { language: 'fr', author: 'ana', reporter: 'hugo', words: { reason: 'Spam ou publicité', send: 'Envoyer le signalement', undo: 'Annuler', removed: /^Votre message dans .+ a été retiré$/, list: 'Décisions à votre sujet', notice: 'Envoyer le signalement', acted: 'avons agi', contest: 'Contester cette décision', appeal: 'Envoyer le recours', overturn: 'Annuler la décision', restored: 'Cette décision a été annulée', reversed: 'la restriction est levée' } },
] as const) {
  test(`a post is reported by a member and a visitor, removed by keys alone, contested, and restored by somebody else (${language})`, async ({ enter }) => {
    const post = await postBy(author);
    const member = await enter(house, reporter, { locale: language === 'fr' ? 'fr-FR' : 'en-GB' });
    await member.goto(`/p/${post.id}/report`);
    await expectAxeSilent(member);
    await member.getByText(words.reason, { exact: true }).click();
    await member.keyboard.press('Tab');
    await member.keyboard.type('The same shop again.');
    await member.getByRole('button', { name: words.send }).click();
    await expect(member.locator('.flash')).toBeVisible();

    const visitor = await enter(house, null, { locale: language === 'fr' ? 'fr-FR' : 'en-GB', javaScriptEnabled: false });
    await visitor.goto(`/notice?about=/p/${post.id}`);
    await visitor.locator('[name="reasonId"][value="fraud"]').check({ force: true });
    await visitor.locator('[name="facts"]').fill('This shop takes the money and never sends anything.');
    await visitor.locator('[name="name"]').fill('Nia Brook');
    await visitor.locator('[name="email"]').fill(`nia.${language}@example.com`);
    await visitor.locator('[name="goodFaith"]').check();
    await visitor.getByRole('button', { name: words.notice }).click();
    await expect(visitor).toHaveURL(/\/notice\/\w+~/);

    const staff = await enter(house, 'claire', { locale: language === 'fr' ? 'fr-FR' : 'en-GB' });
    await staff.goto('/moderation');
    await expectAxeSilent(staff);
    await staff.keyboard.press('j');
    await expect(staff).toHaveURL(/\/moderation\/\w+$/);
    await expect(staff.locator('.q-lines')).toContainText(['The same shop again.']);
    await expect(staff.locator('.q-lines').first()).toContainText('Nia Brook');
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
    await house.settled();
    await visitor.reload();
    await expect(visitor.locator('main')).toContainText(words.acted);
    await told.goto(`/statements/${statement!.id}`);
    await expect(told.getByRole('heading', { level: 1 })).toHaveText(words.removed);
    await expect(told.locator('main')).toContainText(words.reason);
    await told.goto('/statements');
    await expect(told.getByRole('heading', { level: 1 })).toHaveText(words.list);

    await told.goto(`/statements/${statement!.id}`);
    await told.getByRole('link', { name: words.contest }).click();
    await told.getByRole('textbox').fill('It is the shop of nobody: I asked where to find the part.');
    await told.getByRole('button', { name: words.appeal }).click();
    await expect(told.locator('.flash')).toBeVisible();
    const [appeal] = await house.query<{ id: string }>('select id from appeal where statement_id = $1', [statement!.id]);
    await staff.goto(`/moderation/${appeal!.id}`);
    await expect(staff.getByRole('button', { name: words.overturn })).toHaveCount(0);
    await colleague.goto(`/moderation/${appeal!.id}`);
    await colleague.locator('textarea[name="facts"]').fill('You were right: nothing is sold there.');
    await colleague.getByRole('button', { name: words.overturn }).click();
    await expect(colleague.locator('[data-until]')).toBeVisible();
    await house.settled();
    await told.goto(`/statements/${statement!.id}`);
    await expect(told.locator('main')).toContainText(words.restored);
    await expect(told.locator('main')).toContainText('You were right: nothing is sold there.');
    await visitor.reload();
    await expect(visitor.locator('main')).toContainText(words.reversed);
    await visitor.goto(`/p/${post.id}`);
    const [shown] = await house.query<{ number: number }>('select number from post where id = $1 and deleted_at is null', [post.id]);
    await expect(visitor.locator(`#post-${shown!.number}`)).toBeVisible();
  });
}
