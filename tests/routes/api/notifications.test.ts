import { beforeAll, describe, expect, it } from 'vitest';
import { deliver } from '../../domains/notifications/world';
import { answer, someone, thread } from '../../domains/threads/world';
import { useDatabase } from '../../setup/database';
import { api, codeOf, tokenFor } from './client';

useDatabase();
beforeAll(deliver);

type Page = { items: { id: string; kind: string; unread: boolean }[]; next: string | null };

describe('notifications', () => {
  it('are listed page by page, and marked as read', async () => {
    const asker = await someone();
    const token = await tokenFor(asker);
    const [first, second] = [await thread({ by: asker }), await thread({ by: asker, kind: 'question', title: 'Which water do you use?' })];
    const by = await someone();
    for (const { threadId } of [first, second]) await answer(threadId, by);
    await deliver();
    const page = await api<Page>('GET', '/notifications?limit=1', { token });
    expect(page.body.items).toMatchObject([{ kind: 'reply', unread: true, count: 1, actor: { id: by.id }, thread: { title: 'Which water do you use?' }, post: { kind: 'answer' } }]);
    expect(page.headers.get('Link')).toContain('rel="next"');
    const rest = await api<Page>('GET', `/notifications?limit=1&cursor=${page.body.next}`, { token });
    expect([rest.body.items.length, rest.body.next]).toEqual([1, null]);

    const others = await tokenFor(await someone());
    expect((await api('PUT', '/notifications/read', { token: others, body: { ids: [page.body.items[0]!.id] } })).status).toBe(204);
    const unread = async () => (await api<Page>('GET', '/notifications', { token })).body.items.map((each) => each.unread);
    expect(await unread()).toEqual([true, true]);
    await api('PUT', '/notifications/read', { token, body: { ids: [page.body.items[0]!.id] } });
    expect(await unread()).toEqual([false, true]);
    await api('PUT', '/notifications/read', { token, body: {} });
    expect(await unread()).toEqual([false, false]);
  });

  it('come as they were chosen', async () => {
    const token = await tokenFor(await someone());
    const { body: before } = await api<{ digest: string; kinds: Record<string, object> }>('GET', '/notifications/preferences', { token });
    expect(before).toMatchObject({ digest: 'weekly', quietFrom: '', kinds: { votes: { site: true, mail: 'never' } } });
    const wish = { ...before, digest: 'never', quietFrom: '22:00', quietTo: '06:30', kinds: { ...before.kinds, votes: { site: false, mail: 'digest' } } };
    expect((await api('PUT', '/notifications/preferences', { token, body: wish })).body).toEqual(wish);
    const refused = await api('PUT', '/notifications/preferences', { token, body: { ...wish, quietTo: '' } });
    expect([refused.status, codeOf(refused)]).toEqual([422, 'invalid']);
  });
});
