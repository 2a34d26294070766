import { isMember, isStaff, refusalOfUse, type Actor } from '~/domains/identity';
import { Gone, NotFound } from '~/platform/errors';
import { Remembered } from '~/platform/steady/index.server';
import { readableCategories } from '../categories/cached-categories.server';
import { labelOf } from '../categories/category-view';
import type { CategoryRecord } from '../categories/categories.store.server';
import { noDraft } from '../drafts/get-draft.server';
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
import { pagesOf, usualOrder, type PostOrder } from '../rules';
import type { Person, PostView, ThreadPage, ThreadRights } from '../types';
import { isId } from '../words';
import { amongst, findPeople } from './people.server';
import { factsOf, labelled, namedIn, viewPost } from './post-views';
import { minutesUntil } from './thread-rows.server';
import { openPage, readRemoved, readThreadPage, type HeadRecord, type PageRecord, type PostRecord } from './thread-page.store.server';

/** Pages that were read lately, by their facts, in characters of these: about 400 pages. */
const recent = new Remembered<ThreadPage>(8_000_000);

/**
 * A page of a thread: its head and opening post, twenty answers (accepted first, then by score, or by
 * date) or replies (by date), five comments under each, what the reader may do, and where to read on. One statement;
 * for a member one more where something was removed that stands in its place for its author and for staff. As long as
 * the facts are the same, readers of the same standing get the very same (steady) page.
 *
 * @param input `commentsOf`: the post whose comments are all shown
 * @param draftKey the member's draft to bring along
 * @throws NotFound also for a page that does not exist; Gone when the thread was removed
 */
export async function getThread(actor: Actor, input: GetThreadInput, draftKey: string | null = null): Promise<ThreadPage> {
  if (!isId(input.id)) throw new NotFound();
  const { page = 1, sort = null, commentsOf = null } = input;
  const { byId, all, edition } = await readableCategories(actor);
  const facts = await readThreadPage({
    ...{ threadId: input.id, page, sort, commentsOf, draftKey },
    reader: isMember(actor) ? actor.id : '',
    staff: isStaff(actor),
    categoryIds: all ? null : [...byId.keys()].sort(),
  });
  if (facts === null) throw new NotFound();
  // Who wrote something on the page is named in the facts; the rights of all others depend on this alone.
  const standing = [...(isMember(actor) ? [actor.role, actor.scopes] : []), refusalOfUse(actor, 'write')];
  const key = JSON.stringify([standing, actor.locale, edition, page, sort, draftKey]) + facts;
  const known = recent.find(key);
  if (known) return known;
  const read = openPage(facts);
  const made = await makePage(actor, read, byId, { page, sort, draftKey });
  return read.head.hasRemoved ? made : recent.keep(key, made);
}

type Asked = { page: number; sort: PostOrder | null; draftKey: string | null };

async function makePage(actor: Actor, read: PageRecord, categories: Map<string, CategoryRecord>, asked: Asked): Promise<ThreadPage> {
  const { head, posts, comments } = read;
  const { page, draftKey } = asked;
  const category = categories.get(head.categoryId);
  if (!category) throw new NotFound();
  const thread = threadFacts(head, category);
  if (seeThread(actor, thread) !== 'seen') throw new Gone(thread.removed?.hidden);
  const sort = head.kind === 'question' ? (asked.sort ?? usualOrder(head.kind)) : 'date';
  const pages = pagesOf(head.replyCount);
  if (page > pages) throw new NotFound();

  const opening: PostRecord = { ...head, kind: 'opening' };
  const parents = [opening, ...posts];
  const reader = isMember(actor) ? actor.id : '';
  const found = head.hasRemoved
    ? await readRemoved(head.threadId, {
        ...rangeOf({ sort, page, pages, first: posts[0]?.number ?? 0, nextNumber: read.nextNumber }),
        parentIds: parents.map((post) => post.id),
        authorId: isStaff(actor) ? null : reader,
        reader,
      })
    : [];
  // Of what is hidden, others are told only that it is.
  const sees = ({ authorId }: PostRecord) => isStaff(actor) || authorId === reader;
  const removed = found.filter(sees);
  const person = removed.length > 0 ? await findPeople(namedIn([...parents, ...comments, ...removed])) : amongst(read.people);
  const shown = { actor, thread, person };
  const under = new Map<string | null, PostView[]>();
  for (const comment of [...comments, ...removed.filter((post) => post.kind === 'comment')].sort((a, b) => a.number - b.number)) {
    const before = under.get(comment.parentId);
    if (before) before.push(viewPost(comment, shown));
    else under.set(comment.parentId, [viewPost(comment, shown)]);
  }
  const view = (post: PostRecord, valuedByOthers = false) => viewPost(post, shown, under.get(post.id), valuedByOthers);
  const all = [...posts, ...removed.filter((post) => post.kind !== 'comment')];
  if (sort === 'date') all.sort((a, b) => a.number - b.number);
  return {
    thread: { ...headOf(head, category, actor, person), may: rightsOf(actor, thread, head) },
    opening: view(opening, head.valuedByOthers),
    posts: all.map((post) => view(post)),
    hidden: found.filter((post) => !sees(post)).map(({ number, kind, parentId }) => ({ number, under: kind === 'comment' ? parentId : null })),
    sort,
    page,
    pages,
    related: read.related,
    hasWaiting: read.head.hasWaiting,
    draft: draftKey !== null && reader ? (read.draft ?? noDraft(draftKey)) : null,
  };
}

/** Between which numbers removed posts are shown on a page; in the order of scores all of them on the last. */
function rangeOf({ sort, page, pages, first, nextNumber }: { sort: string; page: number; pages: number; first: number; nextNumber: number | null }) {
  const end = nextNumber ?? 2 ** 31 - 1;
  if (sort === 'date') return { from: page === 1 ? 0 : first, to: end };
  return { from: 0, to: page === pages ? 2 ** 31 - 1 : 0 };
}

function threadFacts(head: HeadRecord, category: CategoryRecord): ThreadFacts {
  const removed = head.removedAt && { byId: head.removedById, hidden: head.hiddenAt !== null };
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
    removed: head.removedAt && { at: head.removedAt, byAuthor: head.removedById === head.authorId, hidden: head.hiddenAt !== null },
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
