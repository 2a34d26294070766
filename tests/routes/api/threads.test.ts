import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { answer, category, someone, thread } from '../../domains/threads/world';
import { db } from '~/platform/db/index.server';
import { api, codeOf, tokenFor } from './client';

useDatabase();

interface Made {
  id: string;
  title: string;
  html: string;
  source: string;
  kind: string;
  parentId: string | null;
  version: number;
  tags: { slug: string }[];
  opening: { id: string; version: number };
}
interface Page {
  items: Made[];
  next: string | null;
}

describe('a thread', () => {
  it('is started, read, changed, deleted and brought back', async () => {
    const [token, categoryId] = [await tokenFor(await someone()), await category()];
    const body = { kind: 'question', categoryId, title: 'Why does the kettle whistle?', body: 'It **began** this morning.', tags: ['Kettles', 'Noise'] };
    const made = await api<Made>('POST', '/threads', { token, body });
    expect([made.status, made.headers.get('Location'), made.headers.get('ETag')]).toEqual([201, `/api/v1/threads/${made.body.id}`, '"v1"']);
    const at = `/threads/${made.body.id}`;
    expect((await api('GET', at)).body).toMatchObject({ title: body.title, tags: [{ slug: 'kettles' }, { slug: 'noise' }], opening: { html: '<p>It <strong>began</strong> this morning.</p>\n' } });

    const edit = { token, body: { title: 'Why does the kettle sing?' } };
    const without = await api('PATCH', at, edit);
    expect([without.status, codeOf(without)]).toEqual([428, 'ifMatchMissing']);
    for (const tag of ['"v2"', '"v0"', 'W/"v1"', '"x"', 'v1']) {
      const late = await api('PATCH', at, { ...edit, headers: { 'If-Match': tag } });
      expect([late.status, codeOf(late)], tag).toEqual([412, 'editedMeanwhile']);
    }
    const changed = await api<Made>('PATCH', at, { ...edit, headers: { 'If-Match': '"v1"' } });
    expect([changed.status, changed.body.title, changed.headers.get('ETag')]).toEqual([200, 'Why does the kettle sing?', '"v2"']);
    expect((await api<Made>('GET', `/posts/${made.body.opening.id}`)).body.source).toBe(body.body);
    expect((await api<Made>('PUT', `${at}/tags`, { token, body: { tags: ['Tea'] } })).body.tags).toMatchObject([{ slug: 'tea' }]);

    expect((await api('DELETE', at, { token })).status).toBe(204);
    const gone = await api('GET', at);
    expect([gone.status, codeOf(gone)]).toEqual([410, 'gone']);
    expect((await api('GET', at, { token })).body).toMatchObject({ removedAt: expect.any(String) as string });
    expect((await api('PUT', `${at}/restoration`, { token })).body).toMatchObject({ removedAt: null });
    expect((await api('GET', at)).status).toBe(200);
  });

  it('is found in lists by category, tag, author and words, page by page', async () => {
    const [by, categoryId] = [await someone(), await category()];
    for (const title of ['First saucepan of many', 'Second saucepan of many', 'Third saucepan of many']) await thread({ by, categoryId, title, tags: ['pans'] });
    const { slug } = await db.category.findUniqueOrThrow({ where: { id: categoryId } });
    const titles: string[] = [];
    let path = `/threads?category=${slug}&order=new&limit=2`;
    for (let pages = 0; pages < 2; pages += 1) {
      const page = await api<Page>('GET', path);
      titles.push(...page.body.items.map((row) => row.title));
      const link = /<([^>]+)>; rel="next"/.exec(page.headers.get('Link') ?? '')?.[1];
      expect(Boolean(link)).toBe(page.body.next !== null);
      if (link) path = link.slice(link.indexOf('/api/v1') + 7);
    }
    expect(titles).toEqual(['Third saucepan of many', 'Second saucepan of many', 'First saucepan of many']);
    for (const query of ['tag=pans', `author=${by.id}`, `category=${slug}&order=top&period=week`]) {
      expect((await api<Page>('GET', `/threads?${query}`)).body.items, query).toHaveLength(3);
    }
    expect((await api('GET', '/threads?category=nowhere')).status).toBe(404);
    expect((await api<Page>('GET', '/search?q=saucepan')).body.items).toHaveLength(3);
    expect((await api('GET', '/search')).status).toBe(422);
  });

  it('is moved, pinned, locked, unlisted and made another kind by staff, as often as they like', async () => {
    const [staff, { threadId }, elsewhere] = [await tokenFor(await someone('moderator')), await thread(), await category()];
    for (const [name, field] of [['pin', 'pinned'], ['lock', 'locked'], ['unlisting', 'unlisted']] as const) {
      for (const [method, value] of [['PUT', true], ['PUT', true], ['DELETE', false], ['DELETE', false]] as const) {
        expect((await api('POST', `/threads/${threadId}/${name}`, { token: staff })).status).toBe(405);
        expect((await api(method, `/threads/${threadId}/${name}`, { token: staff })).body).toMatchObject({ [field]: value });
      }
    }
    expect((await api('PUT', `/threads/${threadId}/category`, { token: staff, body: { categoryId: elsewhere } })).body).toMatchObject({ category: { id: elsewhere } });
    expect((await api('PUT', `/threads/${threadId}/kind`, { token: staff, body: { kind: 'discussion' } })).body).toMatchObject({ kind: 'discussion' });
  });
});

