import { NotFound } from '~/platform/errors';
import { findAccount } from './accounts.store.server';
import type { Actor } from './actor';
import { leavingAccount } from './end-sessions.server';

/**
 * What the own account page shows: the address, and whether there is a password to ask for before anything is changed.
 * @throws Forbidden for visitors and API tokens
 */
export async function getOwnAccount(actor: Actor): Promise<{ email: string | null; hasPassword: boolean }> {
  const row = await findAccount(leavingAccount(actor).id);
  if (!row) throw new NotFound();
  return { email: row.account?.email ?? null, hasPassword: Boolean(row.account?.passwordHash) };
}
