import { GRACE } from '../rules';

/** Characters between the common beginning and the common end of two texts, of the longer one. */
export function changedCharacters(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return Math.max(before.length, after.length) - start - end;
}

/**
 * Whether an edit is kept as a revision: not when the same hand changes fewer than 100 characters within
 * five minutes of its last change (peers.md, C8).
 */
export function leavesRevision(
  last: { lastEditorId: string; lastChangeAt: Date },
  edit: { editorId: string; at: Date; characters: number },
): boolean {
  const seconds = (edit.at.getTime() - last.lastChangeAt.getTime()) / 1000;
  return edit.editorId !== last.lastEditorId || seconds > GRACE.seconds || edit.characters >= GRACE.characters;
}
