/** A quotation as the writing box makes it: `> [name](/p/id)` at the beginning of a line. */
const LED_QUOTE = /^ {0,3}> ?\[(?:[^\]\\]|\\.)*\]\((?:https?:\/\/[^/\s)]+)?\/p\/([0-9a-z]{6,40})\)/gm;

/** Nobody answers more at once; who quotes everything tells nobody anything. */
const MOST = 10;

/** Ids of the posts that a text quotes, ten at most. */
export function quotedPosts(source: string): string[] {
  const ids = new Set<string>();
  for (const match of source.matchAll(LED_QUOTE)) if (ids.size < MOST && match[1]) ids.add(match[1]);
  return [...ids];
}
