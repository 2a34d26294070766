import { postPath, threadPath, type Contribution, type HeldText, type PostView, type ThreadPage, type ThreadRow } from '~/domains/threads';
import type { PostSource } from '~/domains/threads/index.server';
import type { z } from 'zod';
import type * as shapes from './thread-shapes';
import { absolute, categoryLabelView, personView, tagLabelView } from './views.server';

type Shape<Name extends keyof typeof shapes> = z.output<(typeof shapes)[Name]>;

/** What lists and single threads say alike. */
function threadFacts(thread: Omit<ThreadRow, 'accepted' | 'lastAuthor' | 'faces'>) {
  const { id, slug, title, kind, language, replyCount, commentCount, viewCount, score, meTooCount, pinned, locked, unlisted } = thread;
  return {
    ...{ id, slug, title, kind, replyCount, commentCount, viewCount, score, meTooCount, pinned, locked, unlisted },
    language: languageOf(language),
    category: categoryLabelView(thread.category),
    tags: thread.tags.map(tagLabelView),
    author: personView(thread.author),
    createdAt: thread.createdAt.toISOString(),
    lastActivityAt: thread.lastActivityAt.toISOString(),
    url: absolute(threadPath(thread)),
  };
}

export function threadSummaryView(row: ThreadRow): Shape<'threadSummaryShape'> {
  return { ...threadFacts(row), accepted: row.accepted, lastAuthor: personView(row.lastAuthor) };
}

export function threadView({ thread, opening }: Pick<ThreadPage, 'thread' | 'opening'>): Shape<'threadShape'> {
  return {
    ...threadFacts(thread),
    accepted: thread.acceptedCount > 0,
    removedAt: thread.removed?.at.toISOString() ?? null,
    solvedAt: thread.solvedAt?.toISOString() ?? null,
    meToo: thread.iHaveThisToo,
    opening: postView(opening),
  };
}

export function postView(post: PostView): Shape<'postShape'> {
  const { id, threadId, kind, number, parentId, html, language, version, score, myVote, commentCount } = post;
  return {
    ...{ id, threadId, kind, number, parentId, html, version, score, myVote, commentCount },
    language: languageOf(language),
    author: personView(post.author),
    createdAt: post.createdAt.toISOString(),
    editedAt: post.editedAt?.toISOString() ?? null,
    acceptedAt: post.accepted?.at.toISOString() ?? null,
    removedAt: post.removed?.at.toISOString() ?? null,
    url: absolute(postPath(id)),
  };
}

export function postWithSourceView({ post, source }: PostSource): Shape<'postWithSourceShape'> {
  return { ...postView(post), source };
}

export function heldView(held: HeldText): Shape<'heldShape'> {
  const { id, kind, parentId, title, tags, source, html, version } = held;
  return { id, kind, threadId: held.thread?.id ?? null, parentId, title, tags, source, html, language: languageOf(held.language), createdAt: held.createdAt.toISOString(), version };
}

export function contributionView(row: Contribution): Shape<'contributionShape'> {
  const { postId: id, kind, number, score, accepted, removed, excerpt, thread } = row;
  return {
    ...{ id, kind, number, score, accepted, removed, excerpt },
    createdAt: row.createdAt.toISOString(),
    thread: { id: thread.id, title: thread.title, kind: thread.kind, category: categoryLabelView(thread.category), url: absolute(threadPath(thread)) },
    url: absolute(postPath(id)),
  };
}

function languageOf(language: string | null): 'en' | 'fr' | null {
  return language === 'en' || language === 'fr' ? language : null;
}
