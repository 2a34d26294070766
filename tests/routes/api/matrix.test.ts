import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { answer, category, someone, thread } from '../../domains/threads/world';
import { makePng } from '../../platform/images/make-png';
import type { Endpoint } from '~/http/api/endpoint';
import { scopes } from '~/domains/identity';
import { writeToMember } from '~/domains/messages/index.server';
import { noticeKinds } from '~/domains/notifications';
import { forgetCategories } from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { endpoints } from '../../../app/routes/api/endpoints';
import { api, tokenFor } from './client';

/**
 * Every endpoint by everybody (reliability.md, F32): without a token, with a token that may only read, with one
 * that may do everything but this, with the tokens of the author, of another member and of staff; on things
 * that all may read, on hidden ones, and on deleted ones. Whatever is not listed as allowed has to be refused.
 */
useDatabase();

const name = ({ method, path }: Endpoint) => `${method} ${path}`;
const none = { en: '', fr: '' };
const fields = {
  ...{ name: { en: 'Made by program', fr: 'Faite par programme' }, description: none, rules: none, colour: '#2563eb', icon: 'help' },
  ...{ kinds: ['question'], readBy: 'everyone', startBy: 'member', replyBy: 'member', severalAccepted: false },
};

/** A thread of the author with an answer of the author, in a category. */
interface Scene {
  categoryId: string;
  threadId: string;
  openingId: string;
  postId: string;
  /** Of the author, and nobody else's to find. */
  heldId?: string;
  tag: string;
}
type Who = 'author' | 'other' | 'moderator' | 'admin';
const tokens = {} as Record<Who | 'reader' | 'poor', string>;
const people = {} as Record<Who, Awaited<ReturnType<typeof someone>>>;
/** A conversation of the team with the owner of a token. */
const conversations = new Map<string, string>();
let elsewhere: string;
let uploadId: string;

async function scene(readBy: 'everyone' | 'manager'): Promise<Scene> {
  const categoryId = await category();
  const tag = `tag-${newId()}`;
  const { threadId, postId: openingId } = await thread({ by: people.author, categoryId, tags: [tag] });
  const { postId } = await answer(threadId, people.author);
  await db.category.update({ where: { id: categoryId }, data: { readBy } });
  forgetCategories();
  const heldId = newId();
  const held = { authorId: people.author.id, kind: 'answer', threadId, source: 'It waits for a moderator.', via: 'api', score: 5, signals: [], createdAt: new Date(), changedAt: new Date() } as const;
  await db.heldPost.create({ data: { id: heldId, ...held } });
  return { categoryId, threadId, openingId, postId, heldId, tag };
}

const bodies: Record<string, (at: Scene) => unknown> = {
  'POST /threads': ({ categoryId }) => ({ kind: 'question', categoryId, title: 'Why does the kettle whistle?', body: 'It began this morning.' }),
  'PATCH /threads/{threadId}': () => ({ title: `A new title ${newId()}` }),
  'PUT /threads/{threadId}/category': () => ({ categoryId: elsewhere }),
  'PUT /threads/{threadId}/kind': () => ({ kind: 'question' }),
  'PUT /threads/{threadId}/tags': () => ({ tags: [`kettle-${newId()}`] }),
  'POST /threads/{threadId}/posts': () => ({ body: 'Descale it with vinegar.' }),
  'PATCH /posts/{postId}': () => ({ body: `Descale it with vinegar ${newId()}.` }),
  'PATCH /held/{heldId}': () => ({ body: `Descale it with vinegar ${newId()}.` }),
  'POST /posts/{postId}/comments': () => ({ body: 'With warm vinegar.' }),
  'PUT /posts/{postId}/vote': () => ({ value: 1 }),
  ...Object.fromEntries(['threads/{threadId}', 'categories/{categoryId}', 'tags/{tag}', 'members/{memberId}'].map((path) => [`PUT /${path}/level`, () => ({ level: 'following' })])),
  'PUT /threads/{threadId}/reading': () => ({ number: 1 }),
  'PUT /members/{memberId}/mute': () => ({ level: 'blocked' }),
  'PUT /posts/{postId}/bookmark': () => ({ note: 'Descaling' }),
  'PUT /notifications/read': () => ({ ids: [] }),
  'PUT /notifications/preferences': () => ({
    ...{ digest: 'daily', quietFrom: '22:00', quietTo: '07:00' },
    kinds: Object.fromEntries(noticeKinds.map((kind) => [kind, { site: true, mail: 'never' }])),
  }),
  'POST /messages/{conversationId}/replies': () => ({ body: 'With pleasure.' }),
  'PUT /messages/{conversationId}/read': () => ({ number: 1 }),
  'POST /categories': () => fields,
  'PUT /categories/{categoryId}': () => fields,
  'PUT /category-order': ({ categoryId }) => ({ categoryIds: [categoryId] }),
  'PUT /tags/{tag}': () => ({ name: `tag-${newId()}`, description: null }),
  'PUT /tags/{tag}/merged-into': () => ({ tag: 'tag-to-keep' }),
  'PUT /me/profile': () => ({ displayName: 'Ada', bio: '', location: '', website: '' }),
  'PUT /me/avatar': () => ({ uploadId: null }),
  'PATCH /me/preferences': () => ({ singleKeys: true }),
  'PUT /members/{memberId}/role': () => ({ role: 'member' }),
  'PUT /uploads/{uploadId}/alt': () => ({ alt: 'A kettle' }),
};

