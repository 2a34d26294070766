import { useUploads } from '~/domains/uploads/index.server';
import type { Tx } from '../at-hand.store.server';
import type { DraftData } from '../types';
import { picturesOf } from './save-draft.server';
import { holdDraft, openDraft } from './drafts.store.server';

/**
 * Gives a text back to its author as a draft, in the transaction of what took it away. What they have begun to write in
 * the same place meanwhile stays: the text is put below it. Its pictures are kept.
 *
 * @param key of the draft: where the text is written on
 */
export async function returnDraft(tx: Tx, memberId: string, key: string, data: DraftData): Promise<void> {
  const begun = await holdDraft(tx, memberId, key);
  const words = [begun?.title && begun.title !== data.title ? data.title : '', data.body].filter(Boolean).join('\n\n');
  const merged = begun ? { ...data, ...begun, body: [begun.body?.trimEnd(), words].filter(Boolean).join('\n\n') } : data;
  await openDraft(tx, memberId, key, merged);
  const pictures = picturesOf(merged.body ?? '');
  if (pictures.length > 0) await useUploads(tx, pictures);
}
