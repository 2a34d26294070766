import { abuseLexicon, doubtful, type Abuse } from '../lexicons/abuse';
import { offerLexicon, type Offer } from '../lexicons/offers';
import { sentiments } from '../lexicons/sentiment';
import { limits, type Signal } from '../rules';
import { hiddenBetweenLetters, mixedWords } from '../text/fold';
import { findIn, type Find } from '../words/lexicon';
import { combinedIn } from './combined';
import { hatredIn } from './groups';
import { isBare, isNetworkAddress, luresIn, warns } from './lures';
import { banterOf, isName, isNamedAfter, isTold, laughs } from './manner';
import { aimOf, beginsThere, endsThere, hasObject, isAgainst, isCalled, isMeant, standsAlone, type Aim } from './aimed';
import { isQuoted } from './quoted';
import type { Draft } from './draft';

/** Points of a word by its class and at whom it is said. */
function abuseWeight(about: Abuse, aim: Aim): number {
  if (about === 'slur') return aim === 'self' ? 1 : 7;
  if (about === 'threat') return 7;
  if (about === 'menace') return 4;
  if (about === 'insult') return aim === 'self' ? 0.5 : 5;
  if (about === 'scorn') return aim === 'self' ? 0 : 3;
  if (about === 'harsh') return aim === 'you' || aim === 'many' ? 5 : aim === 'them' ? 3.5 : aim === 'self' ? 0 : 1;
  if (about === 'mild') return aim === 'you' ? 5 : aim === 'many' ? 3.5 : aim === 'them' ? 3 : 0;
  if (about === 'blame') return aim === 'you' ? 3 : aim === 'many' ? 1.5 : aim === 'them' ? 1 : 0;
  return 0.5;
}

const CURSES = new Set(['fuck*', 'nique']);

/** Nouns of the mild class that are nothing else: disguised, or alone between two stops, they are said to somebody. */
const PERSONS = /^(?:idiot|moron|imbecile|cretin|loser|clown|muppet|troll|halfwit|numpty|dimwit|simpleton|twit|jerk|weirdo|coward|ignare|neuneu|bolos|couillon|andouille|charlot|blaireau|illettre|analphabete|boulet|plonker|pillock|prat|berk|nitwit|numbskull|bonehead|lowlife|bootlick|cuck|bigot|abruti|tocard|bouffon|cassos|baltringue|raclure|nigaud|hypocrite|profiteur|larbin|mytho|scumbag|jackass|dumbass|tosser|bellend|wazzock|faggot|retard|dipshit|branleu|enfoire|salopard|mongol|pauvre (?:type|mec)|sale type|vieille peau)/;
/** Names of the mild class that are as bad said of somebody as to them. */
const GROSS = /^(?:fat|ugly|filthy|gros|grosse|vieux|vieille) (?:pig|cow|porc|truie|vache|baleine|carne)$/;

/** Classes of what one calls somebody. */
const NAMED: ReadonlySet<Abuse> = new Set(['slur', 'insult', 'scorn', 'harsh', 'mild']);

function weightOfFind(draft: Draft, find: Find<Abuse>): number {
  const { start, end, entry, disguised } = find;
  const weight = weightAsSaid(draft, find);
  if (isQuoted(draft, start, end) || isName(draft.source, entry.words, start, end)) return Math.min(weight, 1);
  if (NAMED.has(entry.about) && isTold(draft.reading, start)) return Math.min(weight, 1);
  return entry.about === 'mild' && !disguised && laughs(draft.source) ? Math.min(weight, banterOf(entry.words)) : weight;
}

/** Whether an entry's signs hold where it was found: `>` meant, `!` at the beginning and at the end of a sentence. */
function signsHold({ reading, source }: Draft, { entry: { words }, start, end }: Find<Abuse>): boolean {
  if (words.startsWith('>') && !isMeant(reading, start)) return false;
  if (words.startsWith('!') && !beginsThere(source, start)) return false;
  return !words.endsWith('!') || endsThere(source, end);
}

