import type { Language } from '../text/language';
import { foldText, wordsOf } from '../text/fold';
import type { Form, Reading } from '../text/forms';

/** A word or phrase that is looked for. `*` at an end: whatever follows (or comes before) within the same word. */
export type Entry<T> = { words: string; language: Language | null; about: T };

/** What was found, where in the source, and whether it was disguised. */
export type Find<T> = { entry: Entry<T>; start: number; end: number; disguised: boolean };

/** Entries made ready for looking up. */
export type Lexicon<T> = {
  exact: Map<string, Entry<T>[]>;
  starts: Map<string, Entry<T>[]>;
  within: { root: string; entry: Entry<T> }[];
  phrases: Map<string, { words: string[]; entry: Entry<T> }[]>;
  byShape: Map<string, { word: string; entry: Entry<T> }[]>;
  innocent: ReadonlySet<string>;
};

const LONGEST_START = 24;

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/**
 * Makes entries ready. Their words are folded as the text will be.
 * @param innocent folded words that are never found, whatever the entries say
 */
export function makeLexicon<T>(entries: Entry<T>[], innocent: ReadonlySet<string> = new Set()): Lexicon<T> {
  const lexicon: Lexicon<T> = { exact: new Map(), starts: new Map(), within: [], phrases: new Map(), byShape: new Map(), innocent };
  for (const entry of entries) {
    const words = wordsOf(entry.words);
    const [word = ''] = words;
    if (!word) continue;
    const typed = foldText(entry.words).trim();
    if (words.length > 1) put(lexicon.phrases, word, { words, entry });
    else if (typed.startsWith('*')) lexicon.within.push({ root: word, entry });
    else if (typed.endsWith('*')) put(lexicon.starts, word, entry);
    else put(lexicon.exact, word, entry);
    if (words.length === 1) put(lexicon.byShape, `${word[0]}`, { word, entry });
  }
  return lexicon;
}

/** "f*ck" against "fuck": every letter that is shown is the same; at least two are. */
function fits(starred: string, word: string, open: boolean): boolean {
  if (open ? starred.length < word.length : starred.length !== word.length) return false;
  for (let at = 0; at < word.length; at += 1) if (starred[at] !== '*' && starred[at] !== word[at]) return false;
  return !open || !starred.slice(word.length).includes('*');
}

/** Of a word whose end is left out, the least share that must be shown, in tenths: "conna*" shows 5 letters of 7, "trou*" 4 of 7. */
const SHOWN = 6;

/** "conna*" against "connard": what is shown begins the word, and is most of it. */
function begins(cut: string, word: string): boolean {
  return word.length >= cut.length && word.startsWith(cut.slice(0, -1)) && (cut.length - 1) * 10 >= word.length * SHOWN;
}

function entriesOf<T>(lexicon: Lexicon<T>, form: Form): Entry<T>[] {
  const { text } = form;
  if (form.disguise === 'cut') return (lexicon.byShape.get(text[0]!) ?? []).filter(({ word }) => begins(text, word)).map(({ entry }) => entry);
  if (form.disguise === 'starred') {
    const alike = lexicon.byShape.get(text[0]!) ?? [];
    return alike.filter(({ word, entry }) => word.length >= 3 && fits(text, word, entry.words.trim().endsWith('*'))).map(({ entry }) => entry);
  }
  if (lexicon.innocent.has(text)) return [];
  const found = [...(lexicon.exact.get(text) ?? [])];
  for (let length = 2; length <= Math.min(text.length, LONGEST_START); length += 1) found.push(...(lexicon.starts.get(text.slice(0, length)) ?? []));
  for (const { root, entry } of lexicon.within) if (text.includes(root)) found.push(entry);
  return found;
}

/**
 * Finds the entries of a lexicon in a text that was read, at most 200, in the order of the text. Entries of another
 * language are left out; with a language of null (unknown), those that hold for every language and both lists are tried.
 */
export function findIn<T>(lexicon: Lexicon<T>, reading: Reading, language: Language | null): Find<T>[] {
  const finds: Find<T>[] = [];
  const seen = new Set<string>();
  const put = (entry: Entry<T>, start: number, end: number, disguised: boolean): void => {
    if (language && entry.language && entry.language !== language) return;
    const key = `${start}:${end}:${entry.words}`;
    if (seen.has(key) || finds.length >= 200) return;
    seen.add(key);
    finds.push({ entry, start, end, disguised });
  };
  for (const form of reading.forms) {
    for (const entry of entriesOf(lexicon, form)) put(entry, form.start, form.end, form.disguise !== 'none');
  }
  for (const track of [reading.words, reading.said]) {
    for (const [at, first] of track.entries()) {
      for (const { words, entry } of lexicon.phrases.get(first.text) ?? []) {
        if (!words.every((word, offset) => track[at + offset]?.text === word)) continue;
        const disguised = track === reading.said && words.some((_, offset) => track[at + offset]!.disguise === 'digits');
        put(entry, first.start, track[at + words.length - 1]!.end, disguised);
      }
    }
  }
  return finds.sort((a, b) => a.start - b.start || b.end - a.end);
}
