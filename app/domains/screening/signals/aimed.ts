import type { Reading } from '../text/forms';

/** At whom a word is said: one person, a group or company, somebody who is spoken of, the writer; null: at nobody in particular. */
export type Aim = 'you' | 'many' | 'them' | 'self' | null;

const set = (words: string): Set<string> => new Set(words.split(' '));
/** Words that may stand between "you" and what it is called. */
const BETWEEN = set(
  'a an the such so all just incompetent lying ignorant lazy arrogant nasty horrible awful terrible clueless rude vile bitter really very fucking fuckin freaking bloody damn total complete absolute utter pathetic stupid dumb dirty little old fat ugly are re r be being bunch of lot filthy people guys folks ' +
    'un une des de d le la les l vraiment trop tellement bien qu que gros grosse petit petite sale sales pauvre pauvres vieux vieille es est etes sacre sacree grande grand putain bel belle tous toutes tout totalement completement',
);
const YOU = set('you u ya youre ur tu t tes toi espece');
const MANY = set('vous bande tas');
const SELF = set('i im m me myself je suis j moi my mon ma');
/** People of a community, as somebody who says that one "is" something names them; French "il" and "elle" are as often things. */
const THEM = set(
  'he she hes shes they guy guys dude bloke man woman lady girl boy kid admin admins mod mods moderator moderators op poster agent rep staff everyone everybody ' +
    'mec gars type bonhomme modo modos moderateur moderateurs moderatrice administrateur auteur vendeur vendeuse conseiller conseillere femme fille ceux',
);
const IS = set('is are s was were est sont etait c ce');
/** Adjectives that turn a harsh word against somebody ("stupid bitch"). */
const AGAINST = set('stupid dumb fat ugly dirty filthy fucking fuckin pathetic lying silly ignorant lazy nasty listen hey oi sale sales gros grosse pauvre pauvres');
const FAR = 6;

/** At whom the word at a place of the source is said, going by the words around it. */
export function aimOf({ words }: Reading, start: number, end: number): Aim {
  let at = words.findIndex((word) => word.end > start);
  if (at < 0) at = words.length;
  const after = words.findIndex((word) => word.start >= end);
  // "What a nasty individual you are", « quel triste personnage tu fais ».
  for (let ahead = after < 0 ? words.length : after; ahead < after + 3; ahead += 1) {
    const [who, is] = [words[ahead]?.text, words[ahead + 1]?.text];
    if ((who === 'you' && (is === 'are' || is === 're')) || (who === 'tu' && (is === 'es' || is === 'fais'))) return 'you';
  }
  let linked = false;
  for (let back = at - 1; back >= 0 && back >= at - FAR; back -= 1) {
    const { text } = words[back]!;
    if (IS.has(text)) {
      linked = true;
      continue;
    }
    if ((text === 'what' || text === 'quel' || text === 'quelle') && back === at - 2) return 'them';
    if (linked && (THEM.has(text) || THEM.has(words[back - 1]?.text ?? ''))) return 'them';
    if (YOU.has(text)) return 'you';
    if (MANY.has(text)) return 'many';
    if (SELF.has(text)) return 'self';
    if (!BETWEEN.has(text)) break;
  }
  const [next, then] = after < 0 ? [] : [words[after]?.text, words[after + 1]?.text];
  if ((next === 'like' && then === 'you') || (next === 'comme' && then === 'toi') || (next === 'que' && then === 'tu')) return 'you';
  if (next === 'comme' && then === 'vous') return 'many';
  return null;
}

/** Whether a word is a sentence by itself, or what one is called at its end: "Clown.", "..., moron!". */
export function standsAlone(source: string, start: number, end: number): boolean {
  return /(?:^|[.,;:!?…\n]|\babsolute|\bcomplete|\btotal)\s*$/.test(source.slice(Math.max(0, start - 12), start)) && /^\s*(?:$|[.!?…\n])/.test(source.slice(end, end + 4));
}

/** Whether the word before makes a harsh one an attack: "stupid ...", "sale ...". */
export function isAgainst({ words }: Reading, start: number): boolean {
  const before = words.filter((word) => word.end <= start).at(-1);
  return before !== undefined && AGAINST.has(before.text);
}

const OBJECTS = set('you u ya yourself yourselves off toi ta te vous');

/** Whether a curse has an object: the word after it is "you", "off" and their like. */
export function hasObject({ words }: Reading, end: number): boolean {
  const after = words.find((word) => word.start >= end);
  return after !== undefined && OBJECTS.has(after.text);
}