function weightAsSaid(draft: Draft, find: Find<Abuse>): number {
  const { reading, source } = draft;
  const { entry, start, end, disguised } = find;
  const { about } = entry;
  if (!signsHold(draft, find)) return 0;
  if (about === 'vulgar' && CURSES.has(entry.words) && hasObject(reading, end)) return 5;
  const person = (about === 'mild' || about === 'harsh') && PERSONS.test(entry.words);
  if ((about === 'harsh' || person) && isAgainst(reading, start)) return 5;
  if (person && standsAlone(source, start, end)) return about === 'harsh' ? 5 : 4;
  const called = person && (isCalled(draft, start, end) || isNamedAfter(source, end));
  const aim = called ? 'you' : aimOf(reading, start, end);
  const weight = (person && aim === 'many') || (aim === 'them' && GROSS.test(entry.words)) ? 5 : abuseWeight(about, aim);
  return (about === 'harsh' || person) && disguised ? Math.max(weight, 4) : weight;
}

/** What was found, by a list or by what a text says together, with its points. */
type Weighed = { start: number; end: number; disguised: boolean; about: Abuse; weight: number };

/** Abuse: the three weightiest finds, each with the words as written; coarse words together count 1.5 at most. */
export function abuseSignals(draft: Draft): Signal[] {
  const { reading, language, source } = draft;
  const finds = findIn(abuseLexicon(), reading, language).filter(({ entry, disguised }) => language !== null || disguised || !doubtful.has(entry.words));
  const weighed = finds
    .map((find): Weighed => ({ ...find, about: find.entry.about, weight: weightOfFind(draft, find) }))
    .concat([...hatredIn(draft), ...combinedIn(draft)].map(({ kind, weight, ...place }) => ({ ...place, about: kind, disguised: false, weight: isQuoted(draft, place.start, place.end) ? 1 : weight })))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const apart = weighed.filter((find, at) => !weighed.slice(0, at).some((other) => other.start < find.end && find.start < other.end));
  const heavy = apart.filter(({ weight }) => weight > 1).slice(0, 3);
  const light = Math.min(1.5, apart.filter(({ weight }) => weight <= 1).reduce((sum, { weight }) => sum + weight, 0));
  const signals = heavy.map(({ about, start, end, weight, disguised }): Signal => {
    const key = disguised ? 'screening.abuseDisguised' : 'screening.abuse';
    return { name: 'abuse', weight, words: { key, args: { words: source.slice(start, end).slice(0, 60), kind: about } } };
  });
  if (light > 0) signals.push({ name: 'abuse', weight: light, words: { key: 'screening.coarse', args: {} } });
  return signals;
}

const MOST = { sale: 9, pitch: 5, phishing: 9, contact: 4 } as const;
const NAMES = { sale: 'offer', pitch: 'offer', phishing: 'phishing', contact: 'contact' } as const;
/** From so many points a fraud is one wherever it leads. */
const CLEAR = 4.5;
/** From so many of them the words of sellers, and those of swindlers that honest people use too, say something. */
const leastIn = (length: number): number => 2 + Math.floor(length / 800);

/** What sellers write in figures: so much off, only so much, so much a day, a code to use. Each text is read once, and each part of it is bounded. */
const FIGURES = [
  /\d{1,3} ?% (?:off|discount|de r[ée]duction|de remise)|(?:^|\s)-\d{1,2} ?%/i,
  /\b(?:only|just|from|under|for only|seulement|d[eè]s|[àa] partir de|[àa]) [$£€]?\d[\d.,]{0,7} ?(?:[$£€]|euros?\b|usd\b|bucks\b)|\b(?:only|just|from) [$£€]\d|[$£€]\d[\d.,]{0,6} (?:each|only)/i,
  /[$£€]? ?\d[\d .,]{0,7}k? ?(?:[$£€]|euros?|usd|bucks)? ?(?:a|per|par|\/) ?(?:day|week|month|hour|jour|semaine|mois|heure)\b/i,
  /\b(?:code|coupon)[: ]+[A-Z]+\d+[A-Z\d]*\b/,
];
/**
 * Somebody is asked for a secret: what is theirs, and a verb that has them part with it, in one sentence. Also said by those who
 * explain how to sign in, which is why it weighs less without a way out of the house.
 */
