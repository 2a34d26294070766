import { abuseLexicon, doubtful, type Abuse } from '../lexicons/abuse';
import { offerLexicon, type Offer } from '../lexicons/offers';
import { sentiments } from '../lexicons/sentiment';
import { limits, type Signal } from '../rules';
import { hiddenBetweenLetters, mixedWords } from '../text/fold';
import { findIn, type Find } from '../words/lexicon';
import { aimOf, hasObject, isAgainst, type Aim } from './aimed';
import type { Draft } from './draft';

/** Points of a word by its class and at whom it is said. */
function abuseWeight(about: Abuse, aim: Aim): number {
  if (about === 'slur' || about === 'threat') return 7;
  if (about === 'insult') return aim === 'self' ? 0.5 : 5;
  if (about === 'harsh') return aim === 'you' || aim === 'many' ? 5 : aim === 'self' ? 0 : 1;
  if (about === 'mild') return aim === 'you' ? 5 : aim === 'many' ? 3.5 : 0;
  if (about === 'blame') return aim === 'you' ? 3 : aim === 'many' ? 1.5 : 0;
  return 0.5;
}

const CURSES = new Set(['fuck*', 'nique']);

function weightOfFind({ reading }: Draft, { entry, start, end, disguised }: Find<Abuse>): number {
  const { about } = entry;
  if (about === 'vulgar' && CURSES.has(entry.words) && hasObject(reading, end)) return 5;
  if (about === 'harsh' && isAgainst(reading, start)) return 5;
  const weight = abuseWeight(about, aimOf(reading, start, end));
  return about === 'harsh' && disguised ? Math.max(weight, 3.5) : weight;
}

/** Abuse: the three weightiest finds, each with the words as written; coarse words together count 1.5 at most. */
export function abuseSignals(draft: Draft): Signal[] {
  const { reading, language, source } = draft;
  const finds = findIn(abuseLexicon(), reading, language).filter(({ entry, disguised }) => language !== null || disguised || !doubtful.has(entry.words));
  const weighed = finds
    .map((find) => ({ ...find, weight: weightOfFind(draft, find) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const apart = weighed.filter((find, at) => !weighed.slice(0, at).some((other) => other.start < find.end && find.start < other.end));
  const heavy = apart.filter(({ weight }) => weight > 1).slice(0, 3);
  const light = Math.min(1.5, apart.filter(({ weight }) => weight <= 1).reduce((sum, { weight }) => sum + weight, 0));
  const signals = heavy.map(({ entry, start, end, weight, disguised }): Signal => {
    const key = disguised ? 'screening.abuseDisguised' : 'screening.abuse';
    return { name: 'abuse', weight, words: { key, args: { words: source.slice(start, end).slice(0, 60), kind: entry.about } } };
  });
  if (light > 0) signals.push({ name: 'abuse', weight: light, words: { key: 'screening.coarse', args: {} } });
  return signals;
}

const MOST = { sale: 9, phishing: 9, contact: 4 } as const;
const NAMES = { sale: 'offer', phishing: 'phishing', contact: 'contact' } as const;

/** Offers, frauds and calls to go elsewhere; half as weighty from members who are known. */
export function offerSignals({ reading, language, source, isNew, links }: Draft): Signal[] {
  const found = new Map<Offer['kind'], { words: string[]; weight: number }>();
  const seen = new Set<string>();
  for (const { entry, start, end } of findIn(offerLexicon(), reading, language) satisfies Find<Offer>[]) {
    if (seen.has(entry.words)) continue;
    seen.add(entry.words);
    const kind = found.get(entry.about.kind) ?? { words: [], weight: 0 };
    kind.words.push(source.slice(start, end).slice(0, 40));
    kind.weight += entry.about.weight;
    found.set(entry.about.kind, kind);
  }
  const details = source.match(/[\w.+-]{2,64}@[\w-]{1,63}\.[a-z]{2,10}|\+?\d[\d .()-]{7,18}\d/gi)?.[0];
  if (details && isNew) {
    const contact = found.get('contact') ?? { words: [], weight: 0 };
    found.set('contact', { words: [details, ...contact.words], weight: contact.weight + 2 });
  }
  const lures = found.has('sale') || found.has('phishing');
  return [...found].map(([kind, { words, weight }]) => {
    const alone = kind === 'contact' && !lures && links.length === 0 ? 0.5 : 1;
    const points = Math.min(MOST[kind], weight) * alone * (isNew ? 1 : 0.5) + (kind !== 'contact' && isNew && (links.length > 0 || found.has('contact')) ? 1 : 0);
    return { name: NAMES[kind], weight: points, words: { key: `screening.${NAMES[kind]}`, args: { words: words.slice(0, 3).join(', ') } } };
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
