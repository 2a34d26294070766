import type { Role } from '~/domains/identity';
import type { CategoryLabel, Person, PostKind, ThreadKind } from '~/domains/threads';
import type { Group } from './rules';
import type { Token } from './query/read-query';

/** Text with the words that were found marked. */
export type ExcerptPart = { text: string; hit: boolean };

/** A post that was found, with its thread. */
export type SearchHit = {
  postId: string;
  postKind: PostKind;
  number: number;
  author: Person;
  createdAt: Date;
  score: number;
  /** This very post is an accepted answer. */
  accepted: boolean;
  /** Of title and text, where it could be told. */
  language: string | null;
  thread: { id: string; slug: string; kind: ThreadKind; category: CategoryLabel; accepted: boolean; replyCount: number };
  title: ExcerptPart[];
  excerpt: ExcerptPart[];
};

export type PersonHit = { id: string; username: string; displayName: string | null; avatarId: string | null; role: Role; postCount: number; acceptedCount: number };
export type TagHit = { slug: string; name: string; description: string | null; threadCount: number };

/** A count that ends somewhere: `more` says that there are further ones. */
export type Count = { n: number; more: boolean };

/** A way to narrow the results down. */
export type Facet = { kind: 'category' | 'tag'; slug: string; name: string; colour: string | null; count: number };

export type SearchResult = {
  q: string;
  group: Group;
  /** The pieces of the search that narrow it down, as chips. */
  filters: { token: Token; name: string }[];
  /** Operators that name what is not there for this reader. */
  unknown: { kind: 'author' | 'category' | 'tag'; value: string }[];
  counts: Record<Exclude<Group, 'all'>, Count>;
  threads: SearchHit[];
  answers: SearchHit[];
  people: PersonHit[];
  tags: TagHit[];
  facets: Facet[];
  /** Words of what is shown that were found in place of mistyped ones. */
  corrected: string[];
  /** Threads with all words were few; some of these have only most of them. */
  loose: boolean;
  next: string | null;
  /** For staff: Meilisearch did not answer, and the database did. */
  fellBack: boolean;
  /** Under which the search is remembered; null for later pages and where nothing was asked. */
  searchId: string | null;
};
