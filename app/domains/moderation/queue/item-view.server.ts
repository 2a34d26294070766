import type { MemberActor } from '~/domains/identity';
import { excerpt, findPeople, labelled, labelOf, readableCategories, type Person } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { mayDecide } from '../policy';
import { reasonTitles } from '../reports/list-reasons.server';
import type { Claim, ItemRow, ItemTarget } from '../types';
import type { ItemRecord } from './queue.store.server';

/** Items as the actor sees them. */
export async function viewItems(actor: MemberActor, items: readonly ItemRecord[]): Promise<ItemRow[]> {
  const named = items.flatMap((item) => [item.authorId, item.holderId, item.decidedById]);
  const [person, { byId }, titleOf] = await Promise.all([findPeople(named), readableCategories(actor), reasonTitles(actor.locale)]);
  const at = now();
  return items.map((item) => {
    const { id, kind, language, state, severity, score, reports, openedAt, dueAt, decisionId, decision, decidedAt, decidedById, finalAt } = item;
    const category = item.categoryId ? byId.get(item.categoryId) : undefined;
    return {
      ...{ id, kind, language, state, severity, score, reports, openedAt, dueAt },
      target: targetOf(item, person),
      author: labelled(person(item.authorId), item.authorLabel),
      category: category ? labelOf(category, actor.locale) : null,
      reasons: item.reasonIds.map((reason) => ({ id: reason, title: titleOf(reason) })),
      breached: state === 'open' && dueAt < at,
      claim: claimOf(item, actor.id, person, at),
      decision: decisionId && decision && decidedAt && finalAt ? { id: decisionId, kind: decision, by: decidedById ? person(decidedById) : null, at: decidedAt, finalAt } : null,
      may: mayDecide(actor, item),
    };
  });
}

function targetOf(item: ItemRecord, person: (id: string) => Person): ItemTarget {
  if (item.kind === 'appeal') return { kind: 'appeal', statementId: item.targetId, about: item.title };
  const { targetId: heldId, title: named, postKind: kind, excerpt: words } = item;
  // Once it is published it is a post like others.
  if (item.kind === 'held_post' && item.number === null) return { kind: 'held', heldId, title: named ?? '', postKind: kind ?? 'opening', excerpt: inShort(words) };
  if (item.threadId === null) return { kind: 'member', memberId: item.authorId, person: person(item.authorId) };
  const { targetId: postId, threadId, title, number, postKind, removed, hidden } = item;
  return { kind: 'post', postId, threadId, title: title ?? '', number: number ?? 0, postKind: postKind ?? 'opening', excerpt: inShort(words), removed: removed ?? true, hidden: hidden ?? false };
}

/** Who holds the item now; a claim that has run out is none. */
function claimOf(item: ItemRecord, actorId: string, person: (id: string) => Person, at: Date): Claim | null {
  const { holderId, leaseSince: since, leaseUntil: until } = item;
  if (item.state !== 'open' || !holderId || !since || !until || until <= at) return null;
  return { by: person(holderId), since, until, mine: holderId === actorId };
}

/** What a row of the queue shows of a text, in characters: two lines or three. */
const IN_SHORT = 90;

function inShort(words: string | null): string {
  return excerpt(words ?? '', IN_SHORT);
}
