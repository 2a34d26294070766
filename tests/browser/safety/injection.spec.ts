import type { APIRequestContext, Page } from 'playwright/test';
import { makePng } from '../../platform/images/make-png';
import { INJECTIONS } from '../../platform/markdown/injections';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';
import { expectInert, watchForScripts } from './inert';
import { STRINGS } from './strings';

const house = openHouse({ world: 'demo' });
type Fields = Record<string, string | { name: string; mimeType: string; buffer: Buffer }>;

/** Sends a form as the page would. @returns where it leads, or null when what was entered was refused */
async function send(request: APIRequestContext, path: string, multipart: Fields): Promise<string | null> {
  const answer = await request.post(path, { multipart, maxRedirects: 0, headers: { Origin: house.url } });
  expect([302, 303, 422], `${path} with ${JSON.stringify(multipart).slice(0, 300)}`).toContain(answer.status());
  return answer.headers().location ?? null;
}

async function categoryId(slug: string): Promise<string> {
  const [row] = await house.query<{ id: string }>('select id from category where slug = $1', [slug]);
  return row?.id ?? '';
}

let count = 0;
const submission = (): string => `safety-${++count}-0000000`;

async function ask(page: Page, title: string, body: string, tags = ''): Promise<string> {
  const fields = { submission: submission(), kind: 'question', categoryId: await categoryId('grinders'), title, body, tags };
  const at = (await send(page.request, '/ask', fields)) ?? (await send(page.request, '/ask', { ...fields, submission: submission(), tags: '' }));
  expect(at, title).toMatch(/^\/t\//);
  return at ?? '';
}

async function openingOf(threadPath: string): Promise<{ id: string; version: number }> {
  const [row] = await house.query<{ id: string; version: number }>(`select p.id, p.version from post p where p.thread_id = $1 and p.kind = 'opening'`, [threadPath.split('/').pop()]);
  return row!;
}

test('nothing of Markdown runs: in questions, answers, comments, previews, about a member, in rules', async ({ enter }) => {
  const page = await enter(house, 'ana');
  await watchForScripts(page.context());
  const all = [...INJECTIONS, ...STRINGS];
  const text = all.join('\n\n---\n\n');
  const thread = await ask(page, 'Everything that was ever tried', text);
  const threadId = thread.split('/').pop() ?? '';
  const { id } = await openingOf(thread);
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

test('no string runs in any field that is shown', async ({ enter, expectTrouble }) => {
  test.setTimeout(240_000);
  expectTrouble(/status of 4(04|22)/);
  const member = await enter(house, 'jonas');
  const owner = await enter(house, 'margaux');
  for (const page of [member, owner]) await watchForScripts(page.context());
  const picture = await member.request.post('/uploads', {
    multipart: { file: { name: 'a.png', mimeType: 'image/png', buffer: makePng(8, 8) } },
    headers: { Origin: house.url, Accept: 'application/json' },
  });
  const { id: pictureId } = (await picture.json()) as { id: string };
  const [tag] = await house.query<{ id: string; name: string }>(`select id, name from tag where slug = 'descaling'`);

  for (const [index, text] of STRINGS.entries()) {
    await send(owner.request, '/staff/brand', {
      name: text.slice(0, 50), 'tagline.en': text, 'tagline.fr': text, colour: '#1f6f5c', defaultLocale: 'en', timeZone: 'Europe/Paris', 'welcome.en': text, 'welcome.fr': text, contactEmail: '', operator: text.slice(0, 120), postalAddress: text,
    });
    await send(owner.request, '/staff/categories/grinders', {
      form: 'category', 'name.en': text.slice(0, 40), 'name.fr': text.slice(0, 40), 'description.en': text, 'description.fr': text, 'rules.en': text, 'rules.fr': text,
      colour: '#3b6ea5', icon: 'wrench', kinds: 'question', readBy: 'everyone', startBy: 'member', replyBy: 'member',
    });
    await send(owner.request, `/staff/tags/${tag?.name}`, { form: 'tag', tagId: tag?.id ?? '', name: 'descaling', description: text });
    for (const website of [text, '']) {
      if (await send(member.request, '/settings/profile', { form: 'profile', displayName: text.slice(0, 50), location: text.slice(0, 60), bio: text, website })) break;
      await send(member.request, '/settings/profile', { form: 'profile', displayName: '', location: text.slice(0, 60), bio: text, website });
    }
    const title = `${text} (title ${index})`;
    const thread = await ask(member, title, `${text}\n\n![${text}](/uploads/${pictureId})\n\n[${text}](https://x.example "${text}")`, text.slice(0, 30).replaceAll(',', ' '));
    const opening = await openingOf(thread);
    await send(member.request, `/p/${opening.id}/edit`, { postId: opening.id, version: String(opening.version), title, tags: '', body: `${text} and more of it, so that a version is kept: ${'x'.repeat(120)}`, note: text });
    await send(member.request, `/p/${opening.id}/comment`, { submission: submission(), parentId: opening.id, body: text });

    await member.goto(thread);
    await expectInert(member, `thread with ${text}`);
    await expect(member.getByRole('heading', { level: 1 })).toHaveText(title);
    const more = [
      `/p/${opening.id}/history`,
      '/m/jonas',
      `/search?q=${encodeURIComponent(text)}`,
      '/settings/profile',
      '/c/grinders',
      '/c',
      `/ask?title=${encodeURIComponent(text)}&tags=${encodeURIComponent(text)}&category=grinders`,
      '/',
    ];
    await member.goto(more[index % more.length] ?? '/');
    await expectInert(member, `${more[index % more.length]} with ${text}`);
  }
  await test.step('and not where staff see it', async () => {
    for (const path of ['/staff/brand', '/staff/categories', '/staff/categories/grinders', '/staff/tags/descaling', '/staff/members', '/staff', '/tag/descaling', '/dev/mail']) {
      await owner.goto(path);
      await expectInert(owner, path);
    }
  });
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
