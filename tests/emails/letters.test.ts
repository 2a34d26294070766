import { describe, expect, it } from 'vitest';
import { isLetter, letters, renderLetter, renderStored, type EmailBrand, type LetterName } from '#emails/index';
import { buttonColours } from '#emails/parts/colours';
import { emailLocales } from '#emails/words';
import en from '#emails/words/en.json';
import fr from '#emails/words/fr.json';

const brand: EmailBrand = { name: 'Moulin & Fils', colour: '#ffd400', logoUrl: null, homeUrl: 'https://community.example.com', imprint: null };
const names = Object.keys(letters).filter(isLetter);

function keysOf(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysOf(value as object, `${path}${key}.`),
  );
}

describe('words of the letters', () => {
  it('are the same in both languages, with the same values', () => {
    expect(keysOf(fr).sort()).toEqual(keysOf(en).sort());
    const values = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).sort();
    const say = (tree: object, key: string) => key.split('.').reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], tree) as string;
    for (const key of keysOf(en)) {
      expect(new Set(values(say(fr, key))), key).toEqual(new Set(values(say(en, key))));
    }
  });

  it('are all used', async () => {
    const used = new Set(['unsubscribe', 'linkBelow']); // the foot of every letter of a list, and links in plain text
    const note = (key: string) => {
      used.add(key);
      return key;
    };
    for (const name of names) {
      const letter = letters[name] as { subject: Say; preheader: Say; parts: Say; why: Say; sample: object };
      for (const props of [letter.sample, { ...letter.sample, posts: 'remove' }]) {
        for (const say of [letter.subject, letter.preheader, letter.parts, letter.why]) say(props, note);
      }
    }
    expect([...used].sort()).toEqual(keysOf(en).sort());
    type Say = (props: object, t: (key: string) => string) => unknown;
  });

  it('follow French typography', () => {
    for (const text of Object.values(flatten(fr))) {
      expect(text).not.toMatch(/'|!|"/);
      expect(text, text).not.toMatch(/[^\u00a0\u202f][;?:»]/);
      expect(text, text).not.toMatch(/«[^\u00a0\u202f]/);
    }
    for (const text of Object.values(flatten(en))) expect(text).not.toContain('!');
  });
});

function flatten(tree: object): Record<string, string> {
  return Object.fromEntries(
    keysOf(tree).map((key) => [key, key.split('.').reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], tree) as string]),
  );
}

describe.each(emailLocales.flatMap((locale) => names.map((name) => [locale, name] as [typeof locale, LetterName])))(
  'letter %s %s',
  (locale, name) => {
    const { sample }: { sample: object } = letters[name];
    const write = () => renderStored(name, sample, { locale, brand });

    it('has a subject, a text and a page that mail programs take', async () => {
      const { subject, html, text } = await write();
      expect(subject).toContain('Moulin & Fils');
      expect(subject).not.toMatch(/[{}\n]/);
      expect(subject.length).toBeLessThan(78);
      expect(Buffer.byteLength(html)).toBeLessThan(20_000); // Gmail cuts at 102 kB
      expect(html).toMatch(new RegExp(`<html[^>]+lang="${locale}"`));
      expect(html).toContain('color-scheme');
      expect(html).toContain('Moulin &amp; Fils');
      expect(html).not.toMatch(/<script|<form|<link|javascript:/i);
      expect(html.replace(/<style[\s\S]*?<\/style>/g, '')).not.toMatch(/\{\w+\}|\[object|undefined/);
      expect(text).not.toMatch(/<\w+|&amp;|\{\w+\}|undefined/);
    });

    it('gives every link, code and name in both forms, and says why it came', async () => {
      const { html, text } = await write();
      const readable = html.replaceAll('&amp;', '&');
      for (const value of Object.values(sample)) {
        if (typeof value !== 'string' || ['keep', 'moderator'].includes(value)) continue;
        expect(text).toContain(value);
        expect(readable).toContain(value);
      }
      expect(text.split('\n-- \n')[1]?.length).toBeGreaterThan(40);
      for (const line of text.split('\n')) if (!line.startsWith('http')) expect(line.length).toBeLessThan(100);
      if (locale === 'fr') expect(text).not.toMatch(/[^\u00a0\u202f]:$/m);
    });
  },
);

describe('renderLetter', () => {
  it('shows what people typed as words, never as markup', async () => {
    const sample = { ...letters.invitation.sample, inviter: '<img src=x onerror=alert(1)> {brand}' };
    const { html, text } = await renderLetter('invitation', sample, { locale: 'en', brand: { ...brand, name: '<b>B</b>', colour: 'red;}' } });
    expect(html).not.toMatch(/<img src=x|<b>B/);
    expect(text).toContain('<img src=x onerror=alert(1)> {brand}');
    expect(html).not.toContain('red;}');
  });

  it('holds every sign of several bytes whole, wherever it stands in a long letter', async () => {
    const link = 'https://community.example.com/t/cafe';
    for (let before = 0; before < 8; before += 1) {
      const title = `${'x'.repeat(before)}« L’été — 12 € »`;
      const threads = Array.from({ length: 60 }, () => ({ title, link, n: 1, by: 'Zoé' }));
      const { html } = await renderLetter('digest', { ...letters.digest.sample, sections: [{ about: 'best', threads }] }, { locale: 'fr', brand });
      expect(html).not.toContain('\0');
      expect(html.split(title)).toHaveLength(1 + 3 + threads.length); // three of them in the preheader
    }
  });

  it('shows the logo with the name as its words', async () => {
    const { html } = await renderLetter('testMail', {}, { locale: 'fr', brand: { ...brand, logoUrl: 'https://community.example.com/logo.webp' } });
    expect(html).toMatch(/<img[^>]+alt="Moulin &amp; Fils"/);
  });

  it('fails when a value is missing, instead of sending a gap', async () => {
    await expect(renderStored('resetPassword', { name: 'A', link: 'https://x' }, { locale: 'en', brand })).rejects.toThrow();
  });
});

describe('buttonColours', () => {
  it('writes on the brand colour in whichever of black and white reads better', () => {
    expect(buttonColours('#ffd400').text).toBe('#000000');
    expect(buttonColours('#1f6f5c').text).toBe('#ffffff');
    expect(buttonColours('#ffffff').text).toBe('#000000');
    expect(buttonColours('nonsense').ground).toBe('#1f6f5c');
  });
});
