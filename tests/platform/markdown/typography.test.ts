import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '~/platform/markdown/index.server';
import { frenchTypography } from '~/platform/markdown/typography';
import { wordsOf } from './trees';

const french = (text: string) => frenchTypography([{ text, fixed: false }]).join('');
// In the expectations ~ is a no-break space and ^ a narrow one.
const spaced = (text: string) => text.replaceAll('~', '\u00a0').replaceAll('^', '\u202f');

describe('French typography', () => {
  it.each([
    ['Il dit "bonjour" puis part', 'Il dit «~bonjour~» puis part'],
    ["l'été d'aujourd'hui", 'l’été d’aujourd’hui'],
    ['Quoi ? Oui ! Non ; voici : rien', 'Quoi^? Oui^! Non^; voici~: rien'],
    ['Quoi? Oui! Non; voici: rien', 'Quoi^? Oui^! Non^; voici~: rien'],
    ['Quoi ?! Vraiment !!!', 'Quoi^?! Vraiment^!!!'],
    ['Attendez...', 'Attendez…'],
    ['« mot » et «mot»', '«~mot~» et «~mot~»'],
    ['"Vraiment ?"', '«~Vraiment^?~»'],
    ['Il dit "non", "oui".', 'Il dit «~non~», «~oui~».'],
    ['d\'"ici"', 'd’«~ici~»'],
    ['(vraiment ?)', '(vraiment^?)'],
  ])('%s', (typed, shown) => {
    expect(french(typed)).toBe(spaced(shown));
  });

  it.each(['10:30', 'a::b', 'un écran de 15" plat', ':-) ;) :D :(', ':tada: :no-such-name:', 'irc://a?b!c', 'a?b', '....', "'mot'", 'x = {"', '!important', '""1"!-"', '-""1""(!'])(
    'leaves %s as typed',
    (typed) => {
      expect(french(typed)).toBe(typed);
    },
  );

  it('sees across emphasis, and stays out of code, addresses and escapes', () => {
    const source = 'Voir "*ceci*" : `"a" : b ?` https://a.example/?b!c "[lien !](/a?b:c)" \\"non\\" <b x="y">';
    expect(wordsOf(renderMarkdown(source, { locale: 'fr', kind: 'post' }).html).trim()).toBe(
      spaced('Voir «~ceci~»~: "a" : b ? https://a.example/?b!c «~lien^!~» "non" <b x="y">'),
    );
  });

  it('is for French only', () => {
    for (const locale of ['en', null] as const) {
      expect(wordsOf(renderMarkdown('"a" : b\'c... ?', { locale, kind: 'post' }).html).trim()).toBe('"a" : b\'c... ?');
    }
  });

  it('changes nothing when applied again, and only spaces and the marks it is about', () => {
    const bare = (text: string) => text.replace(/[\s"'«»’…. ]/gu, '');
    const text = fc.string({ unit: fc.constantFrom(...'a é1"\'.:;?!«»()\n-'.split('')), maxLength: 30 });
    fc.assert(
      fc.property(text, (typed) => {
        expect(french(french(typed))).toBe(french(typed));
        expect(bare(french(typed))).toBe(bare(typed));
      }),
      { numRuns: 2000 },
    );
  });
});
