import { beforeAll, describe, expect, it } from 'vitest';
import * as canned from '~/routes/staff/canned';
import * as cannedWords from '~/routes/staff/canned-words';
import * as member from '~/routes/staff/member';
import * as reason from '~/routes/staff/reason';
import * as reasons from '~/routes/staff/reasons';
import * as thresholds from '~/routes/staff/thresholds';
import * as rule from '~/routes/staff/word-rule';
import * as words from '~/routes/staff/words';
import { roles } from '~/domains/identity';
import { getThresholds, listCannedSources, listReasonSources } from '~/domains/moderation/index.server';
import { listWordRules } from '~/domains/screening/index.server';
import { db } from '~/platform/db/index.server';
import { someone } from '../../domains/identity/people';
import { category, someone as writer, thread } from '../../domains/threads/world';
import { useDatabase } from '../../setup/database';
import { Browser } from '../browse';

useDatabase();

let browser: Browser;
let manager: Awaited<ReturnType<typeof someone>>;
beforeAll(async () => {
  manager = await someone('manager');
  browser = await Browser.of(manager);
});

const texts = { 'title.en': 'Spoilers', 'title.fr': 'Divulgâcheurs', 'rule.en': 'Hidden.', 'rule.fr': 'Masqué.', 'help.en': 'An ending.', 'help.fr': 'Une fin.' };
const fields = { form: 'reason', ...texts, severity: '1', promiseHours: '24', ground: 'terms', dsaCategory: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' };
const NEW = { id: 'new' };

it('the pages of managers open to them and those above, and are not there for others', async () => {
  for (const role of roles) {
    const visitor = await Browser.of(await someone(role));
    for (const [route, path, params] of [[reasons, '/staff/reasons', {}], [reason, '/staff/reasons/new', NEW], [canned, '/staff/canned', {}], [cannedWords, '/staff/canned/new', NEW], [thresholds, '/staff/thresholds', {}], [words, '/staff/words', {}], [rule, '/staff/words/new', NEW]] as const) {
      expect([role, path, (await visitor.get(route, path, params)).status]).toEqual([role, path, roles.indexOf(role) >= roles.indexOf('manager') ? 200 : 404]);
    }
  }
});

describe('reasons', () => {
  it('are made, refused with what is wrong, saved, moved, archived and put into use again', async () => {
    const refused = await browser.post(reason, '/staff/reasons/new', { ...fields, 'title.fr': ' ', promiseHours: '500' }, NEW);
    expect([refused.status, refused.data.problem?.fields]).toEqual([422, { 'title.fr': [expect.any(String)], promiseHours: [expect.any(String)] }]);
    expect((await browser.post(reason, '/staff/reasons/new', fields, NEW)).status).toBe(303);
    const stored = async () => (await listReasonSources(manager)).find(({ title }) => title.en.startsWith('Spoilers'));
    const { id } = (await stored())!;
    await browser.post(reason, `/staff/reasons/${id}`, { ...fields, 'title.en': 'Spoilers and endings' }, { id });
    await browser.post(reasons, '/staff/reasons', { id, move: 'up' });
    expect((await listReasonSources(manager)).at(-2)).toMatchObject({ id, title: { en: 'Spoilers and endings' } });
    await browser.post(reason, `/staff/reasons/${id}`, { form: 'archive' }, { id });
    expect((await stored())?.archived).toBe(true);
    await browser.post(reason, `/staff/reasons/${id}`, { form: 'archive', _method: 'delete' }, { id });
    expect((await stored())?.archived).toBe(false);
    expect((await browser.get(reason, '/staff/reasons/nothing', { id: 'nothing' })).status).toBe(404);
  });
});

describe('ready words', () => {
  it('are made, changed, moved and removed', async () => {
    const form = { form: 'canned', 'title.en': 'Twice', 'title.fr': 'Deux fois', 'text.en': 'Hello {name}.', 'text.fr': 'Bonjour {name}.', decisions: ['remove'] };
    expect((await browser.post(cannedWords, '/staff/canned/new', { ...form, 'text.fr': '' }, NEW)).status).toBe(422);
    expect((await browser.post(cannedWords, '/staff/canned/new', form, NEW)).status).toBe(303);
    const { id } = (await listCannedSources(manager)).at(-1)!;
    await browser.post(canned, '/staff/canned', { id, move: 'up' });
    await browser.post(cannedWords, `/staff/canned/${id}`, { ...form, 'title.en': 'Again', decisions: [] }, { id });
    expect((await listCannedSources(manager)).at(-2)).toMatchObject({ id, title: { en: 'Again' }, decisions: [] });
    await browser.post(cannedWords, `/staff/canned/${id}`, { _method: 'delete' }, { id });
    expect((await browser.get(cannedWords, `/staff/canned/${id}`, { id })).status).toBe(404);
  });
});

describe('word rules', () => {
  it('are tried on past posts before they are there, begin in shadow, act when told, and go', async () => {
    await thread();
    const form = { form: 'rule', kind: 'word', words: 'squeaks', language: '', action: 'hold', replacement: '' };
    const tried = await browser.post(rule, '/staff/words/new', { ...form, do: 'try' }, NEW);
    expect([tried.status, tried.data]).toMatchObject([200, { trial: { action: 'hold', found: 1, examples: [{ words: 'squeaks' }] }, values: { words: 'squeaks' } }]);
    expect(await listWordRules(manager)).toEqual([]);
    expect((await browser.post(rule, '/staff/words/new', { ...form, words: 'two words' }, NEW)).status).toBe(422);
    const made = await browser.post(rule, '/staff/words/new', form, NEW);
    const stored = async () => (await listWordRules(manager))[0];
    const id = (await stored())?.id ?? '';
    expect([made.location, (await stored())?.mode]).toEqual([`/staff/words/${id}`, 'shadow']);
    await browser.post(rule, `/staff/words/${id}`, { form: 'mode', mode: 'live' }, { id });
    expect((await stored())?.mode).toBe('live');
    await browser.post(rule, `/staff/words/${id}`, { ...form, words: 'squeak*' }, { id });
    expect(await stored()).toMatchObject({ words: 'squeak*', mode: 'shadow' });
    await browser.post(rule, `/staff/words/${id}`, { _method: 'delete' }, { id });
    expect(await stored()).toBeUndefined();
  });
});

it('what a moderator looks after is set on their page, by managers', async () => {
  const [local, categoryId] = [await writer('moderator'), await category()];
  const at = `/staff/members/${local.id}`;
  expect((await browser.get(member, at, { id: local.id })).data).toMatchObject({ scope: { scope: { categoryIds: [], languages: [] } } });
  expect((await browser.post(member, at, { form: 'scope', categoryIds: [categoryId], languages: ['fr'] }, { id: local.id })).status).toBe(303);
  expect(await db.reviewScope.findUnique({ where: { memberId: local.id } })).toMatchObject({ categoryIds: [categoryId], languages: ['fr'] });
  await browser.post(member, at, { form: 'scope' }, { id: local.id });
  expect(await db.reviewScope.findUnique({ where: { memberId: local.id } })).toBeNull();
  const colleague = await Browser.of(await someone('moderator'));
  expect((await colleague.get(member, at, { id: local.id })).data).toMatchObject({ scope: null });
});

it('the figures from which on programs act are refused with what is wrong, and kept', async () => {
  const figures = { hideOn: 'on', hideScore: '9.5', silenceScore: '2.5', silenceMembers: '3', silenceHours: '24', closeOn: 'on', closeScore: '31.25', closeMembers: '5', closeHours: '4' };
  const refused = await browser.post(thresholds, '/staff/thresholds', { ...figures, hideScore: '0', closeMembers: '1' });
  expect([refused.status, Object.keys(refused.data.problem?.fields ?? {})]).toEqual([422, ['hideScore', 'closeMembers']]);
  expect((await browser.post(thresholds, '/staff/thresholds', figures)).status).toBe(303);
  expect(await getThresholds(manager)).toEqual({
    ...{ hide: { on: true, score: 9.5 }, silence: { on: false, score: 2.5, members: 3, hours: 24 } },
    close: { on: true, score: 31.25, members: 5, hours: 4 },
  });
});
