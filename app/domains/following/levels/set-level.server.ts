import { isMember, mustBeMember, type Actor } from '~/domains/identity';
import { getProfileById } from '~/domains/members/index.server';
import { accessThread, allow, getTag, readableCategoryIds, transaction } from '~/domains/threads/index.server';
import { record, type ActivityInput } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { Invalid, NotFound } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import type { SetLevelInput } from '../input';
import { mayKeepOwn } from '../policy';
import { levelsOf, type Level } from '../rules';
import { readSlugOfTag, writeLevel } from './levels.store.server';

/**
 * Chooses how attentive the actor is to a thread, category, tag or member. `normal` forgets the choice for all but
 * threads, where it is one of its own: it holds against the category and against following by itself. Twice is once.
 * Records `follow.changed` with `targetKind` and `level`.
 *
 * @throws NotFound, Gone for what the actor may not see; Forbidden with the reason; Invalid on `level` (members are
 *   followed or not) and on `targetId` (oneself); TooMany
 */
export async function setLevel(actor: Actor, { kind, targetId, level }: SetLevelInput): Promise<{ level: Level }> {
  allow(mayKeepOwn(actor));
  const member = mustBeMember(actor);
  const about = await find(actor, kind, targetId);
  if (!levelsOf(kind).includes(level)) throw new Invalid({ level: ['levelUnknown'] });
  await limit('follow', member.id, member);
  await transaction(async (tx) => {
    const kept = level === 'normal' && kind !== 'thread' ? null : level;
    if (!(await writeLevel(tx, member.id, { kind, id: targetId }, kept, now()))) return;
    await record(tx, { kind: 'follow.changed', actor: member, ...about, data: { targetKind: kind, level } });
  });
  return { level };
}

/** The thing, if the actor may see it, as a record names it. */
async function find(actor: Actor, kind: SetLevelInput['kind'], id: string): Promise<Omit<ActivityInput, 'kind' | 'actor' | 'data'>> {
  if (kind === 'thread') {
    const thread = await accessThread(actor, id);
    return { threadId: id, categoryId: thread.categoryId, threadKind: thread.kind, tagIds: thread.tagIds };
  }
  if (kind === 'category') {
    if (!(await readableCategoryIds(actor)).includes(id)) throw new NotFound();
    return { categoryId: id };
  }
  if (kind === 'tag') {
    const slug = await readSlugOfTag(id);
    if (slug === null) throw new NotFound();
    return { tagIds: [(await getTag(actor, { slug })).id] };
  }
  if (isMember(actor) && actor.id === id) throw new Invalid({ targetId: ['notYourself'] });
  return { targetMemberId: (await getProfileById(id)).id };
}
