import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { category, someone, thread } from '../../domains/threads/world';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { api, codeOf, tokenFor } from './client';

useDatabase();

const question = (categoryId: string) => ({ kind: 'question', categoryId, title: 'Why does the kettle whistle?', body: 'It began this morning, before breakfast.' });

describe('who asks', () => {
  it('is known by the token alone', async () => {
    const member = await someone();
    const token = await tokenFor(member, ['read']);
    expect((await api<{ member: { id: string } }>('GET', '/me', { token })).body.member.id).toBe(member.id);
    const none = await api('GET', '/me');
    expect([none.status, codeOf(none), none.headers.get('WWW-Authenticate')]).toEqual([401, 'tokenMissing', 'Bearer']);
    for (const Authorization of ['Bearer parvis_wrong', 'Bearer', 'Basic eDp5', `Token ${token}`, '']) {
      const refused = await api('GET', '/threads', { headers: { Authorization } });
      expect([refused.status, codeOf(refused)], Authorization).toEqual([401, 'tokenUnknown']);
    }
  });

  it('may do what the token allows, and no more', async () => {
    const { threadId } = await thread();
    const token = await tokenFor(await someone(), ['write']);
    const reads = await api('GET', `/threads/${threadId}`, { token });
    expect([reads.status, codeOf(reads)]).toEqual([403, 'scopeMissing']);
    const votes = await api('PUT', `/threads/${threadId}/me-too`, { token });
    expect([votes.status, codeOf(votes)]).toEqual([403, 'scopeMissing']);
  });

  it('is counted, and told when to come back', async () => {
    const token = await tokenFor(await someone(), ['read']);
    const { tokenId } = (await (await import('~/domains/identity/index.server')).authenticateToken(token))!;
    const { limit } = await import('~/platform/limits/index.server');
    await limit('api', tokenId, { points: 3_000_000 });
    const refused = await api('GET', '/me', { token });
    expect([refused.status, codeOf(refused)]).toEqual([429, 'tooMany']);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  });
});

