import type { Reading } from '../text/forms';
import { wordSet } from '../text/sentences';

/** At whom a word is said: one person, a group or company, somebody who is spoken of, the writer; null: at nobody in particular. */
export type Aim = 'you' | 'many' | 'them' | 'self' | null;

/** Words that may stand between "you" and what it is called. */
const BETWEEN = wordSet(
  'a an the such so all just incompetent lying ignorant lazy arrogant nasty horrible awful terrible clueless rude vile bitter really very fucking fuckin freaking bloody damn total complete absolute utter pathetic stupid dumb dirty little old fat ugly are re r be being bunch of lot filthy people guys folks ' +
    'too quite obviously clearly as un une des de d le la les l vraiment trop tellement bien qu que gros grosse petit petite sale sales pauvre pauvres vieux vieille es est etes sacre sacree grande grand putain bel belle tous toutes tout totalement completement ne nee born',
);
const YOU = wordSet('you u ya youre ur tu t tes toi espece');
const MANY = wordSet('vous bande tas bunch');
const SELF = wordSet('i im m me myself je suis j moi my mon ma');
/** Words between the writer and what they say they look or feel like. */
const SEEM = wordSet('like feel felt look looked sound must be was am comme sens senti sentie passe passer pour air l d un une a the an such');
/** "une espèce de", "a bunch of": no address, but so many of a thing. */
const DETERMINED = wordSet('a the this that un une la le l cette ce d en quelle par');
/** What makes somebody so, or gives them a thing: "it makes you fat". */
const CAUSES = wordSet('make makes made making drive drives drove driving get gets give gives gave show shows send sends sent cost keep keeps leave leaves call calls called turn turns think thinks');
/** People of a community, as somebody who says that one "is" something names them; French "il" and "elle" are as often things. */
const THEM = wordSet(
  'he she hes shes they guy guys dude bloke man woman lady girl boy kid admin admins mod mods moderator moderators op poster agent rep staff everyone everybody ' +
    'mec gars type bonhomme modo modos moderateur moderateurs moderatrice administrateur auteur vendeur vendeuse conseiller conseillere femme fille ceux',
);
/** What follows a word that is a verb: "can you dumb it down", "you fool the sensor". */
const TAKEN = wordSet('it them him her the a an this that these those my your our its down up out off on in into with all around forward');
const IS = wordSet('is are re r am s was were est sont etait c ce');
/** Adjectives that turn a harsh word against somebody ("stupid bitch"). */
const AGAINST = wordSet('stupid dumb fat ugly dirty filthy fucking fuckin pathetic lying silly ignorant lazy nasty listen hey oi sale sales gros grosse pauvre pauvres');
const FAR = 6;

/** At whom the word at a place of the source is said, going by the words around it. */
export function aimOf({ said: words }: Reading, start: number, end: number): Aim {
  let at = words.findIndex((word) => word.end > start);
  if (at < 0) at = words.length;
  const after = words.findIndex((word) => word.start >= end);
  // "What a nasty individual you are", « quel triste personnage tu fais ».
  for (let ahead = after < 0 ? words.length : after; ahead < after + 3; ahead += 1) {
    const [who, is] = [words[ahead]?.text, words[ahead + 1]?.text];
    if ((who === 'you' && (is === 'are' || is === 're')) || (who === 'tu' && (is === 'es' || is === 'fais'))) return 'you';
  }
  const [next, then] = after < 0 ? [] : [words[after]?.text, words[after + 1]?.text];
  // "What an idiot I am", « pauvre idiot que je suis », "an old fool like me".
  if ((next === 'i' && (then === 'am' || then === 'was')) || (next === 'je' && (then === 'suis' || then === 'fais' || then === 'etais')) || (next === 'que' && (then === 'je' || then === 'j')) || (next === 'like' && then === 'me') || (next === 'comme' && then === 'moi')) return 'self';
  if (seemsSelf(words, at)) return 'self';
  let linked = false;
  for (let back = at - 1; back >= 0 && back >= at - FAR; back -= 1) {
    const { text } = words[back]!;
    if (IS.has(text)) {
      linked = true;
      continue;
    }
    if ((text === 'what' || text === 'quel' || text === 'quelle') && back === at - 2) return 'them';
    if ((text === 'quel' || text === 'quelle') && back === at - 1 && words[at]?.text !== 'merde') return 'them';
    if (linked && (THEM.has(text) || THEM.has(words[back - 1]?.text ?? ''))) return 'them';
    const before = words[back - 1]?.text ?? '';
    if ((text === 'espece' || text === 'bande' || text === 'tas' || text === 'bunch') && DETERMINED.has(before)) continue;
    // « ... ne fait pas de toi un ... »
    if (before === 'de' && words[back - 2]?.text === 'pas') return null;
    if (YOU.has(text)) return !linked && (CAUSES.has(before) || (back === at - 1 && TAKEN.has(next ?? ''))) ? null : 'you';
    if (MANY.has(text)) return 'many';
    if (SELF.has(text)) return 'self';
    if (!BETWEEN.has(text)) break;
  }
  if ((next === 'like' && then === 'you') || (next === 'comme' && then === 'toi') || (next === 'que' && then === 'tu')) return 'you';
  if (next === 'comme' && then === 'vous') return 'many';
  return null;
}

