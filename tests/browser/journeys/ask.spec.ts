import type { Page } from 'playwright/test';
import { makePng } from '../../platform/images/make-png';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });
const PICTURE = { name: 'gauge.png', mimeType: 'image/png', buffer: makePng(320, 200) };

async function openAsk(page: Page, title: string): Promise<void> {
  await page.goto('/ask?category=espresso');
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await page.getByLabel('Title').fill(title);
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Your text' });

/** Gives the text area files as the browser would. */
async function giveFiles(page: Page, event: 'paste' | 'drop'): Promise<void> {
  await text(page).evaluate(
    (area, { event: type, bytes }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], `${type}.png`, { type: 'image/png' }));
      const sent =
        type === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
      area.dispatchEvent(sent);
    },
    { event, bytes: PICTURE.buffer.toString('base64') },
  );
}

test('asking with pictures from the button, the clipboard and by dropping, with a preview and Ctrl+Enter', async ({ enter }) => {
  const page = await enter(house, 'jonas');
  await openAsk(page, 'The pressure gauge trembles while it pumps');
  await text(page).fill('It swings between **8 and 9 bar**, as here:\n');

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Image' }).click();
  await (await chooser).setFiles(PICTURE);
  await page.getByLabel('What does gauge.png show?').fill('Gauge at eight bar');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(text(page)).toHaveValue(/!\[Gauge at eight bar\]\(\/uploads\/\w+\)/);
  for (const way of ['paste', 'drop'] as const) {
    await giveFiles(page, way);
    await page.getByLabel(`What does ${way}.png show?`).fill(`Picture by ${way}`);
    await page.keyboard.press('Enter');
    await expect(text(page)).toHaveValue(new RegExp(`!\\[Picture by ${way}\\]\\(/uploads/\\w+\\)`));
  }

  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.locator('.preview strong')).toHaveText('8 and 9 bar');
  await expect(page.locator('.preview img')).toHaveCount(3);
  await page.getByRole('button', { name: 'Write' }).click();
  await text(page).press('Control+Enter');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The pressure gauge trembles while it pumps');
  await expect(page.getByText('Your thread is online.')).toBeVisible();
  for (const alt of ['Gauge at eight bar', 'Picture by paste', 'Picture by drop']) {
    const picture = page.getByRole('img', { name: alt });
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }
  await page.goto('/drafts');
  await expect(page.getByText('No drafts')).toBeVisible();
});

test('the toolbar marks the selection', async ({ enter }) => {
  const page = await enter(house, 'jonas');
  await openAsk(page, 'Marks');
  await text(page).fill('strong');
  await text(page).selectText();
  await page.getByRole('button', { name: 'Bold' }).click();
  await expect(text(page)).toHaveValue('**strong**');
  await text(page).selectText();
  await page.getByRole('button', { name: 'Quote' }).click();
  await expect(text(page)).toHaveValue(/^> \*\*strong\*\*/);
});

test('similar questions appear from three words on, and members, categories and emoji are completed by keyboard', async ({ enter }) => {
  const page = await enter(house, 'priya');
  await openAsk(page, 'Descaling light');
  await expect(page.getByText('Your question may be answered already')).toBeHidden();
  await page.getByLabel('Title').pressSequentially(' stays on');
  await expect(page.getByRole('link', { name: 'Descaling light stays on although I ran the cycle twice' })).toBeVisible();

  await text(page).pressSequentially('Ask @an');
  const options = page.getByRole('listbox', { name: 'Suggestions' });
  await expect(options.getByRole('option').first()).toContainText('Ana Ribeiro');
  await expect(text(page)).toHaveAttribute('aria-activedescendant', /option-0$/);
  await text(page).press('Enter');
  await expect(text(page)).toHaveValue('Ask @ana ');
  await expect(options).toBeHidden();
  await text(page).pressSequentially('in #gri');
  await expect(options.getByRole('option')).not.toHaveCount(0);
  await text(page).press('Tab');
  await expect(text(page)).toHaveValue(/#grinders $/);
  await text(page).pressSequentially(':coffe');
  await expect(options.getByRole('option').first()).toBeVisible();
  await text(page).press('ArrowDown');
  await text(page).press('ArrowUp');
  await text(page).press('Escape');
  await expect(options).toBeHidden();
  await expect(text(page)).toHaveValue(/:coffe$/);

  await text(page).fill('Ask @ana in #grinders, she knows :coffee:');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.locator('.preview').getByRole('link', { name: '@ana' })).toHaveAttribute('href', '/m/ana');
  await expect(page.locator('.preview').getByRole('link', { name: /grinders/i })).toHaveAttribute('href', '/c/grinders');
  await expect(page.locator('.preview')).toContainText('☕');
});

test('a refused question says why beside the fields, and keeps what was entered', async ({ enter, expectTrouble }) => {
  expectTrouble(/status of 422/);
  const page = await enter(house, 'leon');
  await openAsk(page, 'Short');
  await text(page).fill('It does not turn.');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Title')).toHaveValue('Short');
  await expect(text(page)).toHaveValue('It does not turn.');

  await page.getByLabel('Title').fill('The second burr does not turn any more');
  await text(page).fill('x');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(text(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(text(page)).toBeFocused();
  await expect(text(page)).toHaveAccessibleDescription(/characters/);
  await expect(page.getByLabel('Title')).toHaveValue('The second burr does not turn any more');
});

test('what is typed before the script has come stays, and becomes a draft', async ({ enter }) => {
  const page = await enter(house, 'hugo');
  let scriptMayCome = (): void => undefined;
  const allowed = new Promise<void>((resolve) => (scriptMayCome = resolve));
  await page.goto('/');
  await house.query(`insert into draft (member_id, key, sequence, data, created_at, updated_at) select id, 'new-thread', 1, '{"body":"From yesterday."}', now(), now() from member where username = 'hugo'`);
  await page.route('**/assets/composer*', async (route) => {
    await allowed;
    await route.continue();
  });
  await page.goto('/ask', { waitUntil: 'commit' });
  await expect(text(page)).toHaveValue('From yesterday.');
  await text(page).pressSequentially(' And more of today.');
  const typed = await text(page).inputValue();
  scriptMayCome();
  await expect(page.locator('[data-island="composer"]')).toHaveAttribute('data-awake', '');
  await expect(page.getByText('Draft saved.')).toBeVisible();
  await expect(text(page)).toHaveValue(typed);
  await page.reload();
  await expect(text(page)).toHaveValue(typed);
});
