import { diffArrays, diffWordsWithSpace } from 'diff';
import type { DiffRow, DiffSide } from '../types';

/** Beyond so many differing lines or words the texts are shown as two wholes: nobody reads more, and time stays bounded. */
const MAX_LINES_CHANGED = 1_000;
const MAX_WORDS_CHANGED = 300;

/** Two texts side by side, line by line; within a changed line the words that differ are marked. */
export function diffTexts(before: string, after: string): DiffRow[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const parts = diffArrays(old, fresh, { maxEditLength: MAX_LINES_CHANGED });
  if (!parts) return pairUp(old, fresh);
  const rows: DiffRow[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!;
    const next = parts[at + 1];
    if (part.removed && next?.added) {
      rows.push(...pairUp(part.value, next.value));
      at++;
    } else if (part.removed) rows.push(...pairUp(part.value, []));
    else if (part.added) rows.push(...pairUp([], part.value));
    else rows.push(...part.value.map((line): DiffRow => ({ kind: 'same', before: plainSide(line), after: plainSide(line) })));
  }
  return rows;
}

function pairUp(before: string[], after: string[]): DiffRow[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at): DiffRow => {
    const [old, fresh] = [before[at], after[at]];
    if (old === undefined) return { kind: 'added', before: null, after: plainSide(fresh ?? '') };
    if (fresh === undefined) return { kind: 'removed', before: plainSide(old), after: null };
    return { kind: 'changed', ...diffLine(old, fresh) };
  });
}

function diffLine(before: string, after: string): { before: DiffSide; after: DiffSide } {
  const words = diffWordsWithSpace(before, after, { maxEditLength: MAX_WORDS_CHANGED });
  if (!words) return { before: [{ text: before, changed: true }], after: [{ text: after, changed: true }] };
  const side = (dropped: 'added' | 'removed') =>
    words.filter((word) => !word[dropped]).map((word) => ({ text: word.value, changed: word.added || word.removed }));
  return { before: side('added'), after: side('removed') };
}

function plainSide(line: string): DiffSide {
  return [{ text: line, changed: false }];
}
