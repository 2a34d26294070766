import { hasRole, type Actor } from '~/domains/identity';
import { Forbidden, NotFound } from '~/platform/errors';
import { countForStaff, findOneForStaff, type StaffRow } from './members.store.server';
import { refusalOfStaffList } from './policy';

/**
 * One member as staff see them, whatever their status; the address for admins only.
 * @throws Forbidden('staffOnly'), NotFound
 */
export async function getMemberForStaff(actor: Actor, id: string): Promise<StaffRow> {
  const refusal = refusalOfStaffList(actor);
  if (refusal) throw new Forbidden(refusal);
  const row = await findOneForStaff(id, hasRole(actor, 'admin'));
  if (!row) throw new NotFound();
  return row;
}

/**
 * How many members the community has, and how many run it; for the first page of staff.
 * @throws Forbidden('staffOnly')
 */
export async function countMembersForStaff(actor: Actor): Promise<{ active: number; unclaimed: number; team: number }> {
  const refusal = refusalOfStaffList(actor);
  if (refusal) throw new Forbidden(refusal);
  return countForStaff();
}
