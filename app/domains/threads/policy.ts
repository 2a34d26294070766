import { hasRole, isMember, isStaff, mayUse, refusalOfUse, refusalOfVisitor, type Actor, type Scope } from '~/domains/identity';
import { isVotedOn, responseKind, type Audience, type PostKind, type ThreadKind } from './rules';

/** `true`, or the key of the reason in the `errors` messages. */
export type Verdict = true | { no: string };

export type CategoryFacts = {
  kinds: readonly ThreadKind[];
  readBy: Audience;
  startBy: Audience;
  replyBy: Audience;
  archived: boolean;
};

/** By whom; `hidden`: by a program, after reports, until a moderator has looked at it. */
export type Removal = { byId: string | null; hidden?: boolean };

export type ThreadFacts = {
  kind: ThreadKind;
  authorId: string;
  locked: boolean;
  /** Null: it is there. */
  removed: Removal | null;
  category: CategoryFacts;
};

export type PostFacts = {
  kind: PostKind;
  authorId: string;
  accepted: boolean;
  removed: Removal | null;
};

/** `gone`: it was readable and was removed, which may be said; `hidden`: to this actor it does not exist. */
export type Sight = 'seen' | 'gone' | 'hidden';

const no = (reason: string): Verdict => ({ no: reason });

/** Whether the actor belongs to the audience. */
export function isAmong(actor: Actor, audience: Audience): boolean {
  if (audience === 'everyone') return true;
  return audience === 'member' ? isMember(actor) : hasRole(actor, audience);
}

/** Staff who came in a way that lets them act as staff (a token may leave that out). */
export function moderates(actor: Actor): boolean {
  return isStaff(actor) && mayUse(actor, 'moderate');
}

/** Categories and their rules are the community managers'. */
export function mayRunCategories(actor: Actor): Verdict {
  if (!isMember(actor)) return no(refusalOfVisitor(actor));
  if (!hasRole(actor, 'manager')) return no('managersOnly');
  return mayAct(actor, 'admin');
}

export function mayRunTags(actor: Actor): Verdict {
  return asStaff(actor);
}

export function maySeeCategory(actor: Actor, category: Pick<CategoryFacts, 'readBy'>): boolean {
  return isAmong(actor, category.readBy);
}

export function seeThread(
  actor: Actor,
  thread: Pick<ThreadFacts, 'authorId' | 'removed'> & { category: Pick<CategoryFacts, 'readBy'> },
): Sight {
  if (!maySeeCategory(actor, thread.category)) return 'hidden';
  return thread.removed && !isAuthorOrStaff(actor, thread.authorId) ? 'gone' : 'seen';
}

/** @param parent of a comment: the post that it stands under */
export function seePost(
  actor: Actor,
  thread: Pick<ThreadFacts, 'authorId' | 'removed' | 'category'>,
  post: Pick<PostFacts, 'authorId' | 'removed'>,
  parent?: Pick<PostFacts, 'authorId' | 'removed'> | null,
): Sight {
  const sight = seeThread(actor, thread);
  if (sight !== 'seen') return sight;
  const isGone = [post, parent].some((each) => each?.removed && !isAuthorOrStaff(actor, each.authorId));
  return isGone ? 'gone' : 'seen';
}

/** Whether the actor may start a thread here, of this kind or (without one) of any. */
export function mayStartThread(actor: Actor, category: CategoryFacts, kind?: ThreadKind): Verdict {
  const writes = mayAct(actor, 'write');
  if (writes !== true) return writes;
  if (category.archived) return no('categoryArchived');
  if (!isAmong(actor, category.startBy)) return no('audienceStart');
  if (!kind) return category.kinds.some((each) => each !== 'announcement' || moderates(actor)) || no('announcementStaffOnly');
  if (!category.kinds.includes(kind)) return no('kindNotHere');
  return kind !== 'announcement' || moderates(actor) || no('announcementStaffOnly');
}

/** Answers to questions, replies elsewhere. */
export function mayRespond(actor: Actor, thread: ThreadFacts, kind?: 'answer' | 'reply'): Verdict {
  if (kind && responseKind(thread.kind) !== kind) return no(kind === 'answer' ? 'notAQuestion' : 'questionTakesAnswers');
  return mayAdd(actor, thread);
}

/** Comments stand under questions and their answers, one level deep. */
export function mayComment(actor: Actor, thread: ThreadFacts, post: PostFacts): Verdict {
  if (!isVotedOn(post, thread)) return no('noCommentsHere');
  if (post.removed) return no('postRemoved');
  return mayAdd(actor, thread);
}

