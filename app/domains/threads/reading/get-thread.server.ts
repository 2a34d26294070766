import { isMember, isStaff, type Actor } from '~/domains/identity';
import { Gone, NotFound } from '~/platform/errors';
import { readableCategories } from '../categories/cached-categories.server';
import { labelOf } from '../categories/category-view';
import type { CategoryRecord } from '../categories/categories.store.server';
import type { GetThreadInput } from '../input';
import {
  mayArrangeThread,
  mayEditPost,
  mayMeToo,
  mayRemovePost,
  mayRespond,
  mayRestorePost,
  mayTagThread,
  seeThread,
  type ThreadFacts,
} from '../policy';
import { pagesOf, usualOrder } from '../rules';
import type { Person, ThreadPage, ThreadRights } from '../types';
import { isId } from '../words';
import { findPeople } from './people.server';
import { factsOf, labelled, namedIn, viewPost } from './post-views';
import { minutesUntil } from './thread-rows.server';
import { readComments, readHead, readPage, readRemoved, type HeadRecord, type PostRecord } from './thread-page.store.server';

/**
 * A page of a thread: its head and opening post, twenty answers (accepted first, then by score, or by
 * date) or replies (by date), five comments under each, and what the reader may do. Four statements for a
 * visitor; for a member one more where something was removed. Removed posts stand in their places for their authors and for staff.
 *
 * @param input `commentsOf`: the post whose comments are all shown
 * @throws NotFound also for a page that does not exist; Gone when the thread was removed
 */
export async function getThread(actor: Actor, input: GetThreadInput): Promise<ThreadPage> {
  const { page = 1 } = input;
  if (!isId(input.id)) throw new NotFound();
  const reader = isMember(actor) ? actor.id : '';
  const [head, { byId }] = await Promise.all([readHead(input.id, reader), readableCategories(actor)]);
  const category = head && byId.get(head.categoryId);
  if (!head || !category) throw new NotFound();
  const thread = threadFacts(head, category);
  if (seeThread(actor, thread) !== 'seen') throw new Gone();
  const sort = head.kind === 'question' ? (input.sort ?? usualOrder(head.kind)) : 'date';
  const pages = pagesOf(head.replyCount);
  if (page > pages) throw new NotFound();

  const opening: PostRecord = { ...head, kind: 'opening' };
  const { posts, nextNumber } = await readPage(head.threadId, { sort, page, reader });
  const parents = [opening, ...posts];
  const commented = parents.filter((post) => post.commentCount > 0).map((post) => post.id);
  const [comments, removed] = await Promise.all([
    commented.length > 0 ? readComments(commented, { reader, allOf: input.commentsOf ?? null }) : [],
    reader
      ? readRemoved(head.threadId, {
          ...rangeOf({ sort, page, pages, first: posts[0]?.number ?? 0, nextNumber }),
          parentIds: parents.map((post) => post.id),
          authorId: isStaff(actor) ? null : reader,
          reader,
        })
      : [],
  ]);
  const person = await findPeople(namedIn([...parents, ...comments, ...removed]));
  const shown = { actor, thread, person };
  const commentViews = [...comments, ...removed.filter((post) => post.kind === 'comment')]
    .sort((a, b) => a.number - b.number)
    .map((post) => ({ parentId: post.parentId, view: viewPost(post, shown) }));
  const view = (post: PostRecord, valuedByOthers = false) =>
    viewPost(post, shown, commentViews.filter(({ parentId }) => parentId === post.id).map((comment) => comment.view), valuedByOthers);
  const all = [...posts, ...removed.filter((post) => post.kind !== 'comment')];
  if (sort === 'date') all.sort((a, b) => a.number - b.number);
  return {
    thread: { ...headOf(head, category, actor, person), may: rightsOf(actor, thread, head) },
    opening: view(opening, head.valuedByOthers),
    posts: all.map((post) => view(post)),
    sort,
    page,
    pages,
  };
}

/** Between which numbers removed posts are shown on a page; in the order of scores all of them on the last. */
function rangeOf({ sort, page, pages, first, nextNumber }: { sort: string; page: number; pages: number; first: number; nextNumber: number | null }) {
  const end = nextNumber ?? 2 ** 31 - 1;
  if (sort === 'date') return { from: page === 1 ? 0 : first, to: end };
  return { from: 0, to: page === pages ? 2 ** 31 - 1 : 0 };
}

function threadFacts(head: HeadRecord, category: CategoryRecord): ThreadFacts {
  const removed = head.removedAt && { byId: head.removedById };
  return { kind: head.kind, authorId: head.authorId, locked: head.locked, removed, category };
}

function headOf(head: HeadRecord, category: CategoryRecord, actor: Actor, person: (id: string) => Person): Omit<ThreadPage['thread'], 'may'> {
  const { threadId: id, slug, title, kind, createdAt, lastActivityAt, replyCount, viewCount, meTooCount, acceptedCount } = head;
  const { pinned, locked, unlisted, iHaveThisToo, solvedAt, lastNumber } = head;
  return {
    ...{ id, slug, title, kind, createdAt, lastActivityAt, replyCount, viewCount, meTooCount, acceptedCount },
    ...{ pinned, locked, unlisted, iHaveThisToo, solvedAt, lastNumber },
    language: head.threadLanguage,
    category: {
      ...labelOf(category, actor.locale),
      severalAccepted: category.severalAccepted,
      archived: category.archived,
      public: category.readBy === 'everyone',
    },
    tags: head.tags ?? [],
    author: labelled(person(head.authorId), head.authorLabel),
    commentCount: head.threadCommentCount,
    score: head.threadScore,
    firstResponseMinutes: minutesUntil(createdAt, head.firstResponseAt),
    removed: head.removedAt && { at: head.removedAt, byAuthor: head.removedById === head.authorId },
    version: head.threadVersion,
  };
}

function rightsOf(actor: Actor, thread: ThreadFacts, head: HeadRecord): ThreadRights {
  const opening = factsOf({ ...head, kind: 'opening' });
  const arrange = mayArrangeThread(actor, thread);
  return {
    respond: mayRespond(actor, thread),
    edit: mayEditPost(actor, thread, opening),
    tag: mayTagThread(actor, thread),
    remove: mayRemovePost(actor, thread, opening, head.valuedByOthers),
    restore: mayRestorePost(actor, thread, opening),
    meToo: mayMeToo(actor, thread),
    move: arrange,
    pin: arrange,
    lock: arrange,
    unlist: arrange,
    changeKind: arrange,
  };
}