function send(each: Endpoint, at: Scene, token?: string) {
  const ids: Record<string, string> = { ...at, uploadId, conversationId: conversations.get(token ?? '') ?? 'none', memberId: people.other.id, username: people.other.username, word: `word-${newId()}` };
  const path = each.path.replace(/\{(\w+)\}/g, (_, key: string) => ids[key] ?? key) + (each.path === '/search' ? '?q=kettle' : '');
  const headers: Record<string, string> = each.versioned ? { 'If-Match': '"v1"' } : {};
  if (each.file) return api(each.method, path, { token, bytes: makePng(8, 8), headers });
  return api(each.method, path, { token, body: bodies[name(each)]?.(at), headers });
}

beforeAll(async () => {
  people.author = await someone();
  people.other = await someone();
  people.moderator = await someone('moderator');
  people.admin = await someone('admin');
  const at = new Date();
  await db.account.create({ data: { memberId: people.other.id, email: 'o@example.org', emailKey: 'o@example.org', createdAt: at } });
  for (const who of ['author', 'other', 'moderator', 'admin'] as const) {
    tokens[who] = await tokenFor(people[who]);
    const { conversationId } = await writeToMember(await someone('owner'), { memberId: people[who].id, subject: 'Your kettle', body: 'How is it?' });
    conversations.set(tokens[who], conversationId);
  }
  tokens.reader = await tokenFor(people.author, ['read']);
  elsewhere = await category();
  await thread({ tags: ['tag-to-keep'] });
  uploadId = (await api<{ id: string }>('POST', '/uploads', { token: tokens.author, bytes: makePng(8, 8) })).body.id;
});

const writes = endpoints.filter((each) => !each.open);
const onThings = endpoints.filter((each) => /\{(threadId|postId|categoryId|tag)\}/.test(each.path));

describe('without a token', () => {
  it.each(endpoints.map((each) => [name(each), each] as const))('%s', async (_, each) => {
    const { status } = await send(each, await scene('everyone'));
    expect(status).toBe(each.open ? 200 : 401);
  });
});

describe('with a token that lacks the scope', () => {
  it.each(endpoints.map((each) => [name(each), each] as const))('%s', async (_, each) => {
    const poor = await tokenFor(people.admin, scopes.filter((scope) => scope !== each.scope));
    expect((await send(each, await scene('everyone'), poor)).status).toBe(403);
    if (each.scope !== 'read') expect((await send(each, await scene('everyone'), tokens.reader)).status).toBe(403);
  });
});

