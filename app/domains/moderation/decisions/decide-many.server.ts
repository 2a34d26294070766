import type { Actor } from '~/domains/identity';
import { heldTexts } from '~/domains/threads/index.server';
import { newId, now } from '~/platform/clock';
import { Conflict, DomainError, Invalid } from '~/platform/errors';
import { asReviewer } from '../access-item.server';
import { fillFacts } from '../canned/gaps.server';
import type { DecideManyInput, ListReviewItemsInput } from '../input';
import { decisionsOf, readyDecision } from '../kinds/index.server';
import { mayDecide } from '../policy';
import { viewItems } from '../queue/item-view.server';
import { filterOf } from '../queue/list-items.server';
import { readStand } from '../queue/claims.store.server';
import { readItems, readOpen, type ItemRecord } from '../queue/queue.store.server';
import { BULK_MOST, togetherDecisions, UNDO_MS, type DecisionKind } from '../rules';
import type { BulkPreview } from '../types';
import { closeFree, holdBatch } from './batch.store.server';
import { carryOut, reasonFor } from './decide.server';
import { transaction } from './decisions.store.server';
import { undoDecision } from './undo-decision.server';

function decidedTogether(item: ItemRecord): DecisionKind[] {
  const possible = decisionsOf(item);
  return togetherDecisions.filter((decision) => possible.includes(decision));
}

/** So much of a text that waits is read where it is decided together with others, in characters. */
const READ_HERE = 1_000;

/**
 * What of a filter can be decided in one go, the most urgent first, 100 at most, each with what can be decided about it:
 * not appeals, each of which is answered in its own words. Texts that wait come with the version that is read here.
 * @throws Forbidden with the reason
 */
export async function previewMany(actor: Actor, filters: ListReviewItemsInput): Promise<BulkPreview> {
  const { member, viewer } = await asReviewer(actor);
  const at = now();
  const found = await readOpen(viewer, filterOf(filters, at), { at, after: null, limit: BULK_MOST + 1 });
  const possible = new Map(found.map((item) => [item.id, decidedTogether(item)]));
  const rows = (await viewItems(member, found)).filter(({ id, may, claim }) => possible.get(id)?.length && may === true && (claim === null || claim.mine)).slice(0, BULK_MOST);
  const texts = await heldTexts(rows.flatMap(({ target }) => (target.kind === 'held' ? target.heldId : [])));
  const items = rows.map((row) => {
    const text = row.target.kind === 'held' ? texts.get(row.target.heldId) : undefined;
    const held = text ? { version: text.version, words: text.source.slice(0, READ_HERE), whole: text.source.length <= READ_HERE } : null;
    return { ...row, decisions: possible.get(row.id) ?? [], held };
  });
  return { items, authors: new Set(items.map(({ author }) => author.id)).size, waiting: found.length };
}

/** Why items stay behind: a colleague decided them or looks at them, their text is another one by now or was taken back, or they are not decided so (any more), or not by the actor. */
type Behind = { faster: number; changed: number; unfit: number };

/**
 * Decides up to 100 items in one go, each as `decide` does, with its statement in its author's language and its row in the
 * ledger. Items that somebody else looks at or has decided, that the actor may not decide or see, or that cannot be decided
 * so, stay behind, and why is counted; the same press twice is once. A text that waits is published in the version that was read (`ID.VERSION`). Each is
 * decided in a transaction of its own: whatever happens between two, what is done is whole.
 * All become final at the same instant, and `undoMany` takes all back.
 *
 * @throws Forbidden with the reason; Invalid on `reasonId` and `facts`: a restriction needs both, in both languages; and on `categoryId`
 */
export async function decideMany(actor: Actor, { itemIds, decision, reasonId, facts, categoryId }: DecideManyInput): Promise<{ batchId: string; decided: number; behind: Behind }> {
  const { member, viewer } = await asReviewer(actor);
  const reason = await reasonFor(decision, reasonId, facts.en === '' ? '' : facts.fr);
  if (decision === 'move' && !categoryId) throw new Invalid({ categoryId: ['required'] });
  const versions = new Map(itemIds.map((read) => versionRead(read)));
  const seen = await readItems(viewer, [...versions.keys()]);
  const open = seen.filter(({ state }) => state === 'open');
  const items = open.filter((item) => mayDecide(member, item) === true && decidedTogether(item).includes(decision));
  const words = await fillFacts(member, decision, reason, items, facts);
  const batchId = newId();
  const finalAt = new Date(now().getTime() + UNDO_MS);
  const counted = { decided: 0, faster: 0, changed: 0, unfit: versions.size - seen.length + open.length - items.length };
  for (const item of seen) if (item.state !== 'open') counted[whatOf(item)] += 1;
  for (const [at, found] of items.entries()) counted[await decideOne(found, words[at] ?? '').catch(whyBehind)] += 1;
  const { decided, ...behind } = counted;
  return { batchId, decided, behind };

  async function decideOne(found: ItemRecord, said: string): Promise<Outcome> {
    const work = await readyDecision(member, found, decision, { categoryId, version: versions.get(found.id) });
    const done = await transaction(async (tx) => {
      const item = await closeFree(tx, found.id, member.id, now());
      if (item) await carryOut(tx, member, item, { id: newId(), decision, work, reason, facts: said, at: now(), finalAt, batchId });
      return item !== null;
    });
    if (done) return 'decided';
    const stand = await readStand(found.id);
    return stand ? whatOf(stand) : 'unfit';
  }

  /** Of an item that is not free to be decided. */
  function whatOf(stand: { state: string; decidedById: string | null; decision: DecisionKind | null }): Outcome {
    if (stand.state === 'gone') return 'changed';
    if (stand.decidedById !== member.id) return 'faster';
    return stand.decision === decision ? 'decided' : 'unfit';
  }
}

type Outcome = 'decided' | keyof Behind;

/** An item's id, and the version of its text that was read, where it has one. */
function versionRead(read: string): [id: string, version: number | undefined] {
  const [id = '', version] = read.split('.');
  return [id, version === undefined ? undefined : Number(version)];
}

/** What became of an item that cannot be decided so as it stands: its text was changed or taken back, or a category does not take its kind of thread. */
function whyBehind(error: unknown): keyof Behind {
  if (error instanceof Conflict) return 'changed';
  if (error instanceof DomainError) return 'unfit';
  throw error;
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
