import { describe, expect, it } from 'vitest';
import { usernameProblem } from '~/domains/identity';
import { isReserved } from '~/domains/identity/reserved.server';
import { skeleton } from '~/domains/identity/skeleton.server';
import { suggestUsername } from '~/domains/identity/index.server';

describe('skeleton', () => {
  it.each([
    ['paypal', 'раураl'], // Cyrillic
    ['scope', 'ѕсоре'], // all Cyrillic
    ['anna', 'ａｎｎａ'],
    ['anna', '𝒂𝓷𝓷𝔞'],
    ['modern', 'rnodern'],
    ['Ilias', 'llias'],
    ['l1lium', 'lllium'],
    ['Olga', '0lga'],
    ['oxana', 'оxаnа'],
    ['alpha', 'αlphα'],
    ['élise', 'e\u0301lise'],
    ['dimitri', 'dımıtrı'],
    ['Xavier', 'Χavier'], // Greek chi
    ['Papa', 'Рара'],
    ['joe', 'јое'],
    ['hey', 'һеу'],
    ['cio', 'сіо'],
  ])('%s and %s look alike', (a, b) => expect(skeleton(a)).toBe(skeleton(b)));

  it.each([['anna', 'hanna'], ['elise', 'élise'], ['bill', 'bell'], ['tom', 'tam'], ['山田', '田山']])('%s and %s do not', (a, b) => {
    expect(skeleton(a)).not.toBe(skeleton(b));
  });

  it('is the same for its own skeleton', () => {
    for (const name of ['modern', 'Ilias', 'раураl', 'Élise', 'ᎪᎠᎷ']) expect(skeleton(skeleton(name))).toBe(skeleton(name));
  });
});

describe('names that nobody may choose', () => {
  it.each([
    'admin', 'Admin', 'ADMIN', 'аdmin', 'аԁміп', 'ａｄｍｉｎ', '𝐚𝐝𝐦𝐢𝐧', 'ⓐⓓⓜⓘⓝ', 'admın', 'adrnin', 'ADMlN', 'Adm1n', '4dmin', 'ạdmin', 'ádmin', 'a.d.m.i.n', 'ad-min',
    'admin2', 'admin_2024', 'admin-anna', 'anna.admin', 'rооt', 'r00t', 'stɑff', 'ꓢtaff', 'mоderator', 'm0derator', 'rnoderator', 'Modérateur', 'équipe', 'модератор', 'support',
    'supp0rt', 'parvis', 'Parvis2', 'раrvis', 'owner', 'system', 'security', 'settings', 'sign-in', 'api', 'new', 'everyone', 'here', 'null', 'anna.atom', 'anna.json', 'robots.txt',
    'lumina', 'Lumina', 'LUMlNA', 'lurnina', 'lum1na', 'lumіna', 'lumina2', 'lumina-support', 'LuminaSupport', 'support_lumina', 'luminateam',
  ])('%s', (name) => expect(isReserved(name, 'Lumina')).toBe(true));

  it.each(['anna', 'badminton', 'admiral', 'steam', 'modest', 'supportive-joe', 'LuminaFan', 'aluminium', 'heretic', 'newton', 'apiarist', 'rooty', 'teammate'])('but %s is fine', (name) => {
    expect(isReserved(name, 'Lumina')).toBe(false);
    expect(usernameProblem(name)).toBeNull();
  });

  it('does not protect a brand of one or two letters', () => {
    expect(isReserved('hpfan', 'HP')).toBe(false);
    expect(isReserved('anna', '')).toBe(false);
  });
});

describe('suggestUsername', () => {
  const free = () => true;

  it.each([
    ['Anna Bell', 'Anna-Bell'],
    ['François G. Dorais', 'François-G-Dorais'],
    ['  Zoë!!  ', 'Zoë'],
  ])('%s becomes %s', (name, username) => expect(suggestUsername(name, 'Lumina', free)).toBe(username));

  it.each(['', 'a', 'admin', '😀', '12345', 'аnna', 'a'.repeat(80), '.'.repeat(30), 'Lumina', 'x\u0332y\u0332z', 'member', 'مم'])('makes a good one of %j', (name) => {
    const username = suggestUsername(name, 'Lumina', free);
    expect(usernameProblem(username)).toBeNull();
    expect(isReserved(username, 'Lumina')).toBe(false);
  });

  it('counts on until the name is free', () => {
    const taken = new Set(['anna', 'anna2']);
    expect(suggestUsername('Anna', 'Lumina', ({ usernameKey }) => !taken.has(usernameKey))).toBe('Anna3');
    const long = suggestUsername('b'.repeat(20), 'Lumina', ({ usernameKey }) => usernameKey.endsWith('7'));
    expect(long).toBe(`${'b'.repeat(19)}7`);
  });
});