/** What who may do on a thread and an answer of the author; everything open is allowed to all. */
const AUTHORS = [
  ...['PATCH /threads/{threadId}', 'DELETE /threads/{threadId}', 'PUT /threads/{threadId}/restoration', 'PUT /threads/{threadId}/tags'],
  ...['PATCH /posts/{postId}', 'DELETE /posts/{postId}', 'PUT /posts/{postId}/restoration', 'PUT /posts/{postId}/acceptance'],
  ...['GET /held/{heldId}', 'PATCH /held/{heldId}', 'DELETE /held/{heldId}', 'DELETE /posts/{postId}/acceptance', 'PUT /uploads/{uploadId}/alt'],
];
const MEMBERS = [
  ...['POST /threads', 'POST /threads/{threadId}/posts', 'POST /posts/{postId}/comments', 'POST /uploads', 'GET /me', 'PUT /me/profile', 'PUT /me/avatar'],
  ...['PATCH /me/preferences', 'GET /me/unread', 'GET /me/bookmarks', 'PUT /posts/{postId}/bookmark', 'DELETE /posts/{postId}/bookmark'],
  ...['GET /held', 'GET /messages', 'GET /messages/{conversationId}', 'POST /messages/{conversationId}/replies', 'PUT /messages/{conversationId}/read'],
  ...['GET /notifications', 'PUT /notifications/read', 'GET /notifications/preferences', 'PUT /notifications/preferences'],
  ...['GET /threads/{threadId}/reading', 'PUT /threads/{threadId}/reading', 'GET /members/{memberId}/level', 'GET /me/mutes', 'DELETE /members/{memberId}/mute'],
  ...['threads/{threadId}', 'categories/{categoryId}', 'tags/{tag}'].flatMap((path) => [`GET /${path}/level`, `PUT /${path}/level`]),
];
/** By everybody but the member whom it is about. */
const NOT_ONESELF = ['PUT /members/{memberId}/level', 'PUT /members/{memberId}/mute'];
/** By members who did not write it. */
const READERS = ['PUT /posts/{postId}/vote', 'DELETE /posts/{postId}/vote', 'PUT /threads/{threadId}/me-too', 'DELETE /threads/{threadId}/me-too'];
/** Nothing is deleted here, so there is nothing to bring back, and it may be said. */
const HARMLESS = ['PUT /threads/{threadId}/restoration', 'PUT /posts/{postId}/restoration'];
const allowed: Record<Who, (each: Endpoint) => boolean> = {
  author: (each) => [...AUTHORS, ...MEMBERS, ...NOT_ONESELF].includes(name(each)),
  other: (each) => [...MEMBERS, ...READERS, ...HARMLESS].includes(name(each)),
  moderator: (each) => each.scope === 'moderate' || [...AUTHORS.filter((act) => !act.includes('/held/')), ...MEMBERS, ...READERS, ...NOT_ONESELF].includes(name(each)),
  admin: (each) => !each.path.startsWith('/held/'),
};

describe.each(['author', 'other', 'moderator', 'admin'] as const)('with all scopes that a role has use for, the %s', (who) => {
  it.each(writes.map((each) => [name(each), each] as const))('%s', async (_, each) => {
    const { status, body } = await send(each, await scene('everyone'), tokens[who]);
    const refused = each.path.startsWith('/held/') ? 404 : 403;
    expect(status, JSON.stringify(body)).toBe(allowed[who](each) ? each.answer.status : refused);
  });
});

describe('on what one may not see', () => {
  const hidden = (each: Endpoint) => (each.path === '/threads' && each.method === 'POST' ? true : onThings.includes(each));
  it.each(endpoints.filter(hidden).map((each) => [name(each), each] as const))('%s', async (_, each) => {
    for (const who of [undefined, tokens.author, tokens.other, tokens.moderator]) {
      const { status } = await send(each, await scene('manager'), who);
      // Those whom the door turns away learn nothing of what stands behind it; tags without a readable thread are shown to staff.
      const staffSeeTag = who === tokens.moderator && each.path.startsWith('/tags/') ? [200] : [];
      expect([401, 403, 404, ...staffSeeTag]).toContain(status);
      if (status !== 404 && status !== 200) expect(status).toBe((await send(each, { categoryId: newId(), threadId: newId(), openingId: newId(), postId: newId(), tag: newId() }, who)).status);
    }
  });
});

describe('on what was deleted', () => {
  it.each(onThings.filter(({ path }) => /\{(threadId|postId)\}/.test(path)).map((each) => [name(each), each] as const))('%s', async (_, each) => {
    const at = await scene('everyone');
    const path = each.path.includes('{postId}') ? `/posts/${at.postId}` : `/threads/${at.threadId}`;
    expect((await api('DELETE', path, { token: tokens.author })).status).toBe(204);
    const [stranger, other] = [await send(each, at), await send(each, at, tokens.other)];
    expect(stranger.status).toBe(each.open ? 410 : 401);
    expect(other.status).toBe(each.scope === 'moderate' ? 403 : 410);
  });
});

describe('lists', () => {
  it('show nothing of what one may not see', async () => {
    const at = await scene('manager');
    for (const token of [undefined, tokens.author, tokens.moderator]) {
      for (const path of ['/threads?limit=100', '/threads?order=new&limit=100', '/search?q=grinder', `/members/${people.author.id}/posts?limit=100`, '/categories', '/tags?limit=100', ...(token ? ['/me/unread', '/me/bookmarks'] : [])]) {
        const { status, text } = await api('GET', path, { token });
        expect(status).toBe(200);
        for (const secret of [at.threadId, at.categoryId, at.postId]) expect(text, path).not.toContain(secret);
        if (token !== tokens.moderator) expect(text, path).not.toContain(at.tag);
      }
    }
  });
});
