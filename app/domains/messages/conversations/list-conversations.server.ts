import { isStaff, mayUse, mustBeMember, mustHaveAccount, type Actor, type MemberActor } from '~/domains/identity';
import { getMemberForStaff } from '~/domains/members/index.server';
import { Forbidden, Invalid } from '~/platform/errors';
import { excerpt } from '~/platform/markdown/index.server';
import { refusalOfTeamSide } from '../policy';
import { AT_HAND, EXCERPT, PAGE } from '../rules';
import type { ConversationRow } from '../types';
import { writersOf } from '../writers.server';
import { conversationsWith, ownConversations, settledConversations, waitingConversations, type Place, type RowRecord } from './lists.store.server';

/** A page of a list, and where the next one begins (null on the last). */
export type ConversationPage = { rows: ConversationRow[]; next: string | null };
type Wish = { cursor?: string; limit?: number };

/**
 * The actor's own conversations with the team, the latest first; suspended members read them too.
 * @throws Forbidden('signInFirst'); Invalid on `cursor`
 */
export async function listOwnConversations(actor: Actor, { cursor, limit = PAGE.conversations }: Wish = {}): Promise<ConversationPage> {
  const { id } = mustHaveAccount(actor);
  const found = await ownConversations(id, readPlace(cursor, 'o'), limit + 1);
  return { rows: await withPeople(found.slice(0, limit)), next: found.length > limit ? writePlace('o', found[limit - 1]) : null };
}

/**
 * All conversations whose team side the actor stands on: first those in which a member waits, who waits longest first; then
 * the others, the latest first.
 * @throws Forbidden('staffOnly'); Invalid on `cursor`
 */
export async function listConversationsForStaff(actor: Actor, { cursor, limit = PAGE.conversations }: Wish = {}): Promise<ConversationPage> {
  const reader = mustBeTeam(actor);
  const isSettled = cursor?.startsWith('s') ?? false;
  const waiting = isSettled ? [] : await waitingConversations(reader, readPlace(cursor, 'w'), limit + 1);
  const wanted = limit + 1 - waiting.length;
  const settled = wanted > 0 ? await settledConversations(reader, isSettled ? readPlace(cursor, 's') : null, wanted) : [];
  const found = [...waiting, ...settled];
  const last = found[limit - 1];
  const next = found.length > limit ? writePlace(last?.waitingSince ? 'w' : 's', last) : null;
  return { rows: await withPeople(found.slice(0, limit)), next };
}

/**
 * The latest conversations of the team with a member, for their staff page.
 * @throws Forbidden('staffOnly' | 'teamNotOneself' | 'teamNotAbove'); NotFound
 */
export async function listConversationsWith(actor: Actor, { memberId }: { memberId: string }): Promise<ConversationRow[]> {
  const member = await getMemberForStaff(actor, memberId);
  const refusal = refusalOfTeamSide(actor, member);
  if (refusal) throw new Forbidden(refusal);
  return withPeople(await conversationsWith(mustBeMember(actor).id, memberId, AT_HAND));
}

function mustBeTeam(actor: Actor): MemberActor {
  if (!isStaff(actor) || !mayUse(actor, 'moderate')) throw new Forbidden('staffOnly');
  return mustBeMember(actor);
}

async function withPeople(found: readonly RowRecord[]): Promise<ConversationRow[]> {
  const writer = await writersOf(found.flatMap(({ memberId, byId }) => [memberId, byId]));
  return found.map(({ memberId, byId, text, ...row }) => ({ ...row, member: writer(memberId), by: writer(byId), excerpt: excerpt(text, EXCERPT) }));
}

/** Which list, and what its rows are sorted by. */
type List = 'o' | 'w' | 's';

function writePlace(list: List, row: RowRecord | undefined): string | null {
  const at = list === 'w' ? row?.waitingSince : row?.at;
  return row && at ? `${list}${at.getTime()}.${row.id}` : null;
}

function readPlace(cursor: string | undefined, list: List): Place | null {
  if (cursor === undefined) return null;
  const [, of, at, id] = /^([ows])(\d{1,14})\.([0-9a-z]{1,40})$/.exec(cursor) ?? [];
  if (of !== list || !at || !id) throw new Invalid({ cursor: ['cursorUnknown'] });
  return { at: new Date(Number(at)), id };
}
