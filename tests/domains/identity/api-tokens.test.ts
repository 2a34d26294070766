import { afterEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { createApiTokenInput, mayUse } from '~/domains/identity';
import { authenticateToken, createApiToken, listApiTokens, revokeApiToken } from '~/domains/identity/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Forbidden, NotFound } from '~/platform/errors';
import { recordedOf, someone, visitor } from './people';

useDatabase();
afterEach(() => setClock(null));

const wish = { name: 'Nightly script', scopes: ['read' as const, 'write' as const], days: 30 };
const later = (days: number) => {
  const at = Date.now() + days * 86_400_000;
  setClock(() => new Date(at));
};

describe('an API token', () => {
  it('acts for its member within its scopes, and is stored as a hash', async () => {
    const member = await someone();
    const { id, token } = await createApiToken(member, wish);
    expect(token).toMatch(/^parvis_[\w-]{43}$/);
    expect(JSON.stringify(await db.apiToken.findMany())).not.toContain(token);
    const actor = await authenticateToken(token);
    expect(actor).toMatchObject({ kind: 'member', id: member.id, via: 'api', scopes: ['read', 'write'], tokenId: id });
    expect([mayUse(actor!, 'write'), mayUse(actor!, 'vote'), mayUse(actor!, 'admin')]).toEqual([true, false, false]);
    expect(await listApiTokens(member)).toMatchObject([{ id, name: 'Nightly script', hint: token.slice(-4), scopes: ['read', 'write'] }]);
    expect(await recordedOf(member.id)).toEqual(['member.joined', 'token.created']);
  });

  it('ends with its time, when it is taken back, and with its member', async () => {
    const [member, other] = [await someone(), await someone()];
    const [short, endless, lost] = [await createApiToken(member, wish), await createApiToken(member, { ...wish, days: null }), await createApiToken(other, wish)];
    later(31);
    expect(await authenticateToken(short.token)).toBeNull();
    expect(await authenticateToken(endless.token)).not.toBeNull();
    setClock(null);
    await expect(revokeApiToken(other, { id: endless.id })).rejects.toBeInstanceOf(NotFound);
    await revokeApiToken(member, { id: endless.id });
    await expect(revokeApiToken(member, { id: endless.id })).rejects.toBeInstanceOf(NotFound);
    expect(await authenticateToken(endless.token)).toBeNull();
    expect((await recordedOf(member.id)).at(-1)).toBe('token.revoked');
    await db.account.update({ where: { memberId: other.id }, data: { disabledAt: new Date() } });
    expect(await authenticateToken(lost.token)).toBeNull();
  });

  it('notes its use once a minute at most', async () => {
    const { id, token } = await createApiToken(await someone(), wish);
    const used = async () => (await db.apiToken.findUniqueOrThrow({ where: { id } })).lastUsedAt?.getTime() ?? 0;
    expect(await used()).toBe(0);
    await authenticateToken(token);
    const first = await used();
    expect(first).toBeGreaterThan(0);
    await authenticateToken(token);
    expect(await used()).toBe(first);
    later(1);
    await authenticateToken(token);
    expect(await used()).toBeGreaterThan(first);
  });

  it('has no more scopes than the role has use for, and makes no further tokens', async () => {
    const [member, moderator] = [await someone(), await someone('moderator')];
    await expect(createApiToken(member, { ...wish, scopes: ['moderate'] })).rejects.toMatchObject({ reason: 'scopeBeyondRole' });
    await expect(createApiToken(moderator, { ...wish, scopes: ['admin'] })).rejects.toMatchObject({ reason: 'scopeBeyondRole' });
    await createApiToken(moderator, { ...wish, scopes: ['moderate'] });
    for (const actor of [{ ...moderator, scopes: ['admin' as const] }, visitor]) {
      await expect(createApiToken(actor, wish)).rejects.toBeInstanceOf(Forbidden);
      await expect(listApiTokens(actor)).rejects.toBeInstanceOf(Forbidden);
      await expect(revokeApiToken(actor, { id: 'x' })).rejects.toBeInstanceOf(Forbidden);
    }
  });

  it('is not anything else', async () => {
    for (const token of ['', 'parvis_', 'parvis_wrong', 'Bearer x', `parvis_${'x'.repeat(200)}`, 'parvis_\u0000']) expect(await authenticateToken(token)).toBeNull();
  });

  it('knows its form', () => {
    const messages = (value: unknown) => createApiTokenInput.safeParse(value).error?.issues.map((issue) => issue.message);
    expect(createApiTokenInput.parse({ name: ' My  script ', scopes: ['read', 'read'], days: null })).toEqual({ name: 'My script', scopes: ['read'], days: null });
    expect(messages({ name: '', scopes: [], days: 0 })).toEqual(['required', 'required', 'daysRange|max=365']);
    expect(messages({ name: 'x'.repeat(61), scopes: ['all'], days: 366 })).toEqual(['tooLong|max=60', 'scopeUnknown', 'daysRange|max=365']);
  });
});
