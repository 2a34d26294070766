import type { APIRequestContext } from 'playwright/test';
import { INJECTIONS } from '../../platform/markdown/injections';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';
import { expectInert, watchForScripts } from './inert';
import { STRINGS } from './strings';

const house = openHouse({ world: 'demo' });

/** Sends a form as the page would. @returns where it leads, or null when what was entered was refused */
async function send(request: APIRequestContext, path: string, multipart: Record<string, string>): Promise<string | null> {
  const answer = await request.post(path, { multipart, maxRedirects: 0, headers: { Origin: house.url } });
  expect([302, 303, 422], `${path} with ${JSON.stringify(multipart).slice(0, 300)}`).toContain(answer.status());
  return answer.headers().location ?? null;
}

let count = 0;
const submission = (): string => `safety-${++count}-0000000`;

test('nothing of Markdown runs: in questions, answers, comments, previews, about a member', async ({ enter }) => {
  const page = await enter(house, 'ana');
  await watchForScripts(page.context());
  const all = [...INJECTIONS, ...STRINGS];
  const [category] = await house.query<{ id: string }>(`select id from category where slug = 'grinders'`);
  const question = { submission: submission(), kind: 'question', categoryId: category!.id, title: 'Everything that was ever tried', body: all.join('\n\n---\n\n'), tags: '' };
  const thread = (await send(page.request, '/ask', question)) ?? '';
  expect(thread).toMatch(/^\/t\//);
  const threadId = thread.split('/').pop() ?? '';
  const [opening] = await house.query<{ id: string }>(`select id from post where thread_id = $1 and kind = 'opening'`, [threadId]);
  const { id } = opening!;
  for (const half of [all.slice(0, all.length / 2), all.slice(all.length / 2)]) {
    await send(page.request, thread, { submission: submission(), threadId, as: 'answer', body: half.join('\n\n') });
  }
  for (let from = 0; from < all.length; from += 25) {
    await send(page.request, `/p/${id}/comment`, { submission: submission(), parentId: id, body: all.slice(from, from + 25).join(' ').slice(0, 2000) });
  }
  await send(page.request, '/settings/profile', { form: 'profile', displayName: 'Ana', location: '', website: '', bio: STRINGS.join('\n\n').slice(0, 1000) });
  await page.goto(`${thread}?comments=${id}`);
  await expectInert(page, 'thread');
  await page.goto('/m/ana');
  await expectInert(page, 'profile');

  await page.goto(`/p/${id}/edit`);
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await expectInert(page, 'edit');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.locator('.preview')).toBeVisible();
  await expectInert(page, 'preview');
});

test('drafts, refused forms and addresses run nothing either', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 4(04|22)/);
  const page = await enter(house, 'marta');
  await watchForScripts(page.context());
  await page.goto('/ask');
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  const text = STRINGS.join('\n');
  await page.getByLabel('Title').fill(STRINGS.slice(0, 6).join(' '));
  await page.getByLabel('Tags').fill('"><img src=x onerror=alert(1)>');
  await page.getByRole('textbox', { name: 'Your text' }).fill(text);
  await expect(page.getByText('Draft saved.')).toBeVisible();
  for (const path of ['/drafts', '/ask']) {
    await page.goto(path);
    await expectInert(page, path);
  }
  await expect(page.getByRole('textbox', { name: 'Your text' })).toHaveValue(text);
  await page.getByLabel('Title').fill('</title><script>alert(1)</script>'.slice(0, 7));
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectInert(page, 'refused form');
  for (const [index, string] of STRINGS.entries()) {
    const part = encodeURIComponent(string);
    const path = [`/sign-in?returnTo=${part}`, `/tag/${part}`, `/m/${part}`, `/search?q=${part}&page=${part}`, `/top?period=${part}`, `/c/${part}?order=${part}`, `/tags?q=${part}`][index % 7]!;
    await page.goto(path);
    await expectInert(page, path);
  }
});
