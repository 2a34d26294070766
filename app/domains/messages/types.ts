import type { Role } from '~/domains/identity';
import type { ConversationKind, Side } from './rules';

/** Somebody as lists and messages name them. */
export type Writer = { id: string; username: string; displayName: string | null; avatarId: string | null; role: Role; closed: boolean; /** Nobody signed: the team. */ unsigned: boolean };

/** A conversation in a list. */
export type ConversationRow = {
  id: string;
  kind: ConversationKind;
  subject: string;
  /** The member whom the team talks with. */
  member: Writer;
  /** Of the latest message. */
  at: Date;
  /** Who wrote it, and for which side. */
  by: Writer;
  fromTeam: boolean;
  excerpt: string;
  messages: number;
  /** There is something that the reader has not read. */
  unread: boolean;
  /** Since when the member waits for the team; null: nothing waits. */
  waitingSince: Date | null;
};

export type Message = { id: string; number: number; author: Writer; fromTeam: boolean; html: string; at: Date };

/** A conversation as one of its sides reads it. */
export type Conversation = {
  id: string;
  kind: ConversationKind;
  subject: string;
  member: Writer;
  side: Side;
  waitingSince: Date | null;
  /** Number of the latest message. */
  lastNumber: number;
  /** In the order in which they were written. */
  messages: Message[];
  /** There are earlier ones, before the first of these. */
  earlier: boolean;
};

/** What staff note of a member. */
export type StaffNote = { id: string; author: Writer; html: string; source: string; at: Date; editedAt: Date | null; version: number; mine: boolean };
