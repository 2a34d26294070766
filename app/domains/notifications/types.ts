import type { Person } from '~/domains/threads';
import type { NoticeKind } from './rules';

/** A line of a member's list: facts of the same kind about the same thing. */
export type Notice = {
  id: string;
  kind: NoticeKind;
  /** Of the latest fact. */
  at: Date;
  unread: boolean;
  /** How many facts were put together. */
  count: number;
  /** The latest of those who did it; null where nobody is named. */
  actor: Person | null;
  /** Distinct people beside them. */
  others: number;
  /** The milestone that votes reached. */
  figure: number | null;
  /** What it is about; a conversation where it tells of a message. */
  about: AboutPost | AboutConversation;
  /** Beginning of the post or message. */
  excerpt: string;
};

export type AboutPost = {
  is: 'post';
  /** Where it leads: the first post that was not read. */
  postId: string;
  postKind: 'opening' | 'answer' | 'reply' | 'comment';
  thread: { id: string; title: string; kind: string };
};

export type AboutConversation = { is: 'conversation'; id: string; subject: string };
