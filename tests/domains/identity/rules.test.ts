import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, displayNameProblem, isEmail, isTimeZone, networkOf, normaliseUsername, usernameKey, usernameProblem } from '~/domains/identity';

describe('usernameProblem', () => {
  it.each(['anna', 'Anna', 'a1b', 'jean-pierre', 'j.doe', 'a_b', 'Élise', 'Ólafur', 'Ежик', 'Ελένη', '山田太郎', 'やまだ太郎', '한국인', 'นักรบ', 'हिन्दी', 'محمد', 'שלום', 'Łukasz', 'ngữ'])(
    'takes %s',
    (name) => expect(usernameProblem(name)).toBeNull(),
  );

  it.each([
    ['ab', 'usernameTooShort|min=3'],
    ['', 'usernameTooShort|min=3'],
    ['a'.repeat(21), 'usernameTooLong|max=20'],
    ['anna bell', 'usernameLetters'],
    ['anna@home', 'usernameLetters'],
    ['an/na', 'usernameLetters'],
    ['anna😀', 'usernameLetters'],
    ['.anna', 'usernameSeparators'],
    ['anna.', 'usernameSeparators'],
    ['an--na', 'usernameSeparators'],
    ['an.-na', 'usernameSeparators'],
    ['1234', 'usernameNeedsLetter'],
    ['аnna', 'usernameMixed'], // Cyrillic а
    ['annα', 'usernameMixed'], // Greek alpha
    ['Ꭺnna', 'usernameMixed'], // Cherokee
    ['ann\u0430\u0301', 'usernameLetters'], // mark without a composed letter
    ['a\u0332nna', 'usernameLetters'], // low line under a
    ['an\u200Dna', 'usernameLetters'], // zero-width joiner
    ['an\u202Ena', 'usernameLetters'], // right-to-left override
    ['\u2066anna', 'usernameLetters'],
    ['ann\uFE0Fa', 'usernameLetters'], // variation selector
    ['an\u00ADna', 'usernameLetters'], // soft hyphen
    ['𐌰𐌽𐌽', 'usernameLetters'], // Gothic
    ['e\u0301\u0301\u0301a', 'usernameLetters'],
  ])('refuses %j', (name, problem) => expect(usernameProblem(name)).toBe(problem));

  it('counts characters, not UTF-16 units', () => {
    expect(usernameProblem('𠮷野𠮷')).toBeNull();
    expect(usernameProblem('𠮷'.repeat(20))).toBeNull();
    expect(usernameProblem('𠮷'.repeat(21))).toBe('usernameTooLong|max=20');
  });

  it('never passes a name that changes when it is stored or would break an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 24 }), (typed) => {
        if (usernameProblem(typed) !== null) return;
        const stored = normaliseUsername(typed);
        expect(normaliseUsername(stored)).toBe(stored);
        expect(usernameProblem(stored)).toBeNull();
        expect(stored).not.toMatch(/[\s/?#@&%<>"'\p{C}]/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('usernameKey', () => {
  it('knows a name however it is written', () => {
    expect(usernameKey(' ＡＮＮＡ ')).toBe('anna');
    expect(usernameKey('E\u0301lise')).toBe(usernameKey('éLISE'));
    expect(usernameKey('ﬁona')).toBe('fiona');
  });
});

describe('cleanName', () => {
  it('takes out what turns, hides or stacks', () => {
    expect(cleanName('An\u202Ena\u0000\u200B\u2066')).toBe('Anna');
    expect(cleanName('  Anna \n  Bell\t')).toBe('Anna Bell');
    expect(cleanName('Z\u0335\u0321\u0322\u0323\u0324algo')).toMatch(/^\p{L}\p{M}{2}algo$/u);
    expect(cleanName('E\u0301lise')).toBe('Élise');
    expect(cleanName('a \u200B b')).toBe('a b');
  });

  it('keeps what scripts need', () => {
    for (const name of ['क्ष\u200Dत्रिय', 'می\u200Cخواهم', 'ngữ', '👩\u200D🚀 Ada', 'Gøran Å', '❤\uFE0F'.replace('\uFE0F', '')]) expect(cleanName(name)).toBe(name);
  });

  it('is done after one go', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => cleanName(cleanName(typed)) === cleanName(typed)), { numRuns: 2000 });
  });
});

describe('displayNameProblem', () => {
  it('asks for 1 to 60 characters of which one can be seen', () => {
    expect(displayNameProblem('A')).toBeNull();
    expect(displayNameProblem('é'.repeat(60))).toBeNull();
    expect(displayNameProblem('é'.repeat(61))).toBe('displayNameTooLong|max=60');
    expect(displayNameProblem('')).toBe('displayNameEmpty');
    expect(displayNameProblem('\u0301')).toBe('displayNameEmpty');
  });
});

describe('isEmail', () => {
  it.each(['a@example.org', 'jörg@exämple.de', 'a+b.c@sub.example.co.uk', "o'neil@example.org", '用户@例子.中国'])('takes %s', (value) => expect(isEmail(value)).toBe(true));
  it.each(['', 'a', 'a@b', '@example.org', 'a@@example.org', 'a b@example.org', 'a@example..org', 'a@-example.org', 'a@example.org\nBcc: b@example.org', '<a@example.org>', `${'a'.repeat(65)}@example.org`, `a@${'b'.repeat(260)}.org`])(
    'refuses %j',
    (value) => expect(isEmail(value)).toBe(false),
  );
});

describe('isTimeZone', () => {
  it.each(['UTC', 'Europe/Paris', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])('takes %s', (name) => expect(isTimeZone(name)).toBe(true));
  it.each(['', 'Mars/Base', '+01:00', 'Europe/Paris; DROP', '../etc/passwd'])('refuses %j', (name) => expect(isTimeZone(name)).toBe(false));
});

describe('networkOf', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is of %s', (ip, network) => expect(networkOf(ip)).toBe(network));
  it.each([null, '', 'unknown', 'example.org'])('%j is of none', (ip) => expect(networkOf(ip)).toBeNull());
});