export function mayEditPost(actor: Actor, thread: ThreadFacts, post: PostFacts): Verdict {
  const writes = mayAct(actor, 'write');
  if (writes !== true) return writes;
  if (!mayChange(thread, post)) return no('postRemoved');
  if (moderates(actor)) return true;
  if (!isAuthor(actor, post.authorId)) return no('notYours');
  if (thread.category.archived) return no('categoryArchived');
  return !thread.locked || no('threadLocked');
}

/** What is hidden after reports can still be changed, so that it can be shown again; an opening is hidden with its thread. */
function mayChange(thread: ThreadFacts, post: PostFacts): boolean {
  if (post.removed) return post.removed.hidden === true && (post.kind === 'opening' || !thread.removed);
  return !thread.removed;
}

/**
 * Authors may remove what is theirs, but not what others have come to rely on: an accepted answer, or a
 * thread in which somebody else's answer or reply is accepted or liked.
 *
 * @param valuedByOthers of the opening post: whether such an answer or reply stands under it
 */
export function mayRemovePost(actor: Actor, thread: ThreadFacts, post: PostFacts, valuedByOthers: boolean): Verdict {
  const edits = mayEditPost(actor, thread, post);
  if (edits !== true) return edits;
  if (post.removed) return no('postRemoved');
  if (moderates(actor)) return true;
  if (post.accepted) return no('acceptedAnswerStays');
  return post.kind !== 'opening' || !valuedByOthers || no('answersByOthers');
}

/** Authors may bring back what they removed themselves; what staff removed, staff bring back. */
export function mayRestorePost(actor: Actor, thread: ThreadFacts, post: PostFacts): Verdict {
  const writes = mayAct(actor, 'write');
  if (writes !== true) return writes;
  if (!post.removed) return no('postNotRemoved');
  if (thread.removed && post.kind !== 'opening') return no('threadRemoved');
  if (moderates(actor)) return true;
  if (!isAuthor(actor, post.authorId)) return no('notYours');
  if (post.removed.byId !== post.authorId) return no('removedByStaff');
  if (thread.category.archived) return no('categoryArchived');
  return !thread.locked || no('threadLocked');
}

/** @param value 1 or -1; 0 takes an earlier vote back */
export function mayVote(actor: Actor, thread: ThreadFacts, post: PostFacts, value: -1 | 0 | 1): Verdict {
  const writes = mayAct(actor, 'vote');
  if (writes !== true) return writes;
  if (post.removed || thread.removed) return no('postRemoved');
  if (isAuthor(actor, post.authorId)) return no('ownPost');
  if (thread.category.archived) return no('categoryArchived');
  return value !== -1 || isVotedOn(post, thread) || no('likesOnly');
}

/** "I have this too": on questions, by others than the asker. */
export function mayMeToo(actor: Actor, thread: ThreadFacts): Verdict {
  const writes = mayAct(actor, 'vote');
  if (writes !== true) return writes;
  if (thread.kind !== 'question') return no('notAQuestion');
  if (thread.removed) return no('threadRemoved');
  if (isAuthor(actor, thread.authorId)) return no('ownPost');
  return !thread.category.archived || no('categoryArchived');
}

/** Tags are the author's and the staff's. */
export function mayTagThread(actor: Actor, thread: ThreadFacts): Verdict {
  return mayEditPost(actor, thread, { kind: 'opening', authorId: thread.authorId, accepted: false, removed: thread.removed });
}

/** Moving, pinning, locking, unlisting, changing the kind. */
export function mayArrangeThread(actor: Actor, thread: ThreadFacts): Verdict {
  const staff = asStaff(actor);
  return staff === true && thread.removed ? no('threadRemoved') : staff;
}

function mayAdd(actor: Actor, thread: ThreadFacts): Verdict {
  const writes = mayAct(actor, 'write');
  if (writes !== true) return writes;
  if (thread.removed) return no('threadRemoved');
  if (thread.category.archived) return no('categoryArchived');
  if (!isAmong(actor, thread.category.replyBy)) return no('audienceReply');
  return !thread.locked || moderates(actor) || no('threadLocked');
}

/** Members write, by a session or a token that may. */
export function mayWriteAtAll(actor: Actor): Verdict {
  return mayAct(actor, 'write');
}

function mayAct(actor: Actor, scope: Scope): Verdict {
  const refusal = refusalOfUse(actor, scope);
  return refusal === null || no(refusal);
}

function asStaff(actor: Actor): Verdict {
  if (!isMember(actor)) return no(refusalOfVisitor(actor));
  if (!isStaff(actor)) return no('staffOnly');
  return mayAct(actor, 'moderate');
}

function isAuthor(actor: Actor, authorId: string): boolean {
  return actor.kind === 'member' && actor.id === authorId;
}

function isAuthorOrStaff(actor: Actor, authorId: string): boolean {
  return isAuthor(actor, authorId) || isStaff(actor);
}
