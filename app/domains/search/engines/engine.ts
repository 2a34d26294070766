import type { PostKind } from '~/domains/threads';
import type { Query } from '../query/read-query';
import type { Term } from '../words/terms.server';

/** What narrows a search down, already as ids of things that the reader may see. */
export type Filters = {
  /** Null: all categories. */
  categoryIds: string[] | null;
  tagIds: string[];
  authorId: string | null;
  /** Whose posts the reader does not want to find. */
  withoutAuthorIds: string[];
  solved: boolean;
  unanswered: boolean;
  after: Date | null;
  before: Date | null;
};

export type Wanted = {
  query: Query;
  /** The words of the query that have to be found. */
  terms: Term[];
  filters: Filters;
};

/** A post that may be a result. */
export type Candidate = {
  postId: string;
  threadId: string;
  kind: PostKind;
  /** Whether a word stands in the post itself, not only in the title of its thread. */
  inText: boolean;
};

export type Found = {
  /** The best first, `RANKED` at most, and none that the filters leave out. */
  candidates: Candidate[];
  /** What to mark in them, as a `tsquery`. */
  marked: string;
  /** Some have only most of the words. */
  loose: boolean;
  /** Known words that were looked for in place of mistyped ones. */
  corrections: string[];
};

/**
 * What answers a search. Whatever an engine says is looked up in the database before anybody sees it
 * (`readFindable`), so that an index that is behind shows nothing that was hidden meanwhile.
 */
export interface Engine {
  readonly name: 'postgresql' | 'meilisearch';
  find(wanted: Wanted): Promise<Found>;
  /** Ids of threads whose titles have something of this one, the most alike first. */
  alike(wanted: { title: string; terms: Term[]; categoryIds: string[] | null; limit: number }): Promise<string[]>;
}
