import { mustBeMember, type Actor } from '~/domains/identity';
import { useUploads } from '~/domains/uploads/index.server';
import { transaction } from '~/platform/db/index.server';
import type { SaveDraftInput } from '../input';
import type { DraftSaved } from '../types';
import { readDraft, writeDraft } from './drafts.store.server';
import { noDraft } from './get-draft.server';

/** More than anybody puts in one text. */
const MOST_PICTURES = 100;

/**
 * Keeps what a member is writing, if it grew from what is kept now: an old tab never overwrites a newer
 * one. A repetition of the same save counts as saved. Not recorded: a draft is nobody else's business.
 *
 * @returns the new sequence, or the draft that is kept instead
 * @throws Forbidden('signInFirst')
 */
export async function saveDraft(actor: Actor, input: SaveDraftInput): Promise<DraftSaved> {
  const { id } = mustBeMember(actor);
  const sequence = await writeDraft(id, input.key, input.sequence, input.data);
  if (sequence !== null) {
    await keepPictures(input.data.body ?? '');
    return { saved: true, sequence };
  }
  const current = (await readDraft(id, input.key)) ?? noDraft(input.key);
  const isRepetition = current.sequence === input.sequence + 1 && sameText(current.data, input.data);
  return isRepetition ? { saved: true, sequence: current.sequence } : { saved: false, current };
}

/** Pictures of a draft are in use: those that nothing uses are dropped after a day. */
async function keepPictures(body: string): Promise<void> {
  const ids = picturesOf(body);
  if (ids.length > 0) await transaction((tx) => useUploads(tx, ids));
}

/** Ids of the pictures that a text shows. */
export function picturesOf(body: string): string[] {
  const ids = [...body.matchAll(/\/uploads\/([0-9a-z]{6,40})/g)].map((match) => match[1]!);
  return [...new Set(ids)].slice(0, MOST_PICTURES);
}

function sameText(one: object | null, other: object): boolean {
  const entries = (data: object) => JSON.stringify(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
  return one !== null && entries(one) === entries(other);
}
