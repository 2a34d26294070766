import { makeLexicon, type Entry, type Lexicon } from '../words/lexicon';
import { abuseEn } from './abuse.en';
import { abuseFr } from './abuse.fr';
import { innocent } from './innocent';

/**
 * slur: aims at what people are. threat: at their life or body. menace: words of those who threaten, and at times of others.
 * insult: aims at somebody whatever the sentence. scorn: belittles somebody, without a word that is rude by itself.
 * harsh: aims at somebody when said to them, else coarse. mild: counts only when said to them. blame: hard words that an angry customer
 * may use of a company; said to somebody they count a little. vulgar: coarse, at nobody.
 *
 * An entry of slur, threat or insult either cannot be innocent, whatever is talked about (machines, software, kitchens, gardens,
 * medicine, sports, games), or needs an aim. What is rude only of a person stands in harsh or mild, which weigh by `aimOf`
 * (`signals/aimed.ts`); what is done to somebody bears `>`: it counts only where the writer means to do it or wants it done
 * ("I will ...", « on va te ... »), so "240 volts will kill you" is no threat. Of menace and scorn the same is asked: they have a text watched.
 *
 * Signs of entries: `*` at the end: whatever follows within the same single word. `>` at the beginning: only what is meant
 * (`isMeant`). `!` at the beginning: only where a sentence begins; at the end: only where one, or a part of one, ends.
 */
export type Abuse = keyof typeof abuseEn;

/** The classes, worst first. */
export const abuses = ['slur', 'threat', 'menace', 'insult', 'scorn', 'harsh', 'mild', 'blame', 'vulgar'] as const satisfies readonly Abuse[];

/** Roots that no innocent word has within it, looked for inside words run together ("fuckyou"). */
const ROOTS = ['*fuckyou', '*motherfuck', '*fuckoff', '*dumbfuck', '*connard', '*connass', '*encule', '*filsdepute', '*niquetamere'];

function entries(): Entry<Abuse>[] {
  const of = (language: 'en' | 'fr', list: Record<Abuse, string[]>): Entry<Abuse>[] =>
    abuses.flatMap((about) => list[about].map((words) => ({ words, language, about })));
  return [...of('en', abuseEn), ...of('fr', abuseFr), ...ROOTS.map((words) => ({ words, language: null, about: 'insult' as const }))];
}

/** Entries that are everyday words of the other language: found only where the text's language is known. */
export const doubtful: ReadonlySet<string> = new Set(
  'retard retards retarded con cons bite bites chatte cul gros rat rats porc porcs pet crap dick dicks chink fat dense ass pig sale fagot fags douche douches spic simp chav'.split(' '),
);

let made: Lexicon<Abuse> | null = null;

/** The abuse lexicon of both languages, made ready at its first use. */
export function abuseLexicon(): Lexicon<Abuse> {
  return (made ??= makeLexicon(entries(), innocent));
}
