import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptTogether } from '~/ui/kept-together';

const shown = (line: string): string => keptTogether(line).replaceAll('\u00a0', '~').replaceAll('\u202f', '^');

describe('a line whose marks do not stray', () => {
  it.each([
    ['Détartrage : à quelle fréquence avec une eau douce ?', 'Détartrage~: à quelle fréquence avec une eau douce^?'],
    ['Vraiment ?! Oui ; non !', 'Vraiment^?! Oui^; non^!'],
    ['Le « bon » café (lequel ?)', 'Le «~bon~» café (lequel^?)'],
    ['Réponse dans « Lequel ? »', 'Réponse dans «~Lequel^?~»'],
    ['At 10:30, a ratio of 1:2; see :smile: ok?', 'At 10:30, a ratio of 1:2; see :smile: ok?'],
    ['a &lt;b&gt; c', 'a &lt;b&gt; c'],
  ])('%s', (line, kept) => expect(shown(line)).toBe(kept));

  it('has the words and marks that were typed, and no others', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aé 1:;?!«»()"…'.split('')), maxLength: 30 }), (line) => {
        expect(keptTogether(line).replace(/[\u00a0\u202f]/g, ' ')).toBe(line);
        expect(keptTogether(keptTogether(line))).toBe(keptTogether(line));
      }),
    );
  });
});