/** "I feel like a fool", « j'ai l'air d'un idiot ». */
function seemsSelf(words: Reading['said'], at: number): boolean {
  let seems = false;
  for (let back = at - 1; back >= 0 && back >= at - FAR; back -= 1) {
    const { text } = words[back]!;
    if (text === 'i' || text === 'je' || text === 'j') return seems;
    if (!SEEM.has(text) && !BETWEEN.has(text) && !SELF.has(text) && text !== 'ai') return false;
    if (SEEM.has(text)) seems = true;
  }
  return false;
}

/** Who may mean to do something. */
const WRITER = wordSet('i im ill we je j jvais jva on nous somebody someone quelqu faut faudrait');
/** What stands between them and what they mean to do. */
const MEAN =
  wordSet('ll will gonna going to am m re are d would wanna want love like should ought just really personally gladly happily come over round around and find there hope they them you he him somebody someone ' +
    'vais va viens viendrai viendra allons irai ai bien juste envie de d venir aller un jour tous toutes tout vous te t devrait devraient qu qui vienne revenir finir finira et retrouver trouver chercher');

/** Those of them after whom it may follow at once: « je tue », "faut ...". */
const DIRECT = wordSet('ill je j jvais jva faut faudrait');
const MEANT_WORDS = 8;

/** The last words before a place. */
function wordsBefore(words: Reading['said'], start: number): Reading['said'] {
  const at = words.findIndex((word) => word.end > start);
  const end = at < 0 ? words.length : at;
  return words.slice(Math.max(0, end - MEANT_WORDS), end);
}

/** Whether the writer says that they, or somebody, will or should do what begins at a place: "I will ...", "gonna ...", « on va te ... ». */
export function isMeant({ said: words }: Reading, start: number): boolean {
  const before = wordsBefore(words, start).map(({ text }) => text);
  for (let back = before.length - 1; back >= 0; back -= 1) {
    const text = before[back]!;
    if (WRITER.has(text) && (back < before.length - 1 || DIRECT.has(text))) return true;
    if (!MEAN.has(text)) return before[back + 1] === 'gonna';
  }
  return before[0] === 'gonna';
}

/** Whether a sentence begins at a place, but for a small word before it. */
export function beginsThere(source: string, start: number): boolean {
  return /(?:^|[.;:!?…\n("“«*_>])\s*(?:(?:so|just|now|well|mais|non|alors|bah|ben|allez)[, ]\s*)?$/i.test(source.slice(Math.max(0, start - 20), start));
}

/** Whether a sentence, or a part of one, ends at a place. */
export function endsThere(source: string, end: number): boolean {
  return /^\s*(?:$|[.,!?…;)\n"”»*_]|\p{Extended_Pictographic})/u.test(source.slice(end, end + 6));
}

/** Whether a word is a sentence by itself, or what one is called at its end: "Clown.", "..., moron!". */
export function standsAlone(source: string, start: number, end: number): boolean {
  return /(?:^|[.,;:!?…\n]|\babsolute|\bcomplete|\btotal)\s*$/.test(source.slice(Math.max(0, start - 12), start)) && /^\s*(?:$|[.!?…\n])/.test(source.slice(end, end + 4));
}

/** The word behind a place; '' at the end of a text. */
function wordAfter({ said: words }: Reading, end: number): string {
  return words.find((word) => word.start >= end)?.text ?? '';
}

const CALLED = wordSet('tu t you u ya ur youre your ta ton tes vous votre');

/** Whether somebody is called by a word with which a sentence begins: "Clown, ...", « bouffon tu parles ... ». */
export function isCalled({ reading, source }: { reading: Reading; source: string }, start: number, end: number): boolean {
  return beginsThere(source, start) && CALLED.has(wordAfter(reading, end));
}

/** Whether the word before makes a harsh one an attack: "stupid ...", "sale ...". */
export function isAgainst({ said: words }: Reading, start: number): boolean {
  const before = words.filter((word) => word.end <= start).at(-1);
  return before !== undefined && AGAINST.has(before.text);
}

const OBJECTS = wordSet('you u ya yourself yourselves off toi ta te vous');

/** Whether a curse has an object: the word after it is "you", "off" and their like. */
export function hasObject(reading: Reading, end: number): boolean {
  return OBJECTS.has(wordAfter(reading, end));
}
