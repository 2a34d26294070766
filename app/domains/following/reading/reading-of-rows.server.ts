import { isMember, type Actor, type MemberActor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { NEW_MS, type RowReading } from '../rules';
import { readRowStates } from './rows.store.server';

/**
 * What a list marks on its rows for the actor, by thread: a dot on what is new, the number of unread posts where they
 * follow. One statement for a page of rows, none for visitors. To be asked for rows that the actor may read.
 */
export async function readingOfRows(actor: Actor, rows: readonly { id: string }[]): Promise<Record<string, RowReading>> {
  if (!isMember(actor) || rows.length === 0) return {};
  const states = await readRowStates(actor.id, rows.map((row) => row.id), newSince(actor));
  return Object.fromEntries(states.map(({ threadId, ...reading }) => [threadId, reading]));
}

/** Nothing is new that is older than two days, or than the membership. */
export function newSince(member: MemberActor): Date {
  return new Date(Math.max(now().getTime() - NEW_MS, member.createdAt.getTime()));
}