const SECRETS = /\b(?:your|ur|votre|vos|ton|ta|tes|the (?:12|24)|full name)\b[^.!?\n]{0,50}\b(?:pass ?words?|passcode|pin|sort code|bank (?:details|card|login|account)|card (?:number|details)|social security|recovery phrase|seed phrase|private key|sms code|date of birth|login|username|logins?|identifiants?|mots? de passe|code secret|codes? (?:sms|re[cç]u)|carte bancaire|coordonn[ée]es|rib|iban|num[ée]ro de (?:carte|s[ée]cu)|date de naissance|24 mots|12 mots)\b/i;
const ASKS = /\b(?:send|text|give|(?:re-?)?enter|confirm|verify|provide|submit|reply|complete|fill|scan|import|validate|appeal|log ?in|sign in|envoy(?:er|ez|e)|renvoy(?:er|ez)|donn(?:er|ez|e)|entr(?:er|ez|e)|(?:res)?saisi(?:r|ssez|s)|confirm(?:er|ez)|v[ée]rifi(?:er|ez)|valid(?:er|ez)|rempli(?:r|ssez)|communiqu(?:er|ez)|transmett(?:re|ez)|connect(?:er|ez))\b/i;
/** The sentence around a place: 120 characters before and 60 after at most. */
function sentenceAround(source: string, start: number, end: number): string {
  const [before, after] = [source.slice(Math.max(0, start - 120), start), source.slice(end, end + 60)];
  return before.slice(before.search(/[^.!?\n]*$/)) + source.slice(start, end) + after.slice(0, after.search(/[.!?\n]|$/));
}
const PICTURES = /[\u{1F4B0}\u{1F4B8}\u{1F4B5}\u{1F680}\u{1F525}\u{1F381}\u{1F911}\u{1F4C8}\u{1F48B}\u{1F618}\u{1F609}\u{2705}\u{1F449}\u{1F4B2}\u{1F51E}\u{1F60D}]/u;
const DETAILS = /[\w.+-]{2,64} ?@ ?[\w-]{1,63}\.[a-z]{2,10}|\+?\d[\d .()~-]{7,18}\d|[\w.-]{3,30} ?@ ?(?:protonmail|gmail|proton)\b/gi;
const PHONE_DIGITS = 9;
const DATE = /\d{4}[-.]\d\d[-.]\d\d|\d\.\d{1,2}\.\d{3,}/;

/**
 * Offers, frauds and calls to go elsewhere; half as weighty from members who are known, and a quarter when only quoted. Who warns of a
 * fraud, without a way out, names it: that weighs 1 at most, as do words of the news without another lure.
 */
