import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { limit } from '~/platform/limits/index.server';
import type { EditNoteInput, NoteInput } from '../input';
import { refusalOfNoteChange, refusalOfTeamSide } from '../policy';
import { deleteNote, findNote, transaction, updateNote } from './notes.store.server';

/**
 * Changes an own note. Records `note.edited`, without its words.
 *
 * @throws NotFound for whoever may not see it; Forbidden('noteNotYours')
 * @throws Conflict('changedMeanwhile') when `version` is not the latest; TooMany
 */
export async function editNote(actor: Actor, { noteId, note: source, version }: EditNoteInput): Promise<void> {
  const { memberId } = await ownNote(actor, noteId);
  const author = mustBeMember(actor);
  await limit('note', author.id, author);
  await transaction(async (tx) => {
    if (!(await updateNote(tx, { id: noteId, version, source, editedAt: now() }))) throw new Conflict('changedMeanwhile');
    await record(tx, { kind: 'note.edited', actor, targetMemberId: memberId, data: { noteId } });
    await writeLedger(tx, { actor: author, act: 'note.edited', target: { kind: 'note', id: noteId }, memberId });
  });
}

/**
 * Removes an own note for good. Records `note.removed`.
 * @throws NotFound for whoever may not see it, and when it is gone already; Forbidden('noteNotYours')
 */
export async function removeNote(actor: Actor, { noteId }: NoteInput): Promise<void> {
  const { memberId } = await ownNote(actor, noteId);
  await transaction(async (tx) => {
    if (!(await deleteNote(tx, noteId))) throw new NotFound();
    await record(tx, { kind: 'note.removed', actor, targetMemberId: memberId, data: { noteId } });
    await writeLedger(tx, { actor: mustBeMember(actor), act: 'note.removed', target: { kind: 'note', id: noteId }, memberId });
  });
}

async function ownNote(actor: Actor, noteId: string): Promise<{ memberId: string }> {
  const note = await findNote(noteId);
  if (!note || refusalOfTeamSide(actor, { id: note.memberId, role: note.memberRole })) throw new NotFound();
  const refusal = refusalOfNoteChange(actor, note);
  if (refusal) throw new Forbidden(refusal);
  return note;
}
