import { isMember, mustBeMember, type Actor } from '~/domains/identity';
import type { FollowKind, Level } from '../rules';
import { readingState } from '../reading/reading-state.server';
import { accessTarget } from './access-target.server';
import { readLevels } from './levels.store.server';

/** What the actor chose for one category, tag or member: for its own page. Null for visitors. */
export async function levelsFor(actor: Actor, kind: Exclude<FollowKind, 'thread'>, id: string): Promise<Level | null> {
  if (!isMember(actor)) return null;
  return (await readLevels(actor.id, kind)).get(id) ?? 'normal';
}

/**
 * The level that holds for the actor in a thread, or what they chose for a category, tag or member.
 * @throws NotFound, Gone for what they may not see; Forbidden('signInFirst')
 */
export async function getLevel(actor: Actor, { kind, targetId }: { kind: FollowKind; targetId: string }): Promise<Level> {
  const { id } = mustBeMember(actor);
  await accessTarget(actor, kind, targetId);
  if (kind === 'thread') return (await readingState(actor, targetId))?.level ?? 'normal';
  return (await readLevels(id, kind)).get(targetId) ?? 'normal';
}
