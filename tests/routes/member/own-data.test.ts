import { beforeAll, expect, it, vi } from 'vitest';
import { db } from '~/platform/db/index.server';
import { loader } from '../../../app/routes/member/own-data-file';
import { useDatabase } from '../../setup/database';
import { someone } from '../../domains/threads/world';
import { call } from '../context';

vi.hoisted(() => (process.env.LIMITS_FACTOR = '1'));
useDatabase();
beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
});

const take = (actor?: Awaited<ReturnType<typeof someone>>) => call(loader, new Request('http://localhost:3000/settings/data/file'), { actor });

it('a copy of one’s data is a file that nobody else keeps, and refused in words', async () => {
  const member = await someone();
  const file = await take(member);
  expect(file.status).toBe(200);
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': expect.stringMatching(/^attachment; filename="[a-z-]+-\d{4}-\d\d-\d\d\.json"$/) as string,
    'cache-control': 'private, no-store',
  });
  expect(await file.json()).toMatchObject({ format: 'parvis-own-data/1', profile: [{ id: member.id }] });
  for (let time = 1; time < 5; time += 1) await (await take(member)).text();
  const refused = await take(member);
  expect([refused.status, Number(refused.headers.get('Retry-After')) > 0]).toEqual([429, true]);
  const stranger = await take();
  expect([stranger.status, stranger.headers.get('Location')]).toEqual([303, '/sign-in?returnTo=%2Fsettings%2Fdata%2Ffile']);
});
