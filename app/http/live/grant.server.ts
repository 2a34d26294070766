import { isMember, isStaff, type Actor } from '~/domains/identity';
import { peekSessions } from '~/domains/identity/index.server';
import { forgetCategories, readableCategoryIds, sightOfThreads } from '~/domains/threads/index.server';
import type { Granted, Wish } from '~/platform/realtime/index.server';

const VISITOR: Actor = { kind: 'visitor', via: 'browser', locale: 'en' };

/**
 * What pages may hear: of a thread, who may open it; of lists, of the categories that one may read; of a member, that
 * member alone; of staff's matters, staff. What one may not hear is left out, as if it were not there. Two queries for
 * any number of pages, and one of the categories.
 */
export async function grant(wishes: readonly Wish[]): Promise<Granted[]> {
  forgetCategories();
  const [members, sees] = await Promise.all([
    peekSessions([...new Set(wishes.flatMap(({ sessionId }) => sessionId ?? []))]),
    sightOfThreads(wishes.flatMap(({ topics }) => topics.flatMap((topic) => (topic.startsWith('thread:') ? topic.slice(7) : [])))),
  ]);
  return Promise.all(
    wishes.map(async ({ sessionId, topics }) => {
      const actor = members.get(sessionId ?? '') ?? VISITOR;
      const granted: string[] = [];
      for (const topic of topics) {
        if (topic === 'lists') granted.push(...(await readableCategoryIds(actor)).map((id) => `lists:${id}`));
        else if (mayHear(actor, topic, sees)) granted.push(topic);
      }
      return { memberId: isMember(actor) ? actor.id : null, topics: granted };
    }),
  );
}

function mayHear(actor: Actor, topic: string, sees: (actor: Actor, threadId: string) => boolean): boolean {
  const [kind, id = ''] = topic.split(':');
  if (kind === 'thread') return sees(actor, id);
  if (kind === 'member') return isMember(actor) && actor.id === id;
  return kind === 'staff' && isStaff(actor);
}
