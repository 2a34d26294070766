import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { limit } from '~/platform/limits/index.server';
import { accessThread, allow, holdThread } from '../access-thread.server';
import { transaction } from '../at-hand.store.server';
import { mayMeToo } from '../policy';
import { countMeToo, writeMeToo } from './votes.store.server';

export type MeToo = { threadId: string; meTooCount: number; iHaveThisToo: boolean };

/**
 * "I have this too": says that the actor has the same question. Members may, on questions of others.
 * Twice is once. Records `metoo.added`.
 * @throws NotFound, Gone; Forbidden with the reason; TooMany
 */
export async function addMeToo(actor: Actor, { threadId }: { threadId: string }): Promise<MeToo> {
  return setMeToo(actor, threadId, true);
}

/** Takes it back. As `addMeToo`; records `metoo.removed`. */
export async function removeMeToo(actor: Actor, { threadId }: { threadId: string }): Promise<MeToo> {
  return setMeToo(actor, threadId, false);
}

async function setMeToo(actor: Actor, threadId: string, on: boolean): Promise<MeToo> {
  allow(mayMeToo(actor, await accessThread(actor, threadId)));
  const member = mustBeMember(actor);
  await limit('vote', member.id, member);
  return transaction(async (tx) => {
    const thread = await holdThread(tx, threadId);
    allow(mayMeToo(actor, thread));
    const changed = await writeMeToo(tx, threadId, member.id, on);
    const meTooCount = await countMeToo(tx, threadId, changed ? (on ? 1 : -1) : 0);
    if (changed) {
      const { authorId: targetMemberId, categoryId, kind: threadKind, tagIds } = thread;
      const about = { threadId, targetMemberId, categoryId, threadKind, tagIds };
      await record(tx, { kind: on ? 'metoo.added' : 'metoo.removed', actor: member, ...about });
    }
    return { threadId, meTooCount, iHaveThisToo: on };
  });
}
