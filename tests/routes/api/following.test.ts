import { expect, it } from 'vitest';
import { forgetCategories } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { category, reply, someone, thread } from '../../domains/threads/world';
import { api, codeOf, tokenFor } from './client';

useDatabase();

it('follows, reads, and finds what is unread', async () => {
  const member = await someone();
  const token = await tokenFor(member);
  const { threadId } = await thread({ kind: 'discussion' });
  await reply(threadId);
  const path = `/threads/${threadId}`;
  expect((await api('GET', `${path}/reading`, { token })).body).toEqual({ lastReadNumber: 0, unread: 0, firstUnread: null, level: 'normal' });
  expect((await api('PUT', `${path}/reading`, { token, body: { number: 1, ms: 99_000_000 } })).body).toEqual({ lastReadNumber: 1, readMs: 60_000 });
  expect((await api('PUT', `${path}/level`, { token, body: { level: 'watching' } })).body).toEqual({ level: 'watching' });
  expect((await api('GET', `${path}/level`, { token })).body).toEqual({ level: 'watching' });
  expect((await api('GET', `${path}/reading`, { token })).body).toEqual({ lastReadNumber: 1, unread: 1, firstUnread: 2, level: 'watching' });
  const unread = await api<{ items: { thread: { id: string }; unread: number; firstUnread: number }[] }>('GET', '/me/unread', { token });
  expect(unread.body.items).toMatchObject([{ thread: { id: threadId }, unread: 1, firstUnread: 2 }]);
  expect((await api('PUT', `${path}/reading`, { token, body: { number: 2 } })).body).toMatchObject({ lastReadNumber: 2 });
  expect((await api('PUT', `${path}/reading`, { token, body: { number: 1 } })).body).toMatchObject({ lastReadNumber: 2 });
  expect((await api<{ items: unknown[] }>('GET', '/me/unread', { token })).body.items).toEqual([]);
});

it('refuses levels and positions that there are not', async () => {
  const token = await tokenFor(await someone());
  const { threadId, author } = await thread();
  for (const [path, body] of [
    [`/threads/${threadId}/level`, { level: 'loud' }],
    [`/members/${author.id}/level`, { level: 'muted' }],
    [`/threads/${threadId}/reading`, { number: 0 }],
    [`/threads/${threadId}/reading`, { number: 1, ms: -5 }],
  ] as const) {
    expect(codeOf(await api<object>('PUT', path, { token, body })), path).toBe('invalid');
  }
});

it('keeps posts with a note and a reminder, page by page, while they may be read', async () => {
  const token = await tokenFor(await someone());
  const [one, two] = [await thread(), await thread({ categoryId: await category() })];
  const remindAt = new Date(Date.now() + 86_400_000).toISOString();
  const put = (postId: string, body: object) => api<object>('PUT', `/posts/${postId}/bookmark`, { token, body });
  expect((await put(one.postId, { note: ' Once\nmore ', remindAt })).status).toBe(204);
  expect((await put(two.postId, {})).status).toBe(204);
  expect(codeOf(await put(two.postId, { remindAt: '2001-01-01T00:00:00Z' }))).toBe('invalid');
  const list = async (query = '') => (await api<{ items: { postId: string; note: string | null; remindAt: string | null }[]; next: string | null }>('GET', `/me/bookmarks${query}`, { token })).body;
  const first = await list('?limit=1');
  expect(first.items).toMatchObject([{ postId: two.postId, note: null, remindAt: null }]);
  expect((await list(`?limit=1&cursor=${first.next}`)).items).toMatchObject([{ postId: one.postId, note: 'Once more', remindAt }]);
  await db.category.update({ where: { id: two.categoryId }, data: { readBy: 'admin' } });
  forgetCategories();
  expect((await list()).items.map((item) => item.postId)).toEqual([one.postId]);
  // What cannot be seen any more can be dropped all the same; what was never kept is not found.
  const drop = () => api('DELETE', `/posts/${two.postId}/bookmark`, { token });
  expect([(await drop()).status, (await drop()).status]).toEqual([204, 404]);
});
