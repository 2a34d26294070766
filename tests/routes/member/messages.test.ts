import { describe, expect, it } from 'vitest';
import { addNote, listNotes, listOwnConversations, readConversation, replyInConversation, writeToMember } from '~/domains/messages/index.server';
import type { MemberActor, Visitor } from '~/domains/identity';
import { listDrafts, saveDraft } from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { action as replyAction, loader as conversationPage } from '../../../app/routes/member/message';
import { loader as listPage } from '../../../app/routes/member/messages';
import { loader as profilePage } from '../../../app/routes/community/profile';
import { action as previewResource } from '../../../app/routes/resources/preview';
import { action as answerAction, loader as staffConversation } from '../../../app/routes/staff/conversation';
import { action as memberAction, loader as memberPage } from '../../../app/routes/staff/member';
import { loader as staffList } from '../../../app/routes/staff/messages';
import { action as writeAction, loader as writePage } from '../../../app/routes/staff/write-to-member';
import { useDatabase } from '../../setup/database';
import { someone, visitor } from '../../domains/threads/world';
import { call } from '../context';

useDatabase();

const get = (path: string) => new Request(`http://localhost:3000${path}`);
const post = (path: string, fields: Record<string, string>) =>
  new Request(`http://localhost:3000${path}`, { method: 'POST', body: new URLSearchParams(fields), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });

async function talk() {
  const [moderator, member] = [await someone('moderator'), await someone()];
  const { conversationId } = await writeToMember(moderator, { memberId: member.id, subject: 'Your photographs', body: 'May we show them?' });
  return { moderator, member, conversationId };
}
const unread = async (member: MemberActor) => (await listOwnConversations(member)).rows[0]!.unread;

describe('the page of a conversation', () => {
  it('is read by being opened, and takes a reply', async () => {
    const { member, conversationId: id } = await talk();
    expect(await unread(member)).toBe(true);
    const page = await call(conversationPage, get(`/messages/${id}`), { params: { id }, actor: member });
    expect([page.status, await unread(member)]).toEqual([200, false]);
    const replied = await call(replyAction, post(`/messages/${id}`, { body: 'Yes.', submission: newId() }), { params: { id }, actor: member });
    expect([replied.status, replied.headers.get('Location')]).toEqual([303, `/messages/${id}#message-2`]);
    const refused = await call(replyAction, post(`/messages/${id}`, { body: ' ', submission: newId() }), { params: { id }, actor: member });
    expect([refused.status, await refused.json()]).toMatchObject([422, { problem: { fields: { body: [expect.any(String)] } } }]);
  });

  it('is nobody else’s; staff are led to theirs, and have none for their own', async () => {
    const { moderator, member, conversationId: id } = await talk();
    const open = async (actor: MemberActor | typeof visitor) => {
      const { status, headers } = await call(conversationPage, get(`/messages/${id}`), { params: { id }, actor });
      return [status, headers.get('Location')];
    };
    expect(await open(await someone())).toEqual([404, null]);
    expect(await open(visitor)).toEqual([303, `/sign-in?returnTo=${encodeURIComponent(`/messages/${id}`)}`]);
    expect(await open(moderator)).toEqual([303, `/staff/messages/${id}`]);
    const own = await writeToMember(await someone('admin'), { memberId: moderator.id, subject: 'Thank you', body: 'For last week.' });
    const staffPage = (whose: string) => call(staffConversation, get(`/staff/messages/${whose}`), { params: { id: whose }, actor: moderator });
    expect([(await staffPage(id)).status, (await staffPage(own.conversationId)).status]).toEqual([200, 404]);
    expect((await call(staffConversation, get(`/staff/messages/${id}`), { params: { id }, actor: member })).status).toBe(404);
  });

  it('shows a message as it will look, keeps what is being written, and forgets it when it is sent', async () => {
    const { moderator, member, conversationId: id } = await talk();
    const key = `message-${id}`;
    const previewed = await call(replyAction, post(`/messages/${id}`, { body: '*Yes*, ![x](/uploads/abcdef)', intent: 'preview', submission: newId() }), { params: { id }, actor: member });
    const { preview, values } = (await previewed.json()) as { preview: string; values: { body: string } };
    expect([previewed.status, values.body]).toEqual([200, '*Yes*, ![x](/uploads/abcdef)']);
    expect(preview).toContain('<em>Yes</em>');
    expect(preview).not.toContain('<img');
    // Who is suspended may still write to the team.
    const suspended: Visitor = { kind: 'visitor', via: 'browser', locale: 'en', suspended: { until: null, member } };
    const asked = new Request('http://localhost:3000/resources/preview', { method: 'POST', body: new URLSearchParams({ body: '*Yes*', as: 'message' }), headers: { Accept: 'application/json' } });
    expect(await (await call(previewResource, asked, { actor: suspended })).json()).toMatchObject({ html: expect.stringContaining('<em>Yes</em>') as string });
    expect((await call(conversationPage, get(`/messages/${id}`), { params: { id }, actor: suspended })).status).toBe(200);
    await saveDraft(member, { key, sequence: 0, data: { body: 'Yes, but' } });
    const draftOn = async (page: typeof conversationPage | typeof staffConversation, actor: MemberActor) =>
      ((await (await call(page, get(`/messages/${id}`), { params: { id }, actor })).json()) as { desk: { stored: { data: { body: string } | null } } }).desk.stored.data;
    expect([await draftOn(conversationPage, member), await draftOn(staffConversation, moderator)]).toEqual([{ body: 'Yes, but' }, null]);
    await call(replyAction, post(`/messages/${id}`, { body: 'Yes.', submission: newId(), typedMs: '1200' }), { params: { id }, actor: member });
    expect([await draftOn(conversationPage, member), await listDrafts(member)]).toEqual([null, []]);
  });

  it('lets the team answer, or say that no answer is needed', async () => {
    const { moderator, member, conversationId: id } = await talk();
    await replyInConversation(member, { conversationId: id, body: 'Yes.' });
    const waits = async () => ((await (await call(staffList, get('/staff/messages'), { actor: moderator })).json()) as { rows: { id: string; waitingSince: string | null }[] }).rows.find((row) => row.id === id)!.waitingSince;
    const send = (fields: Record<string, string>) => call(answerAction, post(`/staff/messages/${id}`, fields), { params: { id }, actor: moderator });
    expect(await waits()).not.toBeNull();
    expect((await send({ intent: 'settle', body: '', submission: newId() })).headers.get('Location')).toBe(`/staff/messages/${id}`);
    expect(await waits()).toBeNull();
    expect((await send({ body: 'Thank you.', submission: newId() })).headers.get('Location')).toBe(`/staff/messages/${id}#message-3`);
  });
});