export function offerSignals(draft: Draft): Signal[] {
  const { reading, language, source, isNew, links } = draft;
  const found = new Map<Offer['kind'], { words: string[]; weight: number; count: number }>();
  const add = (kind: Offer['kind'], words: string, weight: number): void => {
    const { words: before, weight: sum, count } = found.get(kind) ?? { words: [], weight: 0, count: 0 };
    found.set(kind, { words: [...before, words.slice(0, 40)], weight: sum + weight, count: count + 1 });
  };
  const seen = new Set<string>();
  let last = -1;
  let bare = true;
  for (const { entry, start, end, disguised } of findIn(offerLexicon(), reading, language) satisfies Find<Offer>[]) {
    // Of finds that lie in one another the first and longest counts, once.
    if (seen.has(entry.words) || end <= last) continue;
    last = end;
    seen.add(entry.words);
    if (entry.about.kind === 'sale' && !isBare(entry.words)) bare = false;
    const hidden = disguised && entry.about.kind === 'sale' && entry.about.weight >= 3 ? 1.5 : 1;
    add(entry.about.kind, source.slice(start, end), entry.about.weight * (isQuoted(draft, start, end) ? 0.25 : hidden));
  }
  for (const { kind, words, weight, start, end } of luresIn(source)) {
    if (kind === 'sale') bare = false;
    add(kind, words, weight * (isQuoted(draft, start, end) ? 0.25 : 1));
  }
  for (const figure of FIGURES) {
    const [words] = figure.exec(source) ?? [];
    if (words) add('pitch', words.trim(), 1);
  }
  const [picture] = PICTURES.exec(source) ?? [];
  if (picture) add('pitch', picture, 1);
  const asked = SECRETS.exec(source);
  if (asked && isNew && ASKS.test(sentenceAround(source, asked.index, asked.index + asked[0].length))) add('phishing', asked[0], isQuoted(draft, asked.index, asked.index + asked[0].length) ? 0.5 : 2.5);
  const details = [...source.matchAll(DETAILS)].map(([text]) => text).find((text) => text.includes('@') || (!isNetworkAddress(text) && !DATE.test(text) && (text.match(/\d/g)?.length ?? 0) >= PHONE_DIGITS));
  if (details && isNew) add('contact', details, 2);
  const least = leastIn(source.length);
  const wayOut = links.length > 0 || found.has('contact');
  const fraud = found.get('phishing');
  const pitched = (found.get('pitch')?.count ?? 0) >= least;
  const lures = found.has('sale') || (fraud !== undefined && (fraud.count >= least || fraud.weight >= 2)) || pitched;
  const named = bare && !pitched && !fraud && !wayOut;
  const warned = links.length === 0 && !details && warns(source);
  return [...found].flatMap(([kind, { words, weight, count }]) => {
    if (kind === 'pitch' && (!isNew || count < least)) return [];
    if (kind === 'phishing' && count < least && weight < 2) return [];
    const alone = ((kind === 'pitch' || (kind === 'phishing' && weight < CLEAR)) && !wayOut) || (kind === 'contact' && !lures && links.length === 0) ? 0.5 : 1;
    const urged = (kind === 'sale' || kind === 'phishing') && isNew && wayOut ? 1 : 0;
    const most = (kind === 'sale' && named) || (kind === 'phishing' && warned) ? 1 : MOST[kind];
    const points = Math.min(most, weight) * alone * (isNew ? 1 : 0.5) + urged;
    return { name: NAMES[kind], weight: Math.round(points * 10) / 10, words: { key: `screening.${NAMES[kind]}`, args: { words: words.slice(0, 3).join(', ') } } };
  });
}

/** The feeling of a text, from -3 to 3: the mean of its telling words; null with fewer than three of them. */
export function sentimentOf({ reading, language }: Draft): number | null {
  const feelings = language ? sentiments[language] : null;
  if (!feelings) return null;
  const told = reading.words.flatMap((word) => feelings.get(word.text) ?? []);
  return told.length < 3 ? null : told.reduce((sum, each) => sum + each, 0) / told.length;
}

/** How a text is written: tone, capitals, hidden letters. */
export function toneSignals(draft: Draft): Signal[] {
  const signals: Signal[] = [];
  const { source, isNew } = draft;
  const tone = sentimentOf(draft);
  if (tone !== null && tone < limits.sentiment) {
    signals.push({ name: 'sentiment', weight: 0.5, words: { key: 'screening.sentiment', args: { tone: Math.round(tone * 10) / 10 } } });
  }
  const letters = source.match(/\p{L}/gu)?.length ?? 0;
  const capitals = source.match(/\p{Lu}/gu)?.length ?? 0;
  if (letters >= 20 && capitals * 10 > letters * 6) {
    signals.push({ name: 'shouting', weight: 1, words: { key: 'screening.shouting', args: { percent: Math.round((capitals / letters) * 100) } } });
  }
  const mixed = mixedWords(source).filter((word) => word.length > 3);
  const hidden = hiddenBetweenLetters(source);
  if (mixed.length > 0) signals.push({ name: 'hidden-letters', weight: isNew ? 3.5 : 2, words: { key: 'screening.mixedLetters', args: { words: mixed.join(', ').slice(0, 80) } } });
  else if (hidden > 0) signals.push({ name: 'hidden-letters', weight: isNew ? 2.5 : 1.5, words: { key: 'screening.hiddenLetters', args: { count: hidden } } });
  return signals;
}
