import { afterEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { nameShown, memberPath, updatePreferencesInput, updateProfileInput } from '~/domains/members';
import {
  countMembersForStaff, getMemberForStaff, getProfile, getProfileById, listMembers, listMembersForStaff, membersByIds, membersByUsernames, setAvatar, suggestMembers, updatePreferences, updateProfile,
} from '~/domains/members/index.server';
import { readWebsite } from '~/domains/members/rules';
import { closeAccount, readSession, startSession } from '~/domains/identity/index.server';
import { newId, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Forbidden, Invalid, NotFound } from '~/platform/errors';
import { idIn, imported, PASSWORD, recordedOf, someone, visit, visitor } from '../identity/people';

useDatabase();
afterEach(() => setClock(null));

const empty = { displayName: '', bio: '', location: '', website: '' };

async function picture(memberId: string, purpose: 'avatar' | 'post'): Promise<string> {
  const id = newId();
  await db.upload.create({ data: { id, memberId, purpose, width: 1, height: 1, bytes: 1, sha256: id, variants: [], createdAt: new Date() } });
  return id;
}

describe('the profile', () => {
  it('is found however the name is written, and shows nothing private', async () => {
    const member = await someone('member', { username: 'Zoë.B' });
    const profile = await getProfile('zoe\u0308.b');
    expect(profile).toMatchObject({ id: member.id, username: 'Zoë.B', role: 'member', status: 'active', threadCount: 0 });
    expect(await getProfileById(member.id)).toEqual(profile);
    expect(JSON.stringify(profile)).not.toMatch(/@|argon2/);
  });

  it('of an imported member is there, of one who left it is not', async () => {
    const old = await imported();
    expect((await getProfile(old.username)).status).toBe('unclaimed');
    const gone = await someone();
    await closeAccount(gone, { posts: 'keep', confirm: gone.username, current: PASSWORD }, visit());
    for (const name of [gone.username, `left-${gone.id}`, 'nobody', '', 'x'.repeat(5000), '\u0000']) await expect(getProfile(name)).rejects.toBeInstanceOf(NotFound);
    await expect(getProfileById(gone.id)).rejects.toBeInstanceOf(NotFound);
    const card = (await membersByIds([gone.id, gone.id, 'nobody'])).get(gone.id)!;
    expect([nameShown(card), memberPath(card)]).toEqual([null, null]);
  });

  it('is changed by its member, the biography made safe once', async () => {
    const member = await someone();
    const input = updateProfileInput.parse({ displayName: ' An\u202Ena  Bell ', bio: 'I *like* [this](javascript:alert(1)) <script>alert(1)</script>\n\n# Big\n\n![x](https://example.org/x.png)', location: 'Lyon', website: 'example.org/me' });
    await updateProfile(member, input);
    const profile = await getProfile(member.username);
    expect(profile).toMatchObject({ displayName: 'Anna Bell', location: 'Lyon', website: 'https://example.org/me' });
    expect(profile.bioHtml).toContain('<em>like</em>');
    expect(profile.bioHtml).not.toMatch(/<script|href="javascript|<h1|<img/);
    expect(nameShown(profile)).toBe('Anna Bell');
    expect(memberPath({ username: 'Zoë' })).toBe('/m/Zo%C3%AB');
    expect(await recordedOf(member.id)).toEqual(['member.joined', 'member.profileChanged']);
    await updateProfile(member, updateProfileInput.parse(empty));
    expect(await getProfile(member.username)).toMatchObject({ displayName: null, bio: null, bioHtml: null, location: null, website: null });
    expect(nameShown(await getProfile(member.username))).toBe(member.username);
  });

  it('is not changed by visitors, by tokens without the scope, or after leaving', async () => {
    const member = await someone();
    await expect(updateProfile(visitor, empty)).rejects.toBeInstanceOf(Forbidden);
    await expect(updateProfile({ ...member, scopes: ['read', 'write'] }, empty)).rejects.toMatchObject({ reason: 'scopeMissing|scope=profile' });
    await updateProfile({ ...member, scopes: ['profile'] }, empty);
    await db.member.update({ where: { id: member.id }, data: { status: 'closed' } });
    await expect(updateProfile(member, empty)).rejects.toBeInstanceOf(NotFound);
    await expect(updatePreferences(member, { theme: 'dark' })).rejects.toBeInstanceOf(NotFound);
  });

  it('knows its form', () => {
    const fields = (value: unknown) => {
      const parsed = updateProfileInput.safeParse(value);
      return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
    };
    expect(fields({})).toEqual({ displayName: 'required', bio: 'required', location: 'required', website: 'required' });
    expect(fields({ displayName: 'x'.repeat(61), bio: 'x'.repeat(2001), location: 'x'.repeat(61), website: 'javascript:alert(1)' })).toEqual({
      displayName: 'displayNameTooLong|max=60', bio: 'tooLong|max=2000', location: 'tooLong|max=60', website: 'websiteShape',
    });
    expect(fields(empty)).toEqual({});
  });
});

describe('readWebsite', () => {
  it.each([
    ['example.org', 'https://example.org/'],
    ['http://example.org/a?b=c', 'http://example.org/a?b=c'],
    ['HTTPS://Example.ORG', 'https://example.org/'],
    ['exämple.de', 'https://xn--exmple-cua.de/'],
    ['example.org:8080/x', 'https://example.org:8080/x'],
  ])('makes %s whole', (typed, whole) => expect(readWebsite(typed)).toBe(whole));
  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'ftp://example.org', 'mailto:a@example.org', 'https://user:pass@example.org', 'https://', 'localhost', 'https://exa mple.org', 'https://example.org/"><script>', 'https://example.org\\@evil.example', 'java\nscript:alert(1)', '//'])(
    'refuses %j',
    (typed) => expect(readWebsite(typed)).toBeNull(),
  );
});