describe('writing to a member', () => {
  it('is a page for who may, and begins a conversation', async () => {
    const [moderator, member, admin] = [await someone('moderator'), await someone(), await someone('admin')];
    const params = { id: member.id };
    const path = `/staff/members/${member.id}/message`;
    expect((await call(writePage, get(path), { params, actor: moderator })).status).toBe(200);
    expect((await call(writePage, get(path), { params, actor: member })).status).toBe(404);
    expect((await call(writePage, get(path), { params: { id: admin.id }, actor: moderator })).status).toBe(403);
    const written = { subject: 'Hello', body: '*There*', submission: newId() };
    const send = (fields: Record<string, string>) => call(writeAction, post(path, { ...written, ...fields }), { params, actor: moderator });
    expect(await (await send({ intent: 'preview' })).json()).toMatchObject({ preview: expect.stringContaining('<em>There</em>') as string, values: { subject: 'Hello' } });
    const data = { subject: 'Hello', body: 'There is' };
    await saveDraft(moderator, { key: `begin-${member.id}`, sequence: 0, data });
    const draft = async () => ((await (await call(writePage, get(path), { params, actor: moderator })).json()) as { desk: { stored: { data: object | null } } }).desk.stored.data;
    expect(await draft()).toEqual(data);
    const refused = await send({ subject: ' ' });
    expect([refused.status, await refused.json()]).toMatchObject([422, { problem: { fields: { subject: [expect.any(String)] } } }]);
    const sent = await send({ typedMs: '1200' });
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, expect.stringMatching(/^\/staff\/messages\/[0-9a-z]{12}$/)]);
    expect([await draft(), await listDrafts(moderator)]).toEqual([null, []]);
    const mayWrite = async (actor: MemberActor) =>
      ((await (await call(profilePage, get(`/m/${member.username}`), { params: { username: member.username }, actor })).json()) as { mayWrite: boolean }).mayWrite;
    expect([await mayWrite(moderator), await mayWrite(await someone()), await mayWrite(member)]).toEqual([true, false, false]);
  });
});

describe('the staff page of a member', () => {
  it('holds the latest conversations and the notes, which are added, changed and removed there', async () => {
    const { moderator, member, conversationId } = await talk();
    const params = { id: member.id };
    const send = (fields: Record<string, string>) => call(memberAction, post(`/staff/members/${member.id}`, fields), { params, actor: moderator });
    expect((await send({ form: 'note', note: 'Means well.' })).status).toBe(303);
    const [note] = await listNotes(moderator, { memberId: member.id });
    expect((await send({ form: 'editNote', noteId: note!.id, version: '1', note: 'Meant well.' })).status).toBe(303);
    const page = (await (await call(memberPage, get(`/staff/members/${member.id}`), { params, actor: moderator })).json()) as object;
    expect(page).toMatchObject({ mayWrite: true, conversations: [{ id: conversationId }], notes: [{ source: 'Meant well.' }] });
    expect((await send({ form: 'editNote', noteId: note!.id, version: '2', note: '' })).status).toBe(422);
    expect((await send({ form: 'removeNote', noteId: note!.id })).status).toBe(303);
    expect(await listNotes(moderator, { memberId: member.id })).toEqual([]);
  });

  it('keeps notes and conversations from whom they are about, and from who is below them', async () => {
    const [moderator, admin, owner] = [await someone('moderator'), await someone('admin'), await someone('owner')];
    await addNote(owner, { memberId: admin.id, note: 'quixoticnote' });
    const open = async (actor: MemberActor) => (await call(memberPage, get(`/staff/members/${admin.id}`), { params: { id: admin.id }, actor })).text();
    for (const reader of [moderator, admin]) expect(await open(reader)).not.toContain('quixoticnote');
    expect(await open(owner)).toContain('quixoticnote');
  });
});

it('lists the own conversations', async () => {
  const { member, conversationId } = await talk();
  await readConversation(member, { id: conversationId, number: 1 });
  const list = (await (await call(listPage, get('/messages'), { actor: member })).json()) as object;
  expect(list).toMatchObject({ rows: [{ id: conversationId, unread: false }], next: null });
});
