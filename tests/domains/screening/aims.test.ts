import { expect, it } from 'vitest';
import { quotesIn } from '~/domains/screening/signals/quoted';
import { draftOf, judged, namesOf } from './world';

it.each([
  ['240 volts will kill you if you touch the rail.', 'publish'],
  ['I will kill you, wait and see.', 'hold'],
  ['Somebody should break your legs.', 'hold'],
  ['You can break your legs on that slope.', 'publish'],
  ['I hope somebody kills you.', 'hold'],
  ['Smoke too much and you get cancer.', 'publish'],
  ['Get cancer.', 'hold'],
  ['On va te casser la gueule.', 'hold'],
  ['Sur la glace tu vas te casser la gueule.', 'publish'],
  ['Je vais te retrouver et te casser les dents.', 'hold'],
  ['Piss off!', 'hold'],
  ['I did not want to piss off the neighbours.', 'publish'],
  ['Ta gueule !', 'hold'],
  ['The tranny of my old van slips in second gear.', 'publish'],
  ['You are retarded, all of it is wrong.', 'hold'],
  ['Fdp offerts dès 50 euros de commande.', 'publish'],
  ['Vous êtes une bande d’abrutis.', 'hold'],
  ['Une bande d’abrutis a rayé ma voiture.', 'publish'],
  ['Bouffon, tu parles beaucoup.', 'hold'],
  ['The patient was declared brain dead last night.', 'publish'],
  ['Are you brain dead?', 'hold'],
  ['Une erreur ne fait pas de toi un troll.', 'publish'],
  ['Je suis pédé et fier, où danser à Lyon ?', 'publish'],
])('weighs “%s” by whom it is aimed at: %s', (text, outcome) => {
  const verdict = judged(draftOf(text));
  expect(verdict.outcome, JSON.stringify(verdict.signals)).toBe(outcome);
});

it('sees a secret asked for within one sentence only', () => {
  const asks = (text: string) => namesOf(judged(draftOf(text, { isNew: true }))).includes('phishing');
  expect([asks('Please send me your date of birth today.'), asks('I sent it back. The shop has your date of birth. Please give it time.')]).toEqual([true, false]);
});

// Each opening sign by itself would look through all that follows: so many of them would not end.
it.each(['“', '«', '"', '>'])('reads a long run of %s', (mark) => {
  expect(quotesIn(mark.repeat(1_000_000)).length).toBeLessThan(1_000_000);
});