describe('preferences', () => {
  it('are changed one by one and hold at the next page', async () => {
    const member = await someone();
    const id = idIn(await startSession(member.id, visit()));
    await updatePreferences(member, { locale: 'fr', theme: 'dark' });
    await updatePreferences(member, { timeZone: 'America/Montreal', singleKeys: false });
    expect(await readSession(id)).toMatchObject({ locale: 'fr', theme: 'dark', timeZone: 'America/Montreal', singleKeys: false });
    await updatePreferences(member, { theme: null });
    expect(await readSession(id)).toMatchObject({ theme: null });
    await expect(updatePreferences(visitor, { theme: 'dark' })).rejects.toBeInstanceOf(Forbidden);
  });

  it('knows its form', () => {
    const messages = (value: unknown) => updatePreferencesInput.safeParse(value).error?.issues.map((issue) => issue.message);
    expect(messages({ locale: 'de', timeZone: 'Mars/Base', theme: 'pink' })).toEqual(['localeUnknown', 'timeZoneUnknown', 'themeUnknown']);
    expect(updatePreferencesInput.parse({})).toEqual({});
  });
});

describe('the portrait', () => {
  it('is an own picture made for it, or none', async () => {
    const [member, other] = [await someone(), await someone()];
    const own = await picture(member.id, 'avatar');
    await setAvatar(member, { uploadId: own });
    expect((await getProfile(member.username)).avatarId).toBe(own);
    expect((await db.upload.findUniqueOrThrow({ where: { id: own } })).usedAt).not.toBeNull();
    for (const uploadId of [await picture(other.id, 'avatar'), await picture(member.id, 'post'), 'nothing']) {
      await expect(setAvatar(member, { uploadId })).rejects.toMatchObject({ fields: { uploadId: ['uploadUnknown'] } });
    }
    expect((await getProfile(member.username)).avatarId).toBe(own);
    await setAvatar(member, { uploadId: null });
    expect((await getProfile(member.username)).avatarId).toBeNull();
    await expect(setAvatar(visitor, { uploadId: null })).rejects.toBeInstanceOf(Forbidden);
  });
});

