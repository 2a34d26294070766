import type { Actor } from '~/domains/identity';
import { findPeople } from '~/domains/threads/index.server';
import { newId, now } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { Conflict, Invalid, NotFound } from '~/platform/errors';
import { asReviewer } from '../access-item.server';
import type { SaveFilterInput } from '../input';
import { REASON_LIMITS } from '../rules';
import type { SavedFilterView } from '../types';
import { deleteFilter, holdFilterCount, readFilters, renameFilter, writeFilter } from './filters.store.server';
import { filterIn, queryOf } from './query';

/** The actor's filters, then those that colleagues share, each by name. @throws Forbidden with the reason */
export async function listFilters(actor: Actor): Promise<SavedFilterView[]> {
  const { member } = await asReviewer(actor);
  const filters = await readFilters(member.id);
  const person = await findPeople(filters.filter(({ ownerId }) => ownerId !== member.id).map(({ ownerId }) => ownerId));
  return filters.map(({ id, ownerId, name, query, shared }) => ({ id, name, query, shared, by: ownerId === member.id ? null : person(ownerId) }));
}

/**
 * Keeps a filter of the queue under a name that the actor has given to no other; the same one twice is once, and under
 * another name it is renamed. `shared`: colleagues see it too. It shows each of them what they may see. Not recorded: it changes nothing for anybody else.
 *
 * @returns `renamed`: it was there already, under another name
 * @throws Forbidden with the reason; Invalid on `query` when it filters nothing, on `name` when it is another's; Conflict `filtersFull` (20)
 */
export async function saveFilter(actor: Actor, { name, query, shared }: SaveFilterInput): Promise<{ filterId: string; query: string; renamed: boolean }> {
  const { member } = await asReviewer(actor);
  const wanted = queryOf(filterIn(new URLSearchParams(query)));
  if (wanted === '') throw new Invalid({ query: ['filterEmpty'] });
  const kept = await transaction(async (tx) => {
    const count = await holdFilterCount(tx, member.id);
    const filter = { ownerId: member.id, name, query: wanted, shared };
    const before = await renameFilter(tx, filter);
    if (before) return { filterId: before, renamed: true };
    const { id, isNew, query: there } = await writeFilter(tx, { ...filter, id: newId(), createdAt: now() });
    if (there !== wanted) throw new Invalid({ name: [`filterTaken|name=${name.replaceAll('|', ' ')}`] });
    if (isNew && count >= REASON_LIMITS.filters) throw new Conflict(`filtersFull|max=${REASON_LIMITS.filters}`);
    return { filterId: id, renamed: false };
  });
  return { ...kept, query: wanted };
}

/** Forgets an own filter. @returns what it was, for keeping it again @throws Forbidden with the reason; NotFound, also for a colleague's */
export async function removeFilter(actor: Actor, { filterId }: { filterId: string }): Promise<Pick<SavedFilterView, 'name' | 'query' | 'shared'>> {
  const { member } = await asReviewer(actor);
  const gone = await deleteFilter(filterId, member.id);
  if (!gone) throw new NotFound();
  return gone;
}
