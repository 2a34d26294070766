import { isMember, isStaff, type Actor } from '~/domains/identity';
import { peekSessions } from '~/domains/identity/index.server';
import { sightOfConversations } from '~/domains/messages/index.server';
import { forgetCategories, readableCategoryIds, sightOfThreads } from '~/domains/threads/index.server';
import type { Granted, Wish } from '~/platform/realtime/index.server';

const VISITOR: Actor = { kind: 'visitor', via: 'browser', locale: 'en' };

/**
 * What pages may hear: of a thread, who may open it; of lists, of the categories that one may read; of a conversation, its
 * two sides; of a member, that member alone; of staff's matters, staff. What one may not hear is left out, as if it were
 * not there. Two queries for any number of pages, one more where conversations are open, and one of the categories.
 */
export async function grant(wishes: readonly Wish[]): Promise<Granted[]> {
  forgetCategories();
  const idsOf = (kind: string) => wishes.flatMap(({ topics }) => topics.flatMap((topic) => (topic.startsWith(`${kind}:`) ? topic.slice(kind.length + 1) : [])));
  const [members, seesThread, seesConversation] = await Promise.all([
    peekSessions([...new Set(wishes.flatMap(({ sessionId }) => sessionId ?? []))]),
    sightOfThreads(idsOf('thread')),
    sightOfConversations(idsOf('conversation')),
  ]);
  return Promise.all(
    wishes.map(async ({ sessionId, topics }) => {
      const actor = members.get(sessionId ?? '') ?? VISITOR;
      const granted: string[] = [];
      for (const topic of topics) {
        if (topic === 'lists') granted.push(...(await readableCategoryIds(actor)).map((id) => `lists:${id}`));
        else if (mayHear(actor, topic, { seesThread, seesConversation })) granted.push(topic);
      }
      return { memberId: isMember(actor) ? actor.id : null, topics: granted };
    }),
  );
}

type Sees = (actor: Actor, id: string) => boolean;

function mayHear(actor: Actor, topic: string, { seesThread, seesConversation }: Record<'seesThread' | 'seesConversation', Sees>): boolean {
  const [kind, id = ''] = topic.split(':');
  if (kind === 'thread') return seesThread(actor, id);
  if (kind === 'conversation') return seesConversation(actor, id);
  if (kind === 'member') return isMember(actor) && actor.id === id;
  return kind === 'staff' && isStaff(actor);
}
