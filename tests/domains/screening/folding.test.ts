import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText, mixedWords } from '~/domains/screening/text/fold';
import { read } from '~/domains/screening/text/forms';
import { sketchOf, likeness } from '~/domains/screening/text/sketch';

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });
const formsOf = (text: string) => read(text).forms.map((form) => form.text);

describe('folding', () => {
  it('changes nothing that is folded', () => {
    fc.assert(fc.property(anyText, (text) => foldText(foldText(text)) === foldText(text)));
  });

  it('knows for each unit which part of the source it stands for', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, from, to } = fold(text);
        expect([from.length, to.length]).toEqual([folded.length, folded.length]);
        for (let at = 0; at < folded.length; at += 1) {
          expect(to[at]!).toBeGreaterThan(from[at]!);
          expect(from[at]!).toBeGreaterThanOrEqual(at === 0 ? 0 : from[at - 1]!);
          expect(foldText(text.slice(from[at], to[at]))).toContain(folded[at]);
        }
      }),
    );
  });

  it('does not see capitals, accents, invisible signs and look-alikes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), fc.constantFrom('\u200b', '\u00ad', '\u2060', '\u0301', '\ufe0f'), (word, sign) => {
        expect(foldText([...word].join(sign))).toBe(word);
        expect(foldText(word.toUpperCase())).toBe(word);
        const wide = [...word].map((letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)).join('');
        expect(foldText(wide)).toBe(word);
      }),
    );
    expect(foldText('Ça, un Œuf à l’Évêché')).toBe('ca, un oeuf a l’eveche');
    expect(foldText('соnnаrd')).toBe('connard');
    expect(mixedWords('une аdresse et 500 μm')).toEqual(['аdresse', 'μm']);
  });
});

describe('reading', () => {
  it.each([
    ['sh1t', 'shit'],
    ['a$$hole', 'asshole'],
    ['c o n n a r d', 'connard'],
    ['f.u.c.k', 'fuck'],
    ['con-nard', 'connard'],
    ['fuuuuck', 'fuck'],
    ['fu ck', 'fuck'],
    ['c*nt', 'c*nt'],
  ])('sees through %s', (written, meant) => {
    expect(formsOf(written)).toContain(meant);
  });

  it('leaves names of machines and numbers alone', () => {
    expect(formsOf('A55 and 1234567 and E61')).toEqual(['a55', 'and', '1234567', 'and', 'e61']);
  });

  it('takes work that grows with the length of the text and no faster, whatever the text', () => {
    const hostile = fc.constantFrom('a', 'a ', 'a.', '@', '1!', 'a*', '****', 'aaa', 'a1', '-', '.', '((((', '[](', 'http://', 'x.com ', '\u200b', '\u0301', 'é', '🙂');
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (parts, times) => {
        const text = parts.join('').repeat(times);
        // Sub-runs of 4 to 12 single letters cost 72 a letter; every other reading less; folding makes up to 18 units of one.
        expect(read(text).steps).toBeLessThanOrEqual(200 * (text.length + 1));
      }),
    );
  });
});

describe('sketches', () => {
  it('are the same for the same words, and share nothing with others', () => {
    const text = 'My grinder makes a high-pitched noise since yesterday morning and I do not know why';
    expect(likeness(sketchOf(text), sketchOf(text.toUpperCase().replaceAll(' ', '  ')))).toBe(1);
    expect(likeness(sketchOf(text), sketchOf('Which beans do you recommend for a cold brew with chocolate notes?'))).toBe(0);
    expect(likeness(sketchOf(text), sketchOf(`${text} at all`))).toBeGreaterThan(0.7);
    expect(sketchOf('Same here.')).toEqual([]);
  });
});
