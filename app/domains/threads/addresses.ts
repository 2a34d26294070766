/** Where things of this room are found. */

/** `/t/slug/id`, with what selects a part of the thread. */
export function threadPath(thread: { id: string; slug: string }, part?: ThreadPart): string {
  const query = new URLSearchParams();
  if (part?.page && part.page > 1) query.set('page', String(part.page));
  if (part?.sort) query.set('sort', part.sort);
  if (part?.comments) query.set('comments', part.comments);
  const search = query.size > 0 ? `?${query}` : '';
  return `/t/${thread.slug}/${thread.id}${search}${part?.anchor ? `#${part.anchor}` : ''}`;
}

export type ThreadPart = {
  page?: number;
  /** Only when it is not the usual one of the thread's kind. */
  sort?: 'score' | 'date';
  /** Id of a post under which all comments are shown. */
  comments?: string;
  /** Of `postAnchor`. */
  anchor?: string;
};

/** The id of a post's element on the page of its thread. */
export function postAnchor(post: { number: number }): string {
  return `post-${post.number}`;
}

/** The permanent address of a post, which leads to the right page of its thread. */
export function postPath(postId: string): string {
  return `/p/${postId}`;
}

export function categoryPath(slug: string): string {
  return `/c/${slug}`;
}

export function tagPath(slug: string): string {
  return `/tag/${encodeURIComponent(slug)}`;
}
