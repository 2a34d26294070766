import { expect, it } from 'vitest';
import { addNote, writeToMember } from '~/domains/messages/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { someone } from '../../domains/threads/world';
import { api, codeOf, tokenFor } from './client';

useDatabase();

async function talk() {
  const [moderator, member] = [await someone('moderator'), await someone()];
  const { conversationId } = await writeToMember(moderator, { memberId: member.id, subject: 'Your photographs', body: 'May we show them?' });
  return { moderator, member, conversationId, token: await tokenFor(member) };
}

it('lets members list, read and answer what the team wrote to them', async () => {
  const { conversationId, member, token } = await talk();
  const list = await api<{ items: object[] }>('GET', '/messages', { token });
  expect(list.body.items).toMatchObject([{ id: conversationId, subject: 'Your photographs', unread: true, waiting: false, messages: 1 }]);
  const headers = { 'Idempotency-Key': `key-${newId()}` };
  const reply = () => api<{ number: number }>('POST', `/messages/${conversationId}/replies`, { token, body: { body: 'With *pleasure*.' }, headers });
  expect([(await reply()).body.number, (await reply()).body.number]).toEqual([2, 2]);
  const read = await api<{ waiting: boolean; items: { html: string; fromTeam: boolean }[] }>('GET', `/messages/${conversationId}`, { token });
  expect(read.body).toMatchObject({ waiting: true, earlier: false, items: [{ number: 1, fromTeam: true }, { number: 2, fromTeam: false }] });
  expect(read.body.items[1]!.html).toContain('<em>pleasure</em>');
  expect((await api<{ items: object[] }>('GET', `/messages/${conversationId}?before=2`, { token })).body.items).toHaveLength(1);
  expect(await db.conversationMessage.count({ where: { authorId: member.id } })).toBe(1);
});

it('marks as read when it is asked to, not by being read', async () => {
  const { conversationId, token } = await talk();
  const unread = async () => (await api<{ items: { unread: boolean }[] }>('GET', '/messages', { token })).body.items[0]!.unread;
  await api('GET', `/messages/${conversationId}`, { token });
  expect(await unread()).toBe(true);
  expect((await api('PUT', `/messages/${conversationId}/read`, { token, body: { number: 1 } })).status).toBe(204);
  expect(await unread()).toBe(false);
});

it('shows nobody the conversations of others, nor anybody a note', async () => {
  const { conversationId, moderator, member, token } = await talk();
  await addNote(moderator, { memberId: member.id, note: 'quixoticnote' });
  for (const other of [await tokenFor(await someone()), await tokenFor(moderator)]) {
    for (const [method, path, body] of [['GET', '', undefined], ['POST', '/replies', { body: 'x' }], ['PUT', '/read', { number: 1 }]] as const) {
      const answered = await api(method, `/messages/${conversationId}${path}`, { token: other, body });
      expect([answered.status, codeOf(answered)]).toEqual([404, 'notFound']);
    }
  }
  for (const path of ['/me', `/members/${member.id}`, '/messages', '/notifications']) expect((await api('GET', path, { token })).text, path).not.toContain('quixoticnote');
});