describe('posts', () => {
  it('are answers, replies and comments, by number', async () => {
    const [question, talk] = [await thread(), await thread({ kind: 'discussion' })];
    const token = await tokenFor(await someone());
    const text = { body: 'Descale it with vinegar.' };
    const answered = await api<Made>('POST', `/threads/${question.threadId}/posts`, { token, body: text });
    expect([answered.status, answered.body.kind, answered.headers.get('Location')]).toEqual([201, 'answer', `/api/v1/posts/${answered.body.id}`]);
    const comment = await api<Made>('POST', `/posts/${answered.body.id}/comments`, { token, body: { body: 'With warm vinegar.' } });
    expect(comment.body).toMatchObject({ kind: 'comment', parentId: answered.body.id, source: 'With warm vinegar.' });
    expect((await api<Page>('GET', `/posts/${answered.body.id}/comments`)).body.items.map((row) => row.id)).toEqual([comment.body.id]);
    const replied = await api<Made>('POST', `/threads/${talk.threadId}/posts`, { token, body: text });
    const under = await api<Made>('POST', `/threads/${talk.threadId}/posts`, { token, body: { ...text, parentId: replied.body.id } });
    expect([replied.body.kind, replied.body.parentId, under.body.parentId]).toEqual(['reply', null, replied.body.id]);
    const wrong = await api('POST', `/threads/${question.threadId}/posts`, { token, body: { ...text, parentId: answered.body.id } });
    expect([wrong.status, codeOf(wrong)]).toEqual([403, 'questionTakesAnswers']);

    const first = await api<Page>('GET', `/threads/${question.threadId}/posts?limit=2`);
    const second = await api<Page>('GET', `/threads/${question.threadId}/posts?limit=2&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items].map((row) => [row.kind, row.parentId])).toEqual([['opening', null], ['answer', null], ['comment', answered.body.id]]);
    expect(second.body.next).toBeNull();
  });

  it('are changed by the version that was read: of twenty at once one wins', async () => {
    const by = await someone();
    const [{ postId }, token] = [await thread({ by }), await tokenFor(by)];
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => api('PATCH', `/posts/${postId}`, { token, body: { body: `Text number ${n} of twenty.` }, headers: { 'If-Match': '"v1"' } })),
    );
    expect(all.map((one) => one.status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
  });

  it('are deleted and brought back, voted on and accepted', async () => {
    const asker = await someone();
    const { threadId } = await thread({ by: asker });
    const given = await answer(threadId);
    const [mine, theirs, at] = [await tokenFor(asker), await tokenFor(given.author), `/posts/${given.postId}`];
    expect((await api('PUT', `${at}/vote`, { token: mine, body: { value: 1 } })).body).toEqual({ postId: given.postId, score: 1, myVote: 1 });
    expect((await api('PUT', `${at}/vote`, { token: mine, body: { value: -1 } })).body).toMatchObject({ score: -1, myVote: -1 });
    expect((await api('PUT', `${at}/vote`, { token: mine, body: { value: 2 } })).status).toBe(422);
    expect((await api('DELETE', `${at}/vote`, { token: mine })).body).toMatchObject({ score: 0, myVote: 0 });
    const own = await api('PUT', `${at}/vote`, { token: theirs, body: { value: 1 } });
    expect([own.status, codeOf(own)]).toEqual([403, 'ownPost']);
    expect((await api('PUT', `${at}/acceptance`, { token: mine })).body).toEqual({ postId: given.postId, threadId, acceptedCount: 1 });
    expect((await api('DELETE', `${at}/acceptance`, { token: mine })).body).toMatchObject({ acceptedCount: 0 });
    expect(codeOf(await api('PUT', `${at}/acceptance`, { token: theirs }))).toBe('askerAccepts');
    expect((await api('PUT', `/threads/${threadId}/me-too`, { token: theirs })).body).toEqual({ threadId, meTooCount: 1, meToo: true });
    expect((await api('DELETE', `/threads/${threadId}/me-too`, { token: theirs })).body).toEqual({ threadId, meTooCount: 0, meToo: false });
    expect((await api('DELETE', at, { token: theirs })).status).toBe(204);
    expect((await api('GET', at)).status).toBe(410);
    expect((await api('PUT', `${at}/restoration`, { token: theirs })).status).toBe(200);
  });
});
