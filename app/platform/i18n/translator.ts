import { createTranslator } from 'use-intl/core';
import type { Locale } from './locale';

export type MessageValues = Record<string, string | number | Date>;

/** Says a message: `t('threads.answerCount', { n: 3 })`. An unknown key is a bug and shows as itself. */
export type T = (key: string, values?: MessageValues) => string;

/** The same for readers of any zone: `t.in('Europe/Paris')` says moments by the clocks there, `t` itself in UTC. */
export interface Speaker extends T {
  in(timeZone: string): T;
}

export interface MessageTree {
  [key: string]: string | MessageTree;
}

/** Sentences with values that a language keeps at most. */
const KEPT = 5_000;

/** Moments in sentences, `{until, date, moment}`, as pages write them beside (`full` of `ui/format.ts`), with their zone; `day` without. */
const FORMATS = {
  dateTime: {
    moment: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
    day: { day: 'numeric', month: 'long', year: 'numeric' },
  },
} as const;
const INTL: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' };

/**
 * Makes the translator of one language. Messages without ICU arguments, nearly all of them, skip the
 * formatter; the others are parsed once, because this object is made once a language and kept.
 */
export function translator(locale: Locale, messages: MessageTree): Speaker {
  const plain = new Map<string, string>();
  const timed = new Set<string>();
  collect(messages, '', plain, timed);
  const maker = (timeZone: string): T =>
    createTranslator({
      locale: INTL[locale],
      messages,
      formats: FORMATS,
      timeZone,
      onError: () => {},
      getMessageFallback: ({ key }) => key,
    }) as unknown as T;
  const format = maker('UTC');
  const said = new Map<string, string>();
  const speak: T = (key, values) => {
    const text = plain.get(key);
    if (text !== undefined) return text;
    // Pages say the same few sentences over and over, and looking one up is much quicker than making it.
    let name = key;
    for (const gap in values) name += `|${gap}=${String(values[gap])}`;
    let sentence = said.get(name);
    if (sentence === undefined) {
      sentence = format(key, values);
      if (said.size >= KEPT) said.clear();
      said.set(name, sentence);
    }
    return sentence;
  };
  // Only the few sentences with a moment are made again for each zone; the same function each time, for React.
  const zones = new Map([['UTC', speak]]);
  const inZone = (timeZone: string): T => {
    const known = zones.get(timeZone);
    if (known) return known;
    let local: T | undefined;
    const there: T = (key, values) => (timed.has(key) ? (local ??= maker(timeZone))(key, values) : speak(key, values));
    zones.set(timeZone, there);
    return there;
  };
  return Object.assign(speak, { in: inZone });
}

function collect(tree: MessageTree, path: string, plain: Map<string, string>, timed: Set<string>): void {
  for (const [key, value] of Object.entries(tree)) {
    const full = path ? `${path}.${key}` : key;
    if (typeof value !== 'string') collect(value, full, plain, timed);
    else if (!/[{<'#]/.test(value)) plain.set(full, value);
    else if (/, date\b/.test(value)) timed.add(full);
  }
}
