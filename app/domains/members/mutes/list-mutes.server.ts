import { isMember, type Actor } from '~/domains/identity';
import type { ListMutedInput } from '../input';
import { pageOf, readCursor, type Page } from '../list-members.server';
import type { MuteLevel } from '../rules';
import { ownMatters } from '../update-profile.server';
import { readMuted, readMutes, type MutedCard } from './mutes.store.server';

const NOBODY: ReadonlyMap<string, MuteLevel> = new Map();
const PAGE = 50;

/** Whom the actor has muted or blocked, by id. One short read, and none for those who have muted nobody. */
export async function mutesOf(actor: Actor): Promise<ReadonlyMap<string, MuteLevel>> {
  if (!isMember(actor) || !actor.mutes) return NOBODY;
  return new Map((await readMutes(actor.id)).map(({ targetId, level }) => [targetId, level]));
}

/**
 * Those whom the actor has muted, or blocked, the latest first, in pages.
 * @throws Forbidden with the reason; Invalid on `cursor` when it is not one of ours
 */
export async function listMuted(actor: Actor, { level, cursor, limit = PAGE }: ListMutedInput): Promise<Page<MutedCard>> {
  const member = ownMatters(actor);
  const rows = await readMuted(member.id, level, readCursor(cursor), limit + 1);
  return pageOf(rows, limit);
}
