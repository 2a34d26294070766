import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What a sample is. The first four shall be published; the others shall not. */
export const kinds = ['good', 'complaint', 'coarse', 'innocent', 'spam', 'phishing', 'insult', 'disguised', 'threat'] as const;
type Kind = (typeof kinds)[number];

/** One labelled text. `line`: of its file, from 0. */
export type Sample = { language: 'en' | 'fr'; kind: Kind; text: string; bad: boolean; line: number };

const fine: readonly string[] = kinds.slice(0, 4);
const isKind = (word: string): word is Kind => (kinds as readonly string[]).includes(word);

/** The samples of a language, written for this bench: `kind|text`, one a line. @throws when a label is unknown */
export function readSamples(language: 'en' | 'fr'): Sample[] {
  const file = path.join(import.meta.dirname, 'samples', `${language}.txt`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((row, line) => {
      const at = row.indexOf('|');
      const kind = row.slice(0, at);
      if (!isKind(kind)) throw new Error(`${file}:${line + 1}: unknown label “${kind}”`);
      return { language, kind, text: row.slice(at + 1), bad: !fine.includes(kind), line };
    });
}
