import type { Actor } from '~/domains/identity';
import { readPlace, writePlace } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { asReviewer } from '../access-item.server';
import type { ListReviewItemsInput } from '../input';
import { ITEMS_PER_PAGE } from '../rules';
import type { ItemRow } from '../types';
import { viewItems } from './item-view.server';
import { countFor, readDecided, readOpen, type ItemRecord, type QueueCount, type QueueFilter } from './queue.store.server';

/**
 * What waits for this moderator: open items that they may decide, those whose promise is over, those they have claimed, and
 * the appeals among them.
 * @throws Forbidden with the reason
 */
export async function countQueue(actor: Actor): Promise<QueueCount> {
  const { viewer } = await asReviewer(actor);
  return countFor(viewer, now());
}

/**
 * A page of the queue: open items by urgency (`urgencyOf`), or decided ones, the latest first. A moderator sees what
 * stands in categories that they may read, and nothing that is about themselves.
 *
 * @param page `cursor` from `next` of the page before; the order stays that of the moment of the first page
 * @throws Forbidden with the reason; Invalid on `cursor`
 */
export async function listReviewItems(actor: Actor, filters: ListReviewItemsInput = {}, page: { cursor?: string } = {}): Promise<{ items: ItemRow[]; next: string | null }> {
  const { member, viewer } = await asReviewer(actor);
  const { state = 'open' } = filters;
  const of = `review-${state}`;
  const cursor = readPlace(page.cursor, of);
  const [instant, key] = cursor?.keys ?? [];
  const at = typeof instant === 'string' ? new Date(instant) : now();
  const filter = filterOf(filters, at);
  const place = { at, after: cursor && key !== undefined ? { key, id: cursor.id } : null, limit: ITEMS_PER_PAGE + 1 };
  const found: (ItemRecord & { urgency?: number })[] = state === 'open' ? await readOpen(viewer, filter, place) : await readDecided(viewer, filter, place);
  const shown = found.slice(0, ITEMS_PER_PAGE);
  const last = shown.at(-1);
  const next = last && found.length > ITEMS_PER_PAGE ? (last.urgency ?? last.decidedAt?.toISOString() ?? null) : null;
  return {
    items: await viewItems(member, shown),
    next: last && next !== null ? writePlace({ of, back: false, keys: [at.toISOString(), next], id: last.id }) : null,
  };
}

/** The filter as its statements take it: ages are counted back from an instant. */
export function filterOf(filters: ListReviewItemsInput, at: Date): QueueFilter {
  const { kind = null, categoryId = null, language = null, reasonId = null, claimed = null, scoreMin = null, scoreMax = null, olderThan, newerThan } = filters;
  const before = (hours: number | undefined): Date | null => (hours === undefined ? null : new Date(at.getTime() - hours * 3_600_000));
  return { kind, categoryId, language, reasonId, claimed, scoreMin, scoreMax, openedBefore: before(olderThan), openedAfter: before(newerThan) };
}
