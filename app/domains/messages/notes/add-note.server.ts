import { mustBeMember, type Actor } from '~/domains/identity';
import { getMemberForStaff } from '~/domains/members/index.server';
import { record } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { Forbidden, NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { limit } from '~/platform/limits/index.server';
import type { AddNoteInput } from '../input';
import { refusalOfTeamSide } from '../policy';
import { insertNote, transaction } from './notes.store.server';

/**
 * Notes something of a member, for staff only. Moderators and above, of members up to their own role, never of themselves.
 * Records `note.added`, without its words.
 *
 * @throws NotFound for a member who is not there, or has left
 * @throws Forbidden('staffOnly' | 'teamNotOneself' | 'teamNotAbove'); TooMany
 */
export async function addNote(actor: Actor, { memberId, note: source }: AddNoteInput): Promise<{ noteId: string }> {
  const member = await getMemberForStaff(actor, memberId);
  if (member.status === 'closed') throw new NotFound();
  const refusal = refusalOfTeamSide(actor, member);
  if (refusal) throw new Forbidden(refusal);
  const author = mustBeMember(actor);
  await limit('note', author.id, author);
  const noteId = newId();
  await transaction(async (tx) => {
    await insertNote(tx, { id: noteId, memberId, authorId: author.id, source, createdAt: now() });
    await record(tx, { kind: 'note.added', actor, targetMemberId: memberId, data: { noteId } });
    await writeLedger(tx, { actor: author, act: 'note.added', target: { kind: 'note', id: noteId }, memberId });
  });
  return { noteId };
}
