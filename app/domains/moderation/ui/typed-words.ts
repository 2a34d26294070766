import type { DecidePanelProps } from './decide-panel';

/** Words as they stand; `title` null: it has none of its own. */
export type WordsRead = { version: number; title: string | null; source: string; tags: string[] | null };

const NAMES = ['title', 'body', 'tags'] as const;

/** A short mark of words, by which to tell whether they were changed: forms write line breaks in their own way. */
export function markOf(words: string): string {
  let mark = 0;
  for (const letter of words.replace(/\r\n?/g, '\n')) mark = (Math.imul(mark, 31) + letter.codePointAt(0)!) | 0;
  return mark.toString(36);
}

/** Marks of words as they are read. They go along with the form, for telling later what was typed over them. */
export function marksOf({ title, source, tags }: WordsRead): string {
  return [title ?? '', source, (tags ?? []).join(', ')].map(markOf).join('.');
}

/** What of a form that came back was typed over the words that had been read; what was left as it was is not there. */
export function typedWords({ value, values }: Pick<DecidePanelProps['entered'], 'value' | 'values'>): { [name in (typeof NAMES)[number]]?: string } {
  const read = value('read').split('.');
  const typed = NAMES.map((name, at) => [name, values(name).join(', '), read[at]] as const);
  return Object.fromEntries(typed.flatMap(([name, words, mark]) => (values(name).length > 0 && markOf(words) !== mark ? [[name, words]] : [])));
}

/** Whether title or text were typed over, not tags alone: these belong to the version that was read. */
export function isRewritten(entered: Parameters<typeof typedWords>[0]): boolean {
  const { title, body } = typedWords(entered);
  return title !== undefined || body !== undefined;
}
