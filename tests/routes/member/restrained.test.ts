import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor, MemberActor } from '~/domains/identity';
import { createApiToken, readSession, sessionIdOf, startSession } from '~/domains/identity/index.server';
import { sanctionMember } from '~/domains/moderation/index.server';
import { db } from '~/platform/db/index.server';
import { formatDate } from '~/ui/format';
import { loader as ask } from '../../../app/routes/community/ask';
import { loader as closePage } from '../../../app/routes/member/close';
import { loader as draftsPage } from '../../../app/routes/member/drafts';
import { loader as messagesPage } from '../../../app/routes/member/messages';
import { loader as profilePage } from '../../../app/routes/member/profile';
import { loader as settingsIndex } from '../../../app/routes/member/settings-index';
import { loader as statementsPage } from '../../../app/routes/member/statements';
import { action as vote } from '../../../app/routes/resources/vote';
import { action as staffAction, loader as staffPage } from '../../../app/routes/staff/member';
import { action as undo } from '../../../app/routes/moderation/decision';
import { loader as rootLoader } from '../../../app/root';
import { useDatabase } from '../../setup/database';
import { someone, thread } from '../../domains/threads/world';
import { api } from '../api/client';
import { call } from '../context';

useDatabase();

const SITE = 'http://localhost:3000';
const get = (path: string) => new Request(SITE + path);
const post = (path: string, fields: Record<string, string>) => new Request(SITE + path, { method: 'POST', body: new URLSearchParams(fields), headers: { Referer: `${SITE}/c` } });

let manager: MemberActor;
beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
  manager = await someone('manager');
});

async function bound(kind: 'silence' | 'suspension' | 'ban'): Promise<{ member: MemberActor; actor: Actor; token: string }> {
  const member = await someone();
  const cookie = await startSession(member.id, { ip: '10.0.0.7', userAgent: 'A browser', sessionId: null, brandName: 'Lumina' });
  const { token } = await createApiToken(member, { name: 'A program', scopes: ['read', 'write', 'vote'], days: null });
  await sanctionMember(manager, { memberId: member.id, sanction: { kind, hours: kind === 'ban' ? null : 72 }, reasonId: 'unkind', facts: 'They insulted three members.' });
  return { member, actor: (await readSession(sessionIdOf(cookie.split(';')[0]!) ?? ''))!, token };
}

describe('a suspended member', () => {
  it('is told so on every page, and finds the doors that stay open', async () => {
    const { member, actor } = await bound('suspension');
    const shell = (await (await call(rootLoader, get('/'), { actor })).json()) as { me: unknown; suspended: { id: string }; restraint: { kind: string; until: string } };
    expect(shell).toMatchObject({ me: null, suspended: { id: member.id }, restraint: { kind: 'suspension', until: expect.any(String) as string } });
    for (const loader of [statementsPage, messagesPage, closePage]) expect((await call(loader, get('/'), { actor })).status).toBe(200);
  });

  it('is led from their settings to what stays open there, and told moments by their own clocks', async () => {
    const { member, actor } = await bound('suspension');
    const led = await call(settingsIndex, get('/settings'), { actor });
    expect([led.status, led.headers.get('Location')]).toEqual([302, '/settings/close']);
    const told = async (timeZone: string) => {
      if (actor.kind !== 'visitor' || !actor.suspended) throw new Error('not suspended');
      const there: Actor = { ...actor, suspended: { ...actor.suspended, member: { ...actor.suspended.member, timeZone } } };
      return ((await (await call(draftsPage, get('/drafts'), { actor: there })).json()) as { message: string }).message;
    };
    const { suspendedUntil } = await db.member.findUniqueOrThrow({ where: { id: member.id } });
    for (const zone of ['Asia/Tokyo', 'Europe/Paris']) expect(await told(zone)).toContain(formatDate(suspendedUntil!, 'full', 'en', zone));
  });

  it('is refused elsewhere in words that say until when, and is not sent to sign in', async () => {
    const { actor } = await bound('suspension');
    for (const loader of [draftsPage, profilePage]) {
      const refused = await call(loader, get('/'), { actor });
      expect([refused.status, await refused.json()]).toMatchObject([403, { message: expect.stringMatching(/suspended until .+20\d\d/) as string }]);
    }
    const { postId } = await thread();
    const sent = await call(vote, post(`/posts/${postId}/vote`, { value: '1' }), { params: { id: postId }, actor });
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/c']);
    expect(await db.vote.count({ where: { postId } })).toBe(0);
  });

  it('is refused by the API as well, and so is who is silenced', async () => {
    const { threadId } = await thread();
    const body = { body: 'Words that nobody should read for now.' };
    for (const [kind, code, status] of [['suspension', 'suspendedUntil', 403], ['ban', 'suspended', 403], ['silence', 'silencedUntil', 403]] as const) {
      const { token } = await bound(kind);
      const answered = await api<{ code: string; title: string }>('POST', `/threads/${threadId}/posts`, { token, body });
      expect([answered.status, answered.body.code]).toEqual([status, code]);
      expect((await api('GET', `/threads/${threadId}`, { token })).status).toBe(200);
    }
  });
});

describe('a silenced member', () => {
  it('reads as a member does, and is told why nothing can be written', async () => {
    const { member, actor } = await bound('silence');
    const shell = (await (await call(rootLoader, get('/'), { actor })).json()) as { me: { id: string }; restraint: { kind: string } };
    expect(shell).toMatchObject({ me: { id: member.id }, suspended: null, restraint: { kind: 'silence' } });
    expect((await call(draftsPage, get('/drafts'), { actor })).status).toBe(200);
    expect((await call(ask, get('/ask'), { actor })).status).toBeLessThan(500);
  });
});

describe('the staff page of a member', () => {
  it('gives a measure, refuses an incomplete one with what was entered, takes it back and lifts it', async () => {
    const member = await someone();
    const at = { params: { id: member.id }, actor: manager };
    const path = `/staff/members/${member.id}`;
    const shown = async () => ((await (await call(staffPage, get(path), at)).json()) as { measures: { proposed: string; sanctions: { id: string; inForce: boolean; itemId: string; decisionId: string }[] } }).measures;
    expect(await shown()).toMatchObject({ proposed: 'warning', sanctions: [] });
    const refused = await call(staffAction, post(path, { form: 'sanction', sanction: 'silence-72', reasonId: 'unkind', facts: '' }), at);
    expect([refused.status, await refused.json()]).toMatchObject([422, { problem: { fields: { facts: [expect.any(String)] } }, values: { sanction: 'silence-72' } }]);
    expect((await call(staffAction, post(path, { form: 'sanction', sanction: 'silence-72', reasonId: 'unkind', facts: 'They insulted three members.' }), at)).headers.get('Location')).toBe(path);
    const { sanctions } = await shown();
    expect(sanctions).toMatchObject([{ inForce: true }]);
    const { itemId, decisionId } = sanctions[0]!;
    const undone = await call(undo, post(`/moderation/${itemId}/decision/${decisionId}`, { _method: 'delete' }), { params: { id: itemId, decision: decisionId }, actor: manager });
    expect(undone.headers.get('Location')).toBe(path);
    await call(staffAction, post(path, { form: 'sanction', sanction: 'ban', reasonId: 'unkind', facts: 'They insulted three members.' }), at);
    const [ban] = (await shown()).sanctions;
    await call(staffAction, post(path, { form: 'liftSanction', sanctionId: ban!.id }), at);
    expect((await shown()).sanctions.map(({ inForce }) => inForce)).toEqual([false, false]);
  });
});
