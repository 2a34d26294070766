import { beforeAll, describe, expect, it } from 'vitest';
import { countNotifications, getPreferences } from '~/domains/notifications/index.server';
import { action as readAll, loader as list } from '../../../app/routes/member/notifications';
import { action as save } from '../../../app/routes/member/notification-settings';
import { loader as open } from '../../../app/routes/resources/notification';
import { deliver, told } from '../../domains/notifications/world';
import { answer, someone, thread } from '../../domains/threads/world';
import { useDatabase } from '../../setup/database';
import { call } from '../context';

useDatabase();
beforeAll(deliver);

const at = (path: string) => new Request(`http://localhost:3000${path}`);
const form = (path: string, values: Record<string, string | string[]> = {}) => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) body.append(name, each);
  return new Request(`http://localhost:3000${path}`, { method: 'POST', body });
};

describe('the list', () => {
  it('leads to the post and marks the line as read', async () => {
    const asked = await thread();
    const given = await answer(asked.threadId);
    await told(asked.author);
    const actor = asked.author;
    const { rows } = (await (await call(list, at('/notifications'), { actor })).json()) as { rows: { id: string; unread: boolean }[] };
    expect(rows).toMatchObject([{ kind: 'reply', unread: true, actor: { id: given.author.id }, about: { is: 'post', thread: { title: 'How do I clean the grinder?' } } }]);
    const id = rows[0]!.id;
    expect((await call(open, at(`/notifications/${id}`), { params: { id }, actor: given.author })).status).toBe(404);
    expect(await countNotifications(actor)).toBe(1);
    const opened = await call(open, at(`/notifications/${id}`), { params: { id }, actor });
    expect([opened.status, opened.headers.get('Location')]).toEqual([303, `/p/${given.postId}`]);
    expect(await countNotifications(actor)).toBe(0);
  });

  it('goes on where a page ended, and refuses places that it did not give', async () => {
    const asker = await someone();
    for (let n = 0; n < 31; n += 1) await answer((await thread({ by: asker, title: `Question number ${n}` })).threadId);
    await deliver();
    const read = async (path: string) => (await (await call(list, at(path), { actor: asker })).json()) as { rows: { id: string }[]; next: string | null };
    const first = await read('/notifications');
    const second = await read(`/notifications?cursor=${first.next}`);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([30, 1, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(31);
    expect((await call(list, at('/notifications?cursor=x'), { actor: asker })).status).toBe(422);
    const done = await call(readAll, form('/notifications'), { actor: asker });
    expect([done.status, done.headers.get('Location')]).toEqual([303, '/notifications']);
    expect(await countNotifications(asker)).toBe(0);
  });
});

describe('the settings', () => {
  const wish = (more: Record<string, string | string[]> = {}) => ({
    digest: 'daily',
    quietFrom: '22:30',
    quietTo: '07:00',
    site: ['reply', 'mention'],
    ...Object.fromEntries(['staff', 'reply', 'comment', 'mention', 'quote', 'accepted', 'votes', 'followed', 'reminder'].map((kind) => [`mail.${kind}`, 'never'])),
    ...more,
  });

  it('are kept as they were chosen', async () => {
    const actor = await someone();
    const saved = await call(save, form('/settings/notifications', wish({ 'mail.reply': 'digest' })), { actor });
    expect(saved.status).toBe(303);
    const kept = await getPreferences(actor);
    expect(kept).toMatchObject({ digest: 'daily', quietFrom: '22:30', quietTo: '07:00' });
    expect(kept.kinds).toMatchObject({ reply: { site: true, mail: 'digest' }, mention: { site: true, mail: 'never' }, votes: { site: false, mail: 'never' } });
    expect((await call(save, form('/settings/notifications', wish({ site: [], quietFrom: '', quietTo: '' })), { actor })).status).toBe(303);
    expect(await getPreferences(actor)).toMatchObject({ quietFrom: '', kinds: { reply: { site: false } } });
  });

  it.each([
    [{ quietFrom: '25:00' }, 'quietFrom'],
    [{ quietFrom: '' }, 'quietTo'],
    [{ quietFrom: '07:00' }, 'quietTo'],
    [{ digest: 'hourly' }, 'digest'],
    [{ 'mail.reply': 'always' }, 'mail.reply'],
    [{ site: ['badge'] }, 'site'],
  ])('refuse %j', async (wrong, field) => {
    const actor = await someone();
    const refused = await call(save, form('/settings/notifications', wish(wrong)), { actor });
    expect(refused.status).toBe(422);
    expect(Object.keys(((await refused.json()) as { problem: { fields: object } }).problem.fields)).toEqual([field]);
    expect(await getPreferences(actor)).toMatchObject({ digest: 'weekly' });
  });
});