describe('finding members', () => {
  it('by the beginning of a name, those who write most first, without regard to case and accents', async () => {
    const [quiet, busy, named, gone] = [await someone('member', { username: 'Quentin1' }), await someone('member', { username: 'quentin2' }), await someone(), await someone('member', { username: 'quentin3' })];
    await db.member.update({ where: { id: busy.id }, data: { postCount: 9 } });
    await db.member.update({ where: { id: named.id }, data: { displayName: 'Quéntin Dupré', postCount: 5 } });
    await closeAccount(gone, { posts: 'keep', confirm: gone.username, current: PASSWORD }, visit());
    const found = async (prefix: string) => (await suggestMembers(prefix)).map(({ id }) => id);
    expect(await found('QUÉN')).toEqual([named.id]);
    expect(await found('quen')).toEqual([busy.id, named.id, quiet.id]);
    expect(await found('quentin1')).toEqual([quiet.id]);
    expect(await found('')).toEqual([]);
    for (const odd of ['%', '_', '\\', 'que%', "';--"]) expect(await found(odd)).toEqual([]);
  });

  it('offers eight at most', async () => {
    for (let n = 0; n < 10; n += 1) await someone('member', { username: `uwe${n}x` });
    expect(await suggestMembers('uwe')).toHaveLength(8);
  });

  it('by the names in a text', async () => {
    const [one, two] = [await someone('member', { username: 'Yann' }), await someone()];
    const found = await membersByUsernames(['YANN', 'yann', two.username, 'nobody', '']);
    expect([...found.keys()].sort()).toEqual([two.username, 'yann'].sort());
    expect(found.get('yann')?.id).toBe(one.id);
    expect((await membersByUsernames([])).size).toBe(0);
  });
});

describe('lists of members', () => {
  it('come in pages without gaps or repeats, newest first', async () => {
    const at = Date.now() + 60_000;
    setClock(() => new Date(at)); // several at the same instant
    for (let n = 0; n < 7; n += 1) await someone('member', { username: `paged${n}x` });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMembers({ limit: 3, cursor });
      expect(page.rows.length).toBeLessThanOrEqual(3);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await db.member.count({ where: { status: { not: 'closed' } } }));
    for (const wrong of ['x', '1.', '-5.abc', "1.a'b"]) await expect(listMembers({ cursor: wrong })).rejects.toBeInstanceOf(Invalid);
  });

  it('show staff more, and addresses to admins only', async () => {
    const [moderator, admin, target] = [await someone('moderator'), await someone('admin'), await someone('member', { username: 'Findable' })];
    await db.account.update({ where: { memberId: target.id }, data: { email: 'Hidden.Address@example.net', emailKey: 'hidden.address@example.net' } });
    const byName = await listMembersForStaff(moderator, { q: 'NDABL' });
    expect(byName.rows).toMatchObject([{ id: target.id, email: null, role: 'member' }]);
    expect((await listMembersForStaff(moderator, { q: 'hidden.address' })).rows).toEqual([]);
    expect((await listMembersForStaff(admin, { q: 'Hidden.Address' })).rows).toMatchObject([{ id: target.id, email: 'Hidden.Address@example.net' }]);
    expect((await listMembersForStaff(admin, { role: 'moderator', status: 'active', limit: 100 })).rows.map(({ id }) => id)).toContain(moderator.id);
    expect((await listMembersForStaff(admin, { q: '%' })).rows).toEqual([]);
    const first = await listMembersForStaff(admin, { limit: 2 });
    const second = await listMembersForStaff(admin, { limit: 2, cursor: first.next ?? '' });
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(4);
    for (const actor of [target, visitor, { ...admin, scopes: ['read' as const] }]) await expect(listMembersForStaff(actor, {})).rejects.toMatchObject({ reason: 'staffOnly' });
  });

  it('tell staff of one member, and how many there are', async () => {
    const [moderator, admin, target] = [await someone('moderator'), await someone('admin'), await someone()];
    expect(await getMemberForStaff(moderator, target.id)).toMatchObject({ id: target.id, email: null });
    expect(await getMemberForStaff(admin, target.id)).toMatchObject({ email: target.email });
    await expect(getMemberForStaff(admin, 'nobody')).rejects.toBeInstanceOf(NotFound);
    await expect(getMemberForStaff(target, target.id)).rejects.toBeInstanceOf(Forbidden);
    const before = await countMembersForStaff(moderator);
    await someone('manager');
    await imported();
    expect(await countMembersForStaff(moderator)).toEqual({ active: before.active + 1, unclaimed: before.unclaimed + 1, team: before.team + 1 });
    await expect(countMembersForStaff(visitor)).rejects.toBeInstanceOf(Forbidden);
  });
});
