import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What a sample is. The first four shall be published; the others shall not. */
export const kinds = ['good', 'complaint', 'coarse', 'innocent', 'spam', 'phishing', 'insult', 'disguised', 'threat'] as const;
type Kind = (typeof kinds)[number];

/** What stands beside a text and speaks as well. */
const circumstances = z
  .strictObject({
    /** Whether its author is new here; without it every third is, and all who advertise or defraud, as they are on real sites. */
    isNew: z.boolean(),
    /** Seconds of typing. */
    typed: z.number(),
    /** Images uploaded into it. */
    images: z.number(),
    /** Its author shows a picture of their own choice. */
    portrait: z.boolean(),
    /** Its author's name. */
    name: z.string(),
    /** Other new members who linked to the same host. */
    hostMembers: z.number(),
    /** Nine tenths of it stand in another text: of the same author, of another, or one that was rejected. */
    twin: z.enum(['own', 'other', 'rejected']),
  })
  .partial();
type Circumstances = z.output<typeof circumstances>;

/** One labelled text. `line`: of its file, from 0. */
export type Sample = { language: 'en' | 'fr'; kind: Kind; text: string; beside: Circumstances; bad: boolean; line: number };

const fine: readonly string[] = kinds.slice(0, 4);
const isKind = (word: string): word is Kind => (kinds as readonly string[]).includes(word);

/** seen: what the lists were written and weighed by. unseen: read by nobody who writes lists; whoever mends them by it moves it to the others and writes new ones. */
export const sets = ['unseen', 'seen'] as const;
export type SampleSet = (typeof sets)[number];

/** The samples of a language, written for this bench: `kind|text` or `kind {circumstances}|text`, one a line. @throws when one is not readable */
export function readSamples(language: 'en' | 'fr', set: SampleSet): Sample[] {
  const file = path.join(import.meta.dirname, 'samples', set === 'seen' ? `${language}.txt` : `unseen.${language}.txt`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((row, line) => {
      const at = row.indexOf('|');
      const [kind = '', beside = '{}'] = row.slice(0, at).split(/ (?=\{)/);
      if (!isKind(kind)) throw new Error(`${file}:${line + 1}: unknown label “${kind}”`);
      return { language, kind, text: row.slice(at + 1), beside: circumstances.parse(JSON.parse(beside)), bad: !fine.includes(kind), line };
    });
}
