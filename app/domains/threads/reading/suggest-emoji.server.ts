import { nameToEmoji } from 'gemoji';

const SHOWN = 8;

/** Emoji whose names begin so, then those whose names hold it, eight at most; for the list under a `:`. */
export function suggestEmoji(q: string): { name: string; emoji: string }[] {
  const wanted = q.toLowerCase();
  const names = Object.keys(nameToEmoji);
  const beginning = names.filter((name) => name.startsWith(wanted));
  const holding = names.filter((name) => !name.startsWith(wanted) && name.includes(wanted));
  return [...beginning, ...holding].slice(0, SHOWN).map((name) => ({ name, emoji: nameToEmoji[name] ?? '' }));
}
