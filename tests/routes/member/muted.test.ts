import { beforeAll, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { db } from '~/platform/db/index.server';
import { loader as profileLoader } from '../../../app/routes/community/profile';
import { loader as threadLoader } from '../../../app/routes/community/thread';
import { loader as muteLoader } from '../../../app/routes/member/mute';
import { loader as mutedLoader } from '../../../app/routes/member/muted';
import { action as muteAction } from '../../../app/routes/resources/mute';
import { useDatabase } from '../../setup/database';
import { answer, someone, thread } from '../../domains/threads/world';
import { call } from '../context';

useDatabase();
beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
});

const SITE = 'http://localhost:3000';
const press = (id: string, fields: Record<string, string>, actor?: MemberActor) =>
  call(muteAction, new Request(`${SITE}/members/${id}/mute`, { method: 'POST', body: new URLSearchParams(fields), headers: { Referer: `${SITE}/from` } }), { params: { id }, actor });
const asked = async <T>(loader: Parameters<typeof call>[0], path: string, params: Record<string, string>, actor?: MemberActor): Promise<T> =>
  (await call(loader, new Request(SITE + path), { params, actor })).json() as Promise<T>;
const flashOf = (response: Response): string => {
  const [value = ''] = /(?<=flash=)[^;]*/.exec(response.headers.get('Set-Cookie') ?? '') ?? [];
  return Buffer.from(decodeURIComponent(value), 'base64').toString('latin1');
};
const again = async (member: MemberActor): Promise<MemberActor> => ({ ...member, mutes: (await db.member.findUniqueOrThrow({ where: { id: member.id } })).mutes });

it('the buttons mute, block and lift, with a sentence and the way back', async () => {
  const [reader, other] = [await someone(), await someone()];
  const done = await press(other.id, { level: 'muted' }, reader);
  expect([done.status, done.headers.get('Location')]).toEqual([303, '/from']);
  expect(flashOf(done)).toMatch(/flash\.mute\.muted.*"method":"delete"/);
  expect(flashOf(await press(other.id, { level: 'blocked' }, reader))).toContain('flash.mute.blocked');
  type Lists = { lists: Record<'muted' | 'blocked', { rows: { id: string }[] }> };
  const { lists } = await asked<Lists>(mutedLoader, '/settings/muted', {}, reader);
  expect([lists.muted.rows.length, lists.blocked.rows.map(({ id }) => id)]).toEqual([0, [other.id]]);
  expect(flashOf(await press(other.id, { _method: 'delete' }, reader))).toContain('flash.mute.lifted');
  expect(flashOf(await press(other.id, { level: 'loud' }, reader))).toContain('errors.notFound');
  expect(flashOf(await press(reader.id, { level: 'muted' }, reader))).toContain('errors.muteYourself');
  expect((await press(other.id, { level: 'muted' })).headers.get('Location')).toMatch(/^\/sign-in/);
  expect(await db.memberMute.count()).toBe(0);
});

it('pages know whom the reader has muted, and tell nobody else', async () => {
  const [reader, other] = [await someone(), await someone()];
  const { threadId, slug, author } = await thread();
  await answer(threadId, other);
  await press(other.id, { level: 'blocked' }, reader);
  const actor = await again(reader);
  const mutedFor = async (who?: MemberActor) => (await asked<{ muted: string[] }>(threadLoader, `/t/${slug}/${threadId}`, { slug, id: threadId }, who)).muted;
  expect([await mutedFor(actor), await mutedFor(other), await mutedFor(author), await mutedFor()]).toEqual([[other.id], [], [], []]);
  const muteOf = async (who: MemberActor, whom: MemberActor) => (await asked<{ mute: string | null }>(profileLoader, `/m/${whom.username}`, { username: whom.username }, who)).mute;
  expect([await muteOf(actor, other), await muteOf(other, reader), await muteOf(author, other)]).toEqual(['blocked', null, null]);
  expect((await asked<{ level: string }>(muteLoader, `/m/${other.username}/mute`, { username: other.username }, actor)).level).toBe('blocked');
  expect((await call(muteLoader, new Request(`${SITE}/m/${reader.username}/mute`), { params: { username: reader.username }, actor })).status).toBe(404);
});
