import type { Actor } from '~/domains/identity';
import { mayComment, mayEditPost, mayRemovePost, mayRestorePost, mayVote, type PostFacts, type ThreadFacts } from '../policy';
import type { Person, PostRights, PostView } from '../types';
import type { PostRecord } from './thread-page.store.server';

type Shown = { actor: Actor; thread: ThreadFacts; person: (id: string) => Person };

/** A post as a page shows it, with what the reader may do with it. */
export function viewPost(post: PostRecord, { actor, thread, person }: Shown, comments: PostView[] = [], valuedByOthers = false): PostView {
  const { id, threadId, kind, number, html, language, createdAt, editedAt, revisionCount, version, score, commentCount, myVote } = post;
  const { parentId, parentNumber, parentAuthorId, acceptedAt, acceptedById, authorId, removedAt, removedById } = post;
  return {
    ...{ id, threadId, kind, number, html, language, createdAt, editedAt, revisionCount, version, score, commentCount, parentId, myVote },
    author: labelled(person(authorId), post.authorLabel),
    withdrawn: html === '',
    parent: parentId && parentNumber && parentAuthorId ? { id: parentId, number: parentNumber, author: labelled(person(parentAuthorId), post.parentAuthorLabel) } : null,
    accepted: acceptedAt && {
      at: acceptedAt,
      by: acceptedById === null ? null : person(acceptedById),
      byAsker: acceptedById === null || acceptedById === thread.authorId,
    },
    removed: removedAt && { at: removedAt, byAuthor: removedById === authorId, hidden: post.hiddenAt && { editShowsFrom: post.editShowsFrom } },
    may: rightsOf(post, { actor, thread }, valuedByOthers),
    comments,
  };
}

/** Somebody without an account keeps the name under which they wrote elsewhere. */
export function labelled(person: Person, label: string | null): Person {
  return label === null ? person : { ...person, displayName: label };
}

function rightsOf(post: PostRecord, { actor, thread }: Pick<Shown, 'actor' | 'thread'>, valuedByOthers: boolean): PostRights {
  const facts = factsOf(post);
  return {
    edit: mayEditPost(actor, thread, facts),
    remove: mayRemovePost(actor, thread, facts, valuedByOthers),
    restore: mayRestorePost(actor, thread, facts),
    vote: mayVote(actor, thread, facts, 1),
    voteDown: mayVote(actor, thread, facts, -1),
    comment: mayComment(actor, thread, facts),
  };
}

export function factsOf(post: PostRecord): PostFacts {
  return {
    kind: post.kind,
    authorId: post.authorId,
    accepted: post.acceptedAt !== null,
    removed: post.removedAt && { byId: post.removedById, hidden: post.hiddenAt !== null },
  };
}

/** Everybody whom a page with these posts names. */
export function namedIn(posts: PostRecord[]): (string | null)[] {
  return posts.flatMap((post) => [post.authorId, post.acceptedById, post.parentAuthorId]);
}
