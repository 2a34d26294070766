import { foldText } from '../text/fold';
import { limits, type Signal } from '../rules';
import type { Draft, Known } from './draft';

/** Words by which a name claims to speak for the brand. */
const CLAIMS = /support|offic|service|team|equipe|staff|admin|moder|helpdesk|aide|sav|assistance|security|securite|billing/;

function nameKey(name: string): string {
  return foldText(name).replace(/[^\p{L}\p{N}]/gu, '').replaceAll('0', 'o').replace(/[1i|]/g, 'l').replaceAll('rn', 'm').replaceAll('5', 's');
}

/** The guarded name that a member's name is taken for; null when it is like none. */
export function borrowedName(names: (string | null)[], guarded: string[]): string | null {
  for (const guard of guarded) {
    const key = nameKey(guard);
    if (key.length < 3) continue;
    for (const name of names) {
      const plain = name ? nameKey(name) : '';
      if (plain === key || (key.length >= 4 && plain.includes(key) && CLAIMS.test(foldText(name ?? '').replaceAll(/[^a-z]/g, '')))) return guard;
    }
  }
  return null;
}

/** What the author is and did: first posts, haste, images, a borrowed name. */
export function authorSignals({ input, isNew, source }: Draft, { brandName }: Known): Signal[] {
  const signals: Signal[] = [];
  const { author, typedMs, images = 0, portrait = false } = input;
  if (isNew) {
    signals.push({ name: 'first-post', weight: 1, words: { key: 'screening.firstPost', args: { count: author.approvedPosts } } });
    if (typedMs != null && typedMs < limits.fastMs && source.length > limits.fastLength) {
      signals.push({ name: 'typed-fast', weight: 4, words: { key: 'screening.typedFast', args: { seconds: Math.round(typedMs / 100) / 10 } } });
    }
    // Pictures say what no list of words finds: with a first post one is looked at, and several wait (peers.md, M10 and M26).
    if (images > 0) {
      signals.push({ name: 'images', weight: images > limits.newImages ? 4 : 2, words: { key: 'screening.images', args: { count: images } } });
    }
  }
  if (isNew && portrait) signals.push({ name: 'portrait', weight: images > 0 ? 0.5 : 2, words: { key: 'screening.portrait', args: {} } });
  const borrowed = borrowedName([author.username, author.displayName], [brandName, ...(input.guardedNames ?? [])]);
  if (borrowed) signals.push({ name: 'name-borrowed', weight: 4, words: { key: 'screening.nameBorrowed', args: { name: borrowed } } });
  return signals;
}
