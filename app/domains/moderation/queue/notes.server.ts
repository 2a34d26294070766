import type { Actor } from '~/domains/identity';
import { newId, now } from '~/platform/clock';
import { accessItem } from '../access-item.server';
import { writeNote } from './pane.store.server';

/** Says something to the other moderators about an item; nobody else reads it. @throws NotFound; Forbidden with the reason */
export async function addReviewNote(actor: Actor, { itemId, text }: { itemId: string; text: string }): Promise<{ noteId: string }> {
  const { member } = await accessItem(actor, itemId);
  const noteId = newId();
  await writeNote({ id: noteId, itemId, authorId: member.id, text, at: now() });
  return { noteId };
}
