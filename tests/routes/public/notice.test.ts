import { beforeAll, expect, it } from 'vitest';
import { db } from '~/platform/db/index.server';
import { action as itemAction } from '~/routes/moderation/item';
import { action, loader } from '~/routes/public/notice';
import { loader as statePage } from '~/routes/public/notice-state';
import { useDatabase } from '../../setup/database';
import { itemOf } from '../../domains/moderation/world';
import { someone, thread } from '../../domains/threads/world';
import { call } from '../context';

useDatabase();

const SITE = 'http://localhost:3000';
const get = (path: string) => new Request(SITE + path);
const post = (path: string, fields: Record<string, string>) => new Request(SITE + path, { method: 'POST', body: new URLSearchParams(fields) });

beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
});

it('takes a notice from a visitor on a plain form, and leads them to the page that says how it stands', async () => {
  const { postId } = await thread();
  const shown = (await (await call(loader, get(`/notice?about=/p/${postId}`))).json()) as { about: string; reasons: { id: string; nameless: boolean }[] };
  expect(shown.about).toBe(`${SITE}/p/${postId}`);
  expect(shown.reasons.map(({ id }) => id)).toEqual(['danger', 'minors', 'hate', 'privacy', 'fraud', 'rights']);
  expect(shown.reasons.filter(({ nameless }) => nameless)).toMatchObject([{ id: 'minors' }]);
  expect(await (await call(loader, get('/notice?about=//elsewhere.example'))).json()).toMatchObject({ about: '' });

  const given = { address: shown.about, reasonId: 'privacy', facts: 'It shows the telephone number of my sister.', sender: 'flagger', name: '<b>Nia</b>', email: 'nia@example.com' };
  const refused = await call(action, post('/notice', { ...given, name: ' ' }));
  expect([refused.status, await refused.json()]).toMatchObject([422, { problem: { fields: { goodFaith: [expect.any(String)] } }, values: { facts: given.facts, email: given.email } }]);
  expect(await db.notice.count()).toBe(0);
  const done = await call(action, post('/notice', { ...given, goodFaith: 'on' }));
  const path = done.headers.get('Location') ?? '';
  expect([done.status, path]).toEqual([303, expect.stringMatching(/^\/notice\/[0-9a-z]+~[\w-]{22}$/)]);

  const read = (token: string) => call(statePage, get(path), { params: { token } });
  const token = path.split('/').pop() ?? '';
  expect(await (await read(token)).json()).toMatchObject({ notice: { state: 'waiting', facts: given.facts, byMail: true } });
  expect((await read(`${token}x`)).status).toBe(404);

  const itemId = await itemOf(postId);
  const confirm = async (role: 'moderator' | 'manager') =>
    (await call(itemAction, post(`/moderation/${itemId}`, { form: 'confirm', noticeId: token.split('~')[0]!, confirmed: 'on' }), { params: { id: itemId }, actor: await someone(role) })).status;
  expect([await confirm('moderator'), await confirm('manager')]).toEqual([403, 303]);
});
