import { isTracked, type Tracked } from '../rules';
import { readListeners } from './audience.store.server';

/** Why somebody is told: the narrowest of what they follow. */
export type Because = 'thread' | 'category' | 'tag' | 'author';

export type AudienceMember = { memberId: string; level: Tracked; because: Because };

/**
 * Members who are to be told of a new thread or post, by their ids: those who watch or follow the thread, one of its
 * tags, its category or its author. Of several choices the narrowest holds (thread, tag, category, author; of several
 * tags the most attentive), so that a muted thread is silent whatever else is watched. Active members who may read the
 * category, and nobody else; the author may be among them.
 *
 * @param page `after`: the last id of the page before; a page shorter than `limit` is the last one
 */
export async function audienceOf(
  thread: { threadId: string; categoryId: string; tagIds: string[]; authorId: string },
  page: { after: string | null; limit: number },
): Promise<AudienceMember[]> {
  const told: AudienceMember[] = [];
  let after: string | null = page.after ?? '';
  while (after !== null && told.length < page.limit) {
    const { listeners, reached } = await readListeners(thread, after, page.limit - told.length);
    for (const { level, ...listener } of listeners) if (isTracked(level)) told.push({ ...listener, level });
    after = reached;
  }
  return told;
}