describe('addresses', () => {
  it('are the same nothing, whatever is wrong with them', async () => {
    const [token, hidden] = [await tokenFor(await someone()), await thread({ by: await someone('moderator'), categoryId: await category({ readBy: 'moderator' }) })];
    const bodies = new Set<string>();
    for (const id of [newId(), hidden.threadId, 'NOT-AN-ID', '%00', '..%2F..', '%E0%A4%A', 'a'.repeat(5_000), '1;drop table', '%F0%9F%98%80']) {
      const answer = await api<Record<string, unknown>>('GET', `/threads/${id}`, { token });
      expect([answer.status, codeOf(answer)], id).toEqual([404, 'notFound']);
      bodies.add(JSON.stringify({ ...answer.body, requestId: '' }));
    }
    expect(bodies.size).toBe(1);
    for (const path of ['', '/', '/nothing', '/threadsx', '/threads/a/b/c', '/openapi-json']) expect((await api('GET', path)).status, path).toBe(404);
  });

  it('tell which methods they know', async () => {
    const refused = await api('DELETE', '/threads');
    expect([refused.status, codeOf(refused), refused.headers.get('Allow')]).toEqual([405, 'methodNotAllowed', 'GET, HEAD, POST']);
    const asked = await api('OPTIONS', '/posts/x');
    expect([asked.status, asked.text, asked.headers.get('Allow')]).toEqual([204, '', 'GET, HEAD, PATCH, DELETE']);
    expect([...asked.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    const head = await api('HEAD', '/threads');
    expect([head.status, head.text, head.headers.get('Content-Type')]).toEqual([200, '', 'application/json; charset=utf-8']);
  });
});

describe('what is sent', () => {
  it('may be deep, large, odd or broken (F19)', async () => {
    const token = await tokenFor(await someone());
    const categoryId = await category();
    const send = (bytes: string | Uint8Array<ArrayBuffer>) => api('POST', '/threads', { token, bytes });
    const whole = question(categoryId);
    const cases: [string | Uint8Array<ArrayBuffer>, number, string][] = [
      ['', 400, 'jsonUnreadable'],
      ['{', 400, 'jsonUnreadable'],
      [new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 400, 'jsonUnreadable'],
      ['['.repeat(500_000), 400, 'jsonUnreadable'],
      [`${'['.repeat(250_000)}${']'.repeat(250_000)}`, 422, 'invalid'],
      [`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 422, 'invalid'],
      ['null', 422, 'invalid'],
      ['"x"', 422, 'invalid'],
      [`"${'x'.repeat(10 * 1024 * 1024)}"`, 413, 'bodyTooLarge'],
      [JSON.stringify({ ...whole, constructor: 1 }), 422, 'invalid'],
      [JSON.stringify(whole).replace('{', '{"__proto__":{"kind":"idea"},'), 422, 'invalid'],
      [JSON.stringify({ ...whole, authorId: 'somebody' }), 422, 'invalid'],
      [JSON.stringify({ ...whole, submission: 'smuggled-key' }), 422, 'invalid'],
      [JSON.stringify({ ...whole, title: { toString: 'x' } }), 422, 'invalid'],
    ];
    for (const [bytes, status, code] of cases) {
      const answer = await send(bytes);
      expect([answer.status, codeOf(answer)], bytes.slice(0, 40).toString()).toEqual([status, code]);
      expect(answer.text.length).toBeLessThan(3_000);
    }
    expect(await db.thread.count({ where: { categoryId } })).toBe(0);
  });

  it('names each field that cannot be taken, with a code, in the language asked for', async () => {
    const token = await tokenFor(await someone());
    const body = { ...question(await category()), title: 'Short', nothing: 1 };
    const answer = await api<{ errors: object[] }>('POST', '/threads', { token, body, headers: { 'Accept-Language': 'fr' } });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      { field: 'title', code: 'titleTooShort', detail: expect.stringContaining('titre') as string },
      { field: 'nothing', code: 'unknownField', detail: expect.any(String) as string },
    ]);
  });

  it('is refused where a filter is misspelt', async () => {
    const answer = await api('GET', '/threads?ordre=new');
    expect([answer.status, codeOf(answer)]).toEqual([422, 'invalid']);
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'limit=1.5', 'order=best', 'cursor=%00', 'cursor=abc', 'period=day']) {
      expect((await api('GET', `/threads?${query}`)).status, query).toBe(422);
    }
  });
});

describe('the same request twice (F13)', () => {
  it('makes one thread of fifty, and gives fifty equal answers', async () => {
    const [member, categoryId, key] = [await someone(), await category(), newId()];
    const token = await tokenFor(member);
    const wish = { token, body: question(categoryId), headers: { 'Idempotency-Key': `"${key}"` } };
    const all = await Promise.all(Array.from({ length: 50 }, () => api('POST', '/threads', wish)));
    expect(new Set(all.map((answer) => `${answer.status} ${answer.headers.get('Location')} ${answer.headers.get('ETag')} ${answer.text}`)).size).toBe(1);
    expect(all[0]!.status).toBe(201);
    expect(await db.thread.count({ where: { categoryId } })).toBe(1);

    const other = await api('POST', '/threads', { ...wish, body: { ...question(categoryId), title: 'Something else entirely' } });
    expect([other.status, other.body]).toMatchObject([422, { errors: [{ field: 'Idempotency-Key', code: 'keyReused' }] }]);
    const elsewhere = await api('POST', '/categories', { ...wish, token: await tokenFor(member) });
    expect(elsewhere.status).toBe(403);
  });

  it('makes one thread also when the answer was lost with its process', async () => {
    const [categoryId, key] = [await category(), newId()];
    const wish = { token: await tokenFor(await someone()), body: question(categoryId), headers: { 'Idempotency-Key': key } };
    const first = await api<{ id: string }>('POST', '/threads', wish);
    await db.idempotencyKey.deleteMany({ where: { key } });
    const second = await api<{ id: string }>('POST', '/threads', wish);
    expect([second.status, second.body.id]).toEqual([201, first.body.id]);
    expect(await db.thread.count({ where: { categoryId } })).toBe(1);
  });

  it('makes two without a key, and refuses keys that are none', async () => {
    const categoryId = await category();
    const wish = { token: await tokenFor(await someone()), body: question(categoryId) };
    await Promise.all([api('POST', '/threads', wish), api('POST', '/threads', wish)]);
    expect(await db.thread.count({ where: { categoryId } })).toBe(2);
    for (const key of ['short', 'x'.repeat(101), 'with a space']) {
      expect((await api('POST', '/threads', { ...wish, headers: { 'Idempotency-Key': key } })).status, key).toBe(422);
    }
  });
});
