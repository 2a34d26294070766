import { hasRole, type Actor } from '~/domains/identity';
import { Forbidden, NotFound } from '~/platform/errors';
import { findOneForStaff, type StaffRow } from './members.store.server';
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
