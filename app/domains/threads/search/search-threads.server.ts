import type { Actor } from '~/domains/identity';
import { readableCategories } from '../categories/cached-categories.server';
import { labelOf } from '../categories/category-view';
import type { SearchInput } from '../input';
import { readCursor, writeCursor } from '../reading/cursor';
import { findPeople } from '../reading/people.server';
import { labelled } from '../reading/post-views';
import type { SearchHit } from '../types';
import { cleanTitle } from '../words';
import { readHits } from './search.store.server';
import { excerptAround, markWords, wantedWords } from './words-of';

const PAGE = 20;
/** Nobody turns further. */
const LAST = 400;

/**
 * Threads with these words in a title or a post, accents and case aside, the best first; each with its
 * best post and the words marked. `"exact phrase"`, `or` and `-without` work. Only what the actor finds
 * in lists: nothing of private categories, removed posts or unlisted threads.
 *
 * @throws Invalid on `cursor`
 */
export async function searchThreads(actor: Actor, { q: asked, cursor }: SearchInput): Promise<{ hits: SearchHit[]; next: string | null }> {
  const q = cleanTitle(asked);
  const words = wantedWords(q);
  if (words.length === 0) return { hits: [], next: null };
  const { byId, all } = await readableCategories(actor);
  const offset = Math.min(LAST, Math.max(0, Number(readCursor(cursor, 'search')?.keys[0] ?? 0) || 0));
  const found = await readHits({ q, categoryIds: all ? null : [...byId.keys()], limit: PAGE + 1, offset });
  const person = await findPeople(found.map((hit) => hit.authorId));
  const hits = found.slice(0, PAGE).flatMap((hit): SearchHit[] => {
    const category = byId.get(hit.categoryId);
    if (!category) return [];
    const { postId, postKind, number, createdAt, threadId: id, slug, kind, replyCount } = hit;
    return [
      {
        postId,
        postKind,
        number,
        createdAt,
        author: labelled(person(hit.authorId), hit.authorLabel),
        thread: { id, slug, kind, replyCount, accepted: hit.acceptedCount > 0, category: labelOf(category, actor.locale) },
        title: markWords(hit.title, words),
        excerpt: excerptAround(hit.text, words),
      },
    ];
  });
  const next = offset + PAGE;
  return { hits, next: found.length > PAGE && next <= LAST ? writeCursor({ of: 'search', back: false, keys: [next], id: '' }) : null };
}
