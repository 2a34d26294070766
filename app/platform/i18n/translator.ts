import { createTranslator } from 'use-intl/core';
import type { Locale } from './locale';

export type MessageValues = Record<string, string | number | Date>;

/** Says a message: `t('threads.answerCount', { n: 3 })`. An unknown key is a bug and shows as itself. */
export type T = (key: string, values?: MessageValues) => string;

export interface MessageTree {
  [key: string]: string | MessageTree;
}

/** Sentences with values that a language keeps at most. */
const KEPT = 5_000;

/**
 * Makes the translator of one language. Messages without ICU arguments, nearly all of them, skip the
 * formatter; the others are parsed once, because this object is made once a language and kept.
 */
export function translator(locale: Locale, messages: MessageTree): T {
  const plain = new Map<string, string>();
  collect(messages, '', plain);
  const format = createTranslator({
    locale,
    messages,
    timeZone: 'UTC',
    onError: () => {},
    getMessageFallback: ({ key }) => key,
  }) as unknown as T;
  const said = new Map<string, string>();
  return (key, values) => {
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
}

function collect(tree: MessageTree, path: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    const full = path ? `${path}.${key}` : key;
    if (typeof value !== 'string') collect(value, full, into);
    else if (!/[{<'#]/.test(value)) into.set(full, value);
  }
}
