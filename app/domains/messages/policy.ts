import { accountOf, hasScope, isStaff, mayUse, roles, type Actor, type Role } from '~/domains/identity';

/** Each answers null for yes, or the reason why not: a key of the `errors` messages. */

/**
 * Standing on the team's side of a member: to write to them, to read and answer what they write, to note something of
 * them. Staff whose role is at least the member's, so that nobody handles those above them; and nobody themselves.
 */
export function refusalOfTeamSide(actor: Actor, member: { id: string; role: Role }): string | null {
  if (actor.kind !== 'member' || !isStaff(actor) || !mayUse(actor, 'moderate')) return 'staffOnly';
  if (actor.id === member.id) return 'teamNotOneself';
  return roles.indexOf(actor.role) >= roles.indexOf(member.role) ? null : 'teamNotAbove';
}

/** Beginning a conversation: only with who can come in and read it. */
export function refusalOfWriting(actor: Actor, member: { id: string; role: Role; status: string; disabledAt: Date | null }): string | null {
  const refusal = refusalOfTeamSide(actor, member);
  if (refusal) return refusal;
  return member.status === 'active' && member.disabledAt === null ? null : 'messageUnreachable';
}

/** Answering what the team wrote: also for who is silenced or suspended. */
export function refusalOfReply(actor: Actor): string | null {
  const account = accountOf(actor);
  if (!account) return 'signInFirst';
  return hasScope(account, 'write') ? null : 'scopeMissing|scope=write';
}

/** Changing and removing a note: whoever wrote it. */
export function refusalOfNoteChange(actor: Actor, note: { authorId: string }): string | null {
  return actor.kind === 'member' && actor.id === note.authorId ? null : 'noteNotYours';
}
