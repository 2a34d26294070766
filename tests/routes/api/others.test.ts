import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { category, someone, thread } from '../../domains/threads/world';
import { makePng } from '../../platform/images/make-png';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { api, codeOf, tokenFor } from './client';

useDatabase();

interface Named {
  id: string;
  slug: string;
  name: string;
  username: string;
}
interface Page {
  items: Named[];
  next: string | null;
}

describe('members', () => {
  it('are listed in pages and found by id and name', async () => {
    const made = [await someone(), await someone(), await someone('member', { username: 'Zoé.kettle' })];
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { body: Page } = await api<Page>('GET', `/members?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.body.items.map((row) => row.id));
      cursor = page.body.next;
    }
    expect(seen).toEqual(expect.arrayContaining(made.map(({ id }) => id)));
    expect(new Set(seen).size).toBe(seen.length);
    expect((await api<Named>('GET', `/members/${made[2]!.id}`)).body.username).toBe('Zoé.kettle');
    expect((await api<Named>('GET', `/usernames/${encodeURIComponent('zoé.kettle')}`)).body.id).toBe(made[2]!.id);
    await db.member.update({ where: { id: made[0]!.id }, data: { status: 'closed' } });
    expect((await api('GET', `/members/${made[0]!.id}`)).status).toBe(404);
    expect((await api('GET', `/members/${made[0]!.id}/posts`)).status).toBe(404);
  });

  it('tell what they wrote', async () => {
    const by = await someone();
    const { postId } = await thread({ by });
    expect((await api<Page>('GET', `/members/${by.id}/posts`)).body.items.map(({ id }) => id)).toEqual([postId]);
    expect((await api<Page>('GET', `/members/${by.id}/posts?kind=comment`)).body.items).toEqual([]);
  });

  it('change their own profile, portrait and preferences', async () => {
    const token = await tokenFor(await someone());
    const profile = { displayName: 'Ada', bio: 'Likes *tea*.', location: 'Lille', website: 'example.org' };
    expect((await api('PUT', '/me/profile', { token, body: profile })).body).toMatchObject({ ...profile, website: 'https://example.org/' });
    const bytes = makePng(300, 300);
    const { body } = await api<Named>('POST', '/uploads?purpose=avatar', { token, bytes, headers: { 'Content-Type': 'image/png' } });
    expect((await api('PUT', '/me/avatar', { token, body: { uploadId: body.id } })).body).toMatchObject({ avatarUrl: expect.stringContaining(body.id) as string });
    expect((await api('PUT', '/me/avatar', { token, body: { uploadId: null } })).body).toMatchObject({ avatarUrl: null });
    expect((await api('PATCH', '/me/preferences', { token, body: { locale: 'fr' } })).status).toBe(204);
    expect((await api('GET', '/me', { token })).body).toMatchObject({ locale: 'fr', scopes: ['read', 'write', 'vote', 'upload', 'profile'] });
  });

  it('get another role from those who may give it', async () => {
    const [admin, member] = [await tokenFor(await someone('admin')), await someone()];
    await db.account.create({ data: { memberId: member.id, email: `${member.id}@example.org`, emailKey: `${member.id}@example.org`, createdAt: new Date() } });
    expect((await api('PUT', `/members/${member.id}/role`, { token: admin, body: { role: 'moderator' } })).body).toMatchObject({ role: 'moderator' });
    expect(codeOf(await api('PUT', `/members/${member.id}/role`, { token: admin, body: { role: 'owner' } }))).toBe('ownersOnly');
  });
});

describe('categories', () => {
  const none = { en: '', fr: '' };
  const fields = {
    ...{ name: { en: 'Kettles', fr: 'Bouilloires' }, description: none, rules: none, colour: '#2563eb', icon: 'help' },
    ...{ kinds: ['question'], readBy: 'everyone', startBy: 'member', replyBy: 'member', severalAccepted: false },
  };

  it('are made, changed, closed and put in order', async () => {
    const token = await tokenFor(await someone('manager'));
    const other = await category();
    const made = await api<Named>('POST', '/categories', { token, body: fields });
    expect([made.status, made.headers.get('Location'), made.body.slug]).toEqual([201, `/api/v1/categories/${made.body.id}`, 'kettles']);
    const at = `/categories/${made.body.id}`;
    expect((await api('GET', at, { headers: { 'Accept-Language': 'fr' } })).body).toMatchObject({ name: 'Bouilloires' });
    expect((await api('GET', `${at}/source`, { token })).body).toMatchObject({ name: fields.name });
    expect((await api('PUT', at, { token, body: { ...fields, colour: '#112233' } })).body).toMatchObject({ colour: '#112233' });
    expect((await api('PUT', `${at}/archived`, { token })).body).toMatchObject({ archived: true });
    expect((await api<Page>('GET', '/categories')).body.items.map(({ id }) => id)).not.toContain(made.body.id);
    expect((await api<Page>('GET', '/categories?archived=true')).body.items.map(({ id }) => id)).toContain(made.body.id);
    expect((await api('DELETE', `${at}/archived`, { token })).body).toMatchObject({ archived: false });
    const order = await api<Page>('PUT', '/category-order', { token, body: { categoryIds: [made.body.id, other] } });
    expect(order.body.items.slice(0, 2).map(({ id }) => id)).toEqual([made.body.id, other]);
  });

  it('that one may not read are not there', async () => {
    const [id, token] = [await category({ readBy: 'moderator' }), await tokenFor(await someone())];
    expect((await api('GET', `/categories/${id}`, { token })).status).toBe(404);
    expect((await api<Page>('GET', '/categories', { token })).body.items.map((row) => row.id)).not.toContain(id);
    expect((await api('GET', `/categories/${id}`, { token: await tokenFor(await someone('moderator')) })).status).toBe(200);
  });
});

describe('tags', () => {
  it('are listed, renamed, given synonyms and merged', async () => {
    const token = await tokenFor(await someone('moderator'));
    await thread({ tags: ['Espresso'] });
    await thread({ tags: ['Crema', 'Espresso'] });
    const first = await api<Page>('GET', '/tags?limit=1');
    expect([first.body.items[0]?.slug, first.body.next]).toEqual(['espresso', '2']);
    expect((await api<Page>('GET', '/tags?limit=1&cursor=2')).body.items[0]?.slug).toBe('crema');
    expect((await api<Page>('GET', '/tags?prefix=cre')).body.items).toHaveLength(1);
    const named = { name: 'Café crème', description: 'With a head.' };
    expect((await api<Named>('PUT', '/tags/crema', { token, body: named })).body).toMatchObject({ name: 'Café crème', synonyms: ['crema'] });
    expect((await api<Named>('GET', '/tags/crema')).body.name).toBe('Café crème');
    expect((await api('PUT', '/tags/espresso/synonyms/ristretto', { token })).body).toMatchObject({ synonyms: ['ristretto'] });
    expect((await api('DELETE', '/tags/espresso/synonyms/ristretto', { token })).body).toMatchObject({ synonyms: [] });
    for (let times = 0; times < 2; times += 1) {
      expect((await api('PUT', '/tags/crema/merged-into', { token, body: { tag: 'espresso' } })).body).toMatchObject({ slug: 'espresso', threadCount: 2 });
    }
    expect((await api('GET', '/tags/nothing')).status).toBe(404);
  });
});

describe('pictures', () => {
  it('are taken as they are, once for each key, and described', async () => {
    const token = await tokenFor(await someone());
    const wish = { token, bytes: makePng(40, 30), headers: { 'Content-Type': 'image/png', 'Idempotency-Key': newId() } };
    const all = await Promise.all(Array.from({ length: 10 }, () => api<Named>('POST', `/uploads?alt=${encodeURIComponent('A [kettle]')}`, wish)));
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    expect(await db.upload.count({ where: { purpose: 'post' } })).toBe(1);
    const { id } = all[0]!.body;
    expect([all[0]!.status, all[0]!.headers.get('Location')]).toEqual([201, `/api/v1/uploads/${id}`]);
    expect(all[0]!.body).toMatchObject({ alt: 'A [kettle]', width: 40, height: 30, markdown: `![A kettle](/uploads/${id})` });
    expect((await api('PUT', `/uploads/${id}/alt`, { token, body: { alt: 'A teapot' } })).body).toMatchObject({ alt: 'A teapot' });
    expect((await api('GET', `/uploads/${id}`)).body).toMatchObject({ alt: 'A teapot' });
    expect((await api('GET', `/uploads/${newId()}`)).status).toBe(404);
    const broken = await api('POST', '/uploads', { token, bytes: '<svg onload="alert(1)"/>', headers: { 'Content-Type': 'image/png' } });
    expect([broken.status, codeOf(broken)]).toEqual([422, 'invalid']);
    expect((await api('POST', '/uploads', { token })).status).toBe(422);
  });
});
