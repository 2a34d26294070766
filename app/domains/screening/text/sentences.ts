import type { Form } from './forms';

/** A word within its sentence; `breaks`: a comma or another sign stands before it, or the sentence begins with it. */
export type Token = { text: string; start: number; end: number; breaks: boolean };

/** Longest sentence that is looked at as one: what follows is read as another. */
const LONGEST = 40;
const STOP = /[.!?…\n]/;
const BREAK = /[,;:()«»"“”–—-]/;

/** The sentences of a text, word by word. Every sentence is bounded, so that work on each of its words is, too. */
export function sentencesIn(words: readonly Form[], source: string): Token[][] {
  const sentences: Token[][] = [];
  let sentence: Token[] = [];
  let end = 0;
  for (const word of words) {
    const between = source.slice(end, word.start).slice(0, 12);
    if (sentence.length > 0 && (STOP.test(between) || sentence.length >= LONGEST)) {
      sentences.push(sentence);
      sentence = [];
    }
    sentence.push({ text: word.text, start: word.start, end: word.end, breaks: sentence.length === 0 || BREAK.test(between) });
    end = word.end;
  }
  if (sentence.length > 0) sentences.push(sentence);
  return sentences;
}

/** Words as a set, written with spaces between them. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** The first place from `from` to before `to` whose word is of a class; -1 without one. */
export function placeOf(tokens: readonly Token[], words: ReadonlySet<string>, from = 0, to = tokens.length): number {
  for (let at = Math.max(0, from); at < Math.min(to, tokens.length); at += 1) if (words.has(tokens[at]!.text)) return at;
  return -1;
}

/** Whether words follow one another from a place on; each is a word or a class of words. */
export function follows(tokens: readonly Token[], at: number, ...parts: (string | ReadonlySet<string>)[]): boolean {
  return parts.every((part, offset) => {
    const text = tokens[at + offset]?.text;
    return text !== undefined && (typeof part === 'string' ? text === part : part.has(text));
  });
}
