import { findImported, findTag } from './legacy.store.server';

/** What an old address names: `/questions/ID`, `/a/ID` and `/q/ID` (a question or an answer, whose numbers are of one series), `/users/ID`, `/questions/tagged/TAG`. */
export type LegacyKind = 'question' | 'post' | 'user' | 'tag';

type LegacyTarget =
  | { kind: 'thread'; id: string; slug: string }
  | { kind: 'post'; id: string }
  | { kind: 'member'; username: string }
  | { kind: 'tag'; slug: string };

/**
 * Where the thing behind an old address of an imported community is now; null when there is none.
 * Whether the reader may see it is for the page there to say. With several imports the oldest thing wins.
 *
 * @param id the number in the address, or the name of a tag
 */
export async function lookupLegacy(kind: LegacyKind, id: string): Promise<LegacyTarget | null> {
  if (kind === 'tag') {
    const tag = id.length <= 100 ? await findTag(id.toLowerCase()) : null;
    return tag === null ? null : { kind: 'tag', slug: tag };
  }
  if (!/^-?\d{1,15}$/.test(id)) return null;
  const found = await findImported(kind === 'user' ? ['user'] : ['question', 'answer'], id);
  if (!found) return null;
  if (found.kind === 'user') return { kind: 'member', username: found.name };
  return found.kind === 'question' ? { kind: 'thread', id: found.id, slug: found.name } : { kind: 'post', id: found.id };
}
