import type { Page } from 'playwright/test';
import { openHouse } from '../house/house';
import { expect, test } from '../house/test';

const house = openHouse({ world: 'demo' });

const ITEMS = 40;

/** Reports of members on each other's posts and profiles, as mixed as a shift is: reasons, languages, ages, one or two reporters. */
async function fill(): Promise<void> {
  await house.emptyQueue();
  await house.query(
    `insert into post (id, thread_id, kind, parent_id, author_id, number, source, html, text, language, created_at)
     select 'shift' || row_number() over (), p.thread_id, p.kind, p.parent_id, p.author_id, 10000 + row_number() over (), p.source, p.html, p.text, p.language, p.created_at
       from post p join member m on m.id = p.author_id where p.deleted_at is null and p.kind in ('answer', 'reply') and m.role = 'member' order by p.id limit 12`,
  );
  await house.query(
    `insert into review_item (id, kind, target_id, thread_id, author_id, language, severity, score, opened_at, due_at)
     select 'shift' || n, kind::review_kind, target, thread, author, language, 1 + n % 4, 2, now() - n * interval '20 minutes', now() + (n % 7 - 2) * interval '1 hour'
       from (select row_number() over (order by kind, target) as n, * from (
         (select 'reported_post' as kind, p.id as target, p.thread_id as thread, p.author_id as author, p.language
            from post p join member m on m.id = p.author_id where p.deleted_at is null and p.kind <> 'opening' and m.role = 'member' order by p.id limit $1)
         union all
         (select 'reported_member', id, null, id, null from member where role = 'member' and status = 'active' order by id)) found) numbered
      order by kind, n limit $1 on conflict do nothing`,
    [ITEMS],
  );
  await house.query(
    `insert into report (id, item_id, reporter_id, reason_id, note, wants_outcome, weight, created_at)
     select 'shift' || ri.id || m.id, ri.id, m.id, (array['spam', 'unkind', 'fraud', 'other'])[1 + ri.severity % 4], 'Please look at it.', true, 2, ri.opened_at
       from review_item ri join lateral (select id from member where role = 'member' and id <> ri.author_id order by id limit 1 + ri.severity % 2) m on ri.id like 'shift%'`,
  );
}

/** Presses keys, and waits until another item is shown, or none is left. */
async function goesOn(page: Page, ...keys: string[]): Promise<void> {
  const before = new URL(page.url()).pathname;
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForURL((url) => url.pathname !== before);
}

const left = async (): Promise<number> => Number((await house.query<{ n: string }>(`select count(*) as n from review_item where state = 'open'`))[0]!.n);

test('a whole shift of mixed items by keys alone, each decided once, one of them taken back and decided anew', async ({ enter }) => {
  test.setTimeout(300_000);
  await fill();
  const total = await left();
  expect(total).toBeGreaterThanOrEqual(ITEMS);
  const page = await enter(house, 'claire');
  await page.goto('/moderation');
  const began = Date.now();
  await goesOn(page, 'j');
  for (let done = 0; done < total; done += 1) {
    const isPost = (await page.locator('[data-page-key="a"]').textContent())?.includes('post');
    if (done === 4) {
      await page.keyboard.press('n');
      await page.keyboard.type('Seen this before.');
      await page.keyboard.press('Control+Enter');
      await expect(page.locator('.q-lines .q-quote').last()).toHaveText('Seen this before.');
    }
    if (isPost && done % 8 === 2) await goesOn(page, 'c');
    else if (isPost && done % 8 === 6) {
      await page.keyboard.press('e');
      await expect(page.locator('#body')).toBeFocused();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' In kinder words.');
      await goesOn(page, 'Control+Enter');
    } else if (done % 3 === 0) await goesOn(page, 'a');
    else if (done % 3 === 1 || !isPost) {
      await page.keyboard.press('r');
      await page.keyboard.type(' Read twice.');
      await goesOn(page, 'Control+Enter');
    } else {
      await page.keyboard.press('2');
      await expect(page.locator('[data-began]')).toHaveValue(/turns against a person|vise une personne/);
      await goesOn(page, 'Control+Enter');
    }
    if (done === 6) await expect(page.locator('[data-queue-figures="head"]')).toContainText(new RegExp(`^${await left()} (waiting|en attente)`));
    if (done === 9) {
      await expect(page.locator('.q-undo [data-page-key="z"]')).toBeVisible();
      await goesOn(page, 'z');
      expect(await left()).toBe(total - done);
      await goesOn(page, 'a');
    }
  }
  console.log(`${total} items in ${((Date.now() - began) / 1000).toFixed(1)} s, by a machine that reads nothing`);
  await expect(page).toHaveURL('/moderation');
  expect(await left()).toBe(0);
  const decisions = await house.query<{ n: string; items: string }>(`select count(*) as n, count(distinct item_id) as items from decision where undone_at is null`);
  expect(decisions).toMatchObject([{ n: String(total), items: String(total) }]);
  const kinds = await house.query<{ kind: string }>(`select distinct kind::text as kind from decision where undone_at is null order by 1`);
  expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ask_change', 'edit', 'keep', 'remove']));
  expect(await house.query(`select 1 from decision where undone_at is not null`)).toHaveLength(1);
});
