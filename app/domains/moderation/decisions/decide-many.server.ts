import type { Actor } from '~/domains/identity';
import { newId, now } from '~/platform/clock';
import { Conflict, DomainError, Invalid } from '~/platform/errors';
import { isLocale } from '~/platform/i18n';
import { asReviewer } from '../access-item.server';
import type { DecideManyInput, ListReviewItemsInput } from '../input';
import { decisionsOf, readyDecision } from '../kinds/index.server';
import { mayDecide } from '../policy';
import { viewItems } from '../queue/item-view.server';
import { filterOf } from '../queue/list-items.server';
import { readItems, readOpen } from '../queue/queue.store.server';
import { BULK_MOST, UNDO_MS, type DecisionKind } from '../rules';
import type { BulkPreview } from '../types';
import { closeFree, holdBatch, readLocales } from './batch.store.server';
import { carryOut, reasonFor } from './decide.server';
import { transaction } from './decisions.store.server';
import { undoDecision } from './undo-decision.server';

/**
 * What of a filter can be decided in one go, the most urgent first, 100 at most: not appeals, each of which is answered
 * in its own words.
 * @throws Forbidden with the reason
 */
export async function previewMany(actor: Actor, filters: ListReviewItemsInput): Promise<BulkPreview> {
  const { member, viewer } = await asReviewer(actor);
  const at = now();
  const found = await readOpen(viewer, filterOf(filters, at), { at, after: null, limit: BULK_MOST + 1 });
  const items = (await viewItems(member, found)).filter(({ kind, may, claim }) => kind !== 'appeal' && may === true && (claim === null || claim.mine)).slice(0, BULK_MOST);
  return { items, authors: new Set(items.map(({ author }) => author.id)).size, waiting: found.length };
}

/**
 * Decides up to 100 items in one go, each as `decide` does, with its statement in its author's language and its row in the
 * ledger. Items that somebody else looks at or has decided, that the actor may not decide or see, or that cannot be decided
 * so, are passed over. Each is decided in a transaction of its own: whatever happens between two, what is done is whole.
 * All become final at the same instant, and `undoMany` takes all back.
 *
 * @throws Forbidden with the reason; Invalid on `reasonId` and `facts`: a restriction needs both, in both languages; and on `categoryId`
 */
export async function decideMany(actor: Actor, { itemIds, decision, reasonId, facts, categoryId }: DecideManyInput): Promise<{ batchId: string; decided: number; passedOver: number }> {
  const { member, viewer } = await asReviewer(actor);
  const reason = await reasonFor(decision, reasonId, facts.en === '' ? '' : facts.fr);
  if (decision === 'move' && !categoryId) throw new Invalid({ categoryId: ['required'] });
  const ids = [...new Set(itemIds)];
  const items = (await readItems(viewer, ids)).filter((item) => mayDecide(member, item) === true && decisionsOf(item).includes(decision) && !asksForReading(decision));
  const locales = await readLocales([...new Set(items.map(({ authorId }) => authorId))]);
  const batchId = newId();
  const began = now();
  const finalAt = new Date(began.getTime() + UNDO_MS);
  let decided = 0;
  for (const found of items) {
    const { id: itemId, authorId, language } = found;
    const work = await readyDecision(member, found, decision, { categoryId });
    const locale = [locales.get(authorId), language].find(isLocale) ?? member.locale;
    const done = await transaction(async (tx) => {
      const item = await closeFree(tx, itemId, member.id, now());
      return item && carryOut(tx, member, item, { id: newId(), decision, work, reason, facts: facts[locale], at: now(), finalAt, batchId });
    }).catch(passOver);
    if (done) decided += 1;
  }
  return { batchId, decided, passedOver: ids.length - decided };
}

/** What cannot be decided so as it stands (its kind of thread has no place in a category, it was removed) stays behind. */
function passOver(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}

/** A text is published, changed and tagged by whoever has read it, in the version that they read, and pictures go that somebody has seen: never with others in one go. */
function asksForReading(decision: DecisionKind): boolean {
  return decision === 'approve' || decision === 'edit' || decision === 'label' || decision === 'remove_image';
}

/**
 * Takes back all decisions that the actor made in one go, within 30 seconds. Those that were taken back one by one stay so.
 * @throws Forbidden with the reason; Conflict `undoTooLate`
 */
export async function undoMany(actor: Actor, { batchId }: { batchId: string }): Promise<{ undone: number }> {
  const { member } = await asReviewer(actor);
  const at = now();
  // Undoing many takes a while: none of them may become final meanwhile.
  const ids = await holdBatch(batchId, member.id, at, new Date(at.getTime() + UNDO_MS));
  if (ids.length === 0) throw new Conflict('undoTooLate');
  for (const decisionId of ids) await undoDecision(actor, { decisionId });
  return { undone: ids.length };
}
