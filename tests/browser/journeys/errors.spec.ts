import { openHouse } from '../house/house';
import { expect, test } from '../house/test';
import type { Page } from 'playwright/test';

const house = openHouse({ world: 'demo' });

/** Lines of the list of errors, each checked to lead to a field of the page that says of itself that it is wrong. */
async function linesOf(page: Page): Promise<string[]> {
  await expect(page.getByRole('alert').first()).toBeVisible();
  const links = page.getByRole('alert').first().getByRole('listitem').getByRole('link');
  const lines = await links.allInnerTexts();
  expect(lines.length).toBeGreaterThan(0);
  expect(await page.getByRole('alert').first().getByRole('listitem').count()).toBe(lines.length);
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))) {
    await expect(page.locator(`[id="${href.slice(1)}"]`)).toHaveCount(1);
    expect(await page.locator(`[id="${href.slice(1)}"]`).evaluate((field) => ['INPUT', 'SELECT', 'TEXTAREA'].includes(field.tagName))).toBe(true);
  }
  return lines;
}

const WORDS = {
  en: {
    join: ['E-mail address: ', 'Username: ', 'Password: '],
    ask: ['Title: ', 'Your text: '],
    category: ['Name, English: ', 'Name, Français: ', 'Kinds of thread: '],
    brand: ['Name of the community: ', 'Address for security reports: '],
  },
  fr: {
    join: ['Adresse e-mail\u00a0: ', 'Nom d’utilisateur\u00a0: ', 'Mot de passe\u00a0: '],
    ask: ['Titre\u00a0: ', 'Votre texte\u00a0: '],
    category: ['Nom, English\u00a0: ', 'Nom, Français\u00a0: ', 'Types de fils\u00a0: '],
    brand: ['Nom de la communauté\u00a0: ', 'Adresse pour signaler une faille\u00a0: '],
  },
};

for (const locale of ['en', 'fr'] as const) {
  test(`each line of a list of errors names its field and leads to it (${locale})`, async ({ enter, expectTrouble }) => {
    expectTrouble(/status of 422/);
    const options = { javaScriptEnabled: false, locale: locale === 'fr' ? 'fr-FR' : 'en-GB' };
    const words = WORDS[locale];
    const begin = (lines: string[], expected: string[]) => expect(lines.map((line, index) => line.slice(0, expected[index]?.length))).toEqual(expected);

    const visitor = await enter(house, null, options);
    await visitor.goto('/join');
    await visitor.locator('main .btns button').first().click();
    begin(await linesOf(visitor), words.join);

    const member = await enter(house, 'marta', options);
    await member.goto('/ask?category=espresso');
    await member.locator('#title').fill('x');
    await member.locator('[data-send]').click();
    begin(await linesOf(member), words.ask);

    const owner = await enter(house, 'margaux', options);
    for (const path of ['/staff/categories/new', '/staff/categories/espresso']) {
      await owner.goto(path);
      for (const field of await owner.locator('input[name^="name."]').all()) await field.fill('');
      for (const tick of await owner.locator('input[name="kinds"]').all()) await tick.uncheck();
      await owner.locator('main .btns button').first().click();
      begin(await linesOf(owner), words.category);
    }
    await owner.goto('/staff/brand');
    await owner.locator('#name').fill('');
    await owner.locator('#contactEmail').fill('nobody');
    await owner.locator('main .btns button').first().click();
    begin(await linesOf(owner), words.brand);
  });
}

test('what an address with a NUL asks for is not there', async () => {
  const statusOf = async (path: string) => (await fetch(house.url + path, { redirect: 'manual' })).status;
  for (const path of ['/%00', '/c/espresso%00', '/t/a/a%00b', '/tag/%00', '/m/marta%00', '/p/%00', '/uploads/a%00b/96.webp', '/notice/%00', '/api/v1/threads/a%00b', '/api/v1/members/marta%00', '/api/v1/tags/%00']) expect(await statusOf(path), path).toBe(404);
  for (const path of ['/search?q=a%00b', '/tags?q=%00', '/ask?title=%00', '/sign-in?returnTo=%00', '/api/v1/search?q=a%00b']) expect(await statusOf(path), path).toBeLessThan(400);
  expect(await statusOf('/api/v1/threads?cursor=%00')).toBe(422);
  const odd = await fetch(`${house.url}/?cursor=%00`);
  expect([odd.status, await odd.text()]).toEqual([422, expect.stringContaining('This page is not here')]);
  const unknown = (await (await fetch(`${house.url}/api/v1/threads/%00`)).json()) as { code: string };
  expect(unknown.code).toBe('notFound');
});
