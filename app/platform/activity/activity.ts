/** Something that happened, in the words of the room where it did: `thread.posted`, `answer.accepted`. */
export type Activity = {
  id: number;
  kind: string;
  at: Date;
  actorId: string | null;
  via: string;
  threadId: string | null;
  postId: string | null;
  targetMemberId: string | null;
  categoryId: string | null;
  threadKind: string | null;
  tagIds: string[];
  data: Record<string, unknown>;
};

/** What an act says about what it did. */
export type ActivityInput = {
  kind: string;
  /** Whoever did it; a visitor has no id. */
  actor: { via: string; id?: string };
  threadId?: string;
  postId?: string;
  /** The member whom it is about. */
  targetMemberId?: string;
  categoryId?: string;
  threadKind?: string;
  tagIds?: string[];
  /** Further facts, as JSON. */
  data?: Record<string, string | number | boolean | null | string[]>;
};

/**
 * Somebody who wants to know. `handle` may be called twice with the same activity (after a crash) and has to bear it;
 * when it throws, the same one comes again, and after five tries it is parked and the next ones come.
 */
export type Subscriber = {
  /** Under this name it is remembered how far it has read: never to be changed. */
  name: string;
  kinds: readonly string[];
  handle(activity: Activity): Promise<void>;
  /** Where one that was never seen before begins: with the first activity there is (the default) or with the next. */
  begin?: 'first' | 'next';
};
