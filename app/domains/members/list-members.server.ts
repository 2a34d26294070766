import { hasRole, usernameKey, type Actor } from '~/domains/identity';
import { Forbidden, Invalid } from '~/platform/errors';
import type { ListMembersForStaffInput, ListMembersInput } from './input';
import { findByPrefix, findForStaff, findPage, type MemberCard, type Place, type Profile, type StaffRow } from './members.store.server';
import { refusalOfStaffList } from './policy';
import { SUGGESTIONS } from './rules';

const PAGE = 50;

/** Up to eight members whose username or display name begins so, for the list under an `@`. Accents do not matter. */
export async function suggestMembers(prefix: string): Promise<MemberCard[]> {
  const typed = prefix.trim().slice(0, 60);
  if (typed === '') return [];
  const plain = typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return findByPrefix(usernameKey(typed), plain, SUGGESTIONS);
}

/** A page of a list, and where the next one begins (null on the last). */
export type Page<Row> = { rows: Row[]; next: string | null };

/**
 * All members who have not left, newest first, in pages; for the API.
 * @throws Invalid on `cursor` when it is not one of ours
 */
export async function listMembers(input: ListMembersInput): Promise<Page<Profile>> {
  const limit = input.limit ?? PAGE;
  return pageOf(await findPage(readCursor(input.cursor), limit + 1), limit);
}

/**
 * Members as staff see them, newest first, in pages. Addresses are shown to, and searched by, admins only.
 * @throws Forbidden('staffOnly')
 */
export async function listMembersForStaff(actor: Actor, input: ListMembersForStaffInput): Promise<Page<StaffRow>> {
  const refusal = refusalOfStaffList(actor);
  if (refusal) throw new Forbidden(refusal);
  const limit = input.limit ?? PAGE;
  const rows = await findForStaff({
    q: input.q?.trim() ? usernameKey(input.q) : null,
    emails: hasRole(actor, 'admin'),
    role: input.role ?? null,
    status: input.status ?? null,
    after: readCursor(input.cursor),
    limit: limit + 1,
  });
  return pageOf(rows, limit);
}

/** A page of what was read, one row more than it holds. */
export function pageOf<Row extends Place>(rows: Row[], limit: number): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? `${last.createdAt.getTime()}.${last.id}` : null };
}

/** @throws Invalid on `cursor` when it is not one of ours */
export function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [, at, id] = /^(\d{1,14})\.([0-9a-z]{1,40})$/.exec(cursor) ?? [];
  if (!at || !id) throw new Invalid({ cursor: ['cursorUnknown'] });
  return { createdAt: new Date(Number(at)), id };
}
