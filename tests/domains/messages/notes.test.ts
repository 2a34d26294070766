import { describe, expect, it } from 'vitest';
import { addNoteInput } from '~/domains/messages';
import { addNote, editNote, listNotes, removeNote } from '~/domains/messages/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { refusal, someone, visitor } from '../threads/world';

useDatabase();

async function noted() {
  const [author, member] = [await someone('moderator'), await someone()];
  const { noteId } = await addNote(author, { memberId: member.id, note: 'Means **well**. <script>alert(1)</script>' });
  return { author, member, noteId };
}
const kinds = async (memberId: string) => (await db.activity.findMany({ where: { targetMemberId: memberId }, orderBy: { id: 'asc' } })).map(({ kind, data }) => [kind, data]);

describe('a note', () => {
  it('is seen by the team, with who wrote it, and recorded without its words', async () => {
    const { author, member, noteId } = await noted();
    const [seen] = await listNotes(await someone('manager'), { memberId: member.id });
    expect(seen).toMatchObject({ id: noteId, author: { id: author.id }, mine: false, editedAt: null });
    expect(seen!.html).toContain('<strong>well</strong>');
    expect(seen!.html).not.toContain('<script');
    expect(await kinds(member.id)).toEqual([['note.added', { noteId }]]);
  });

  it('has between one and 2,000 characters', () => {
    expect(addNoteInput.safeParse({ memberId: 'abc', note: ' \n' }).success).toBe(false);
    expect(addNoteInput.safeParse({ memberId: 'abc', note: 'x'.repeat(2001) }).success).toBe(false);
    expect(addNoteInput.safeParse({ memberId: 'abc', note: '🙂'.repeat(2000) }).success).toBe(true);
  });

  it('is for staff with a role as high, never for the member, whatever their role', async () => {
    const { member } = await noted();
    const [moderator, admin] = [await someone('moderator'), await someone('admin')];
    for (const reader of [visitor, member, await someone(), { ...moderator, scopes: ['read' as const] }]) {
      expect(await refusal(listNotes(reader, { memberId: member.id }))).toBe('Forbidden: staffOnly');
      expect(await refusal(addNote(reader, { memberId: member.id, note: 'x' }))).toBe('Forbidden: staffOnly');
    }
    expect(await refusal(listNotes(moderator, { memberId: moderator.id }))).toBe('Forbidden: teamNotOneself');
    expect(await refusal(listNotes(moderator, { memberId: admin.id }))).toBe('Forbidden: teamNotAbove');
    expect(await refusal(addNote(moderator, { memberId: admin.id, note: 'x' }))).toBe('Forbidden: teamNotAbove');
    expect(await refusal(addNote(moderator, { memberId: newId(), note: 'x' }))).toBe('NotFound');
  });

  it('is changed by its author, from the version that was read', async () => {
    const { author, member, noteId } = await noted();
    await editNote(author, { noteId, note: 'Meant well.', version: 1 });
    expect(await listNotes(author, { memberId: member.id })).toMatchObject([{ source: 'Meant well.', version: 2, mine: true, editedAt: expect.any(Date) as Date }]);
    expect(await refusal(editNote(author, { noteId, note: 'Late', version: 1 }))).toBe('Conflict: changedMeanwhile');
    expect(await refusal(editNote(await someone('owner'), { noteId, note: 'x', version: 2 }))).toBe('Forbidden: noteNotYours');
    expect(await refusal(editNote(member, { noteId, note: 'x', version: 2 }))).toBe('NotFound');
    expect(await kinds(member.id)).toEqual([
      ['note.added', { noteId }],
      ['note.edited', { noteId }],
    ]);
  });

  it('is removed by its author, once', async () => {
    const { author, member, noteId } = await noted();
    expect(await refusal(removeNote(await someone('owner'), { noteId }))).toBe('Forbidden: noteNotYours');
    await removeNote(author, { noteId });
    expect(await refusal(removeNote(author, { noteId }))).toBe('NotFound');
    expect(await listNotes(author, { memberId: member.id })).toEqual([]);
    expect((await kinds(member.id)).map(([kind]) => kind)).toEqual(['note.added', 'note.removed']);
    const entries = await db.ledgerEntry.findMany({ where: { targetId: noteId }, orderBy: { place: 'asc' } });
    expect(entries.map(({ act }) => act)).toEqual(['note.added', 'note.removed']);
  });
});
