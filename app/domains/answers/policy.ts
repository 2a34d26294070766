import { isMember, refusalOfUse, refusalOfVisitor, type Actor } from '~/domains/identity';
import { moderates, type PostFacts, type ThreadFacts, type ThreadPage, type Verdict } from '~/domains/threads';

type Question = Pick<ThreadFacts, 'kind' | 'authorId'> & { removed: unknown; category: { archived: boolean } };

/**
 * Who may accept an answer, or take that back: the asker, and staff in the asker's stead, which the page
 * says. Also in a locked thread, not in an archived category.
 */
export function mayAccept(actor: Actor, thread: Question, answer: Pick<PostFacts, 'kind'> & { removed: unknown }): Verdict {
  if (!isMember(actor)) return { no: refusalOfVisitor(actor) };
  const refusal = refusalOfUse(actor, 'write');
  if (refusal) return { no: refusal };
  if (thread.kind !== 'question' || answer.kind !== 'answer') return { no: 'notAnAnswer' };
  if (thread.removed || answer.removed) return { no: 'postRemoved' };
  if (moderates(actor)) return true;
  if (actor.id !== thread.authorId) return { no: 'askerAccepts' };
  return !thread.category.archived || { no: 'categoryArchived' };
}

/** Of one answer of a page. */
export type Acceptance = { accept: Verdict; accepted: boolean };

/** What the reader of a thread's page may accept, by the ids of its answers; empty for what is no question. */
export function acceptanceOf(actor: Actor, { thread, posts }: Pick<ThreadPage, 'thread' | 'posts'>): Record<string, Acceptance> {
  if (thread.kind !== 'question') return {};
  const question = { ...thread, authorId: thread.author.id };
  return Object.fromEntries(posts.map((post) => [post.id, { accept: mayAccept(actor, question, post), accepted: post.accepted !== null }]));
}
