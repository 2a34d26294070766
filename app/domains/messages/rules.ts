/** Characters at most. */
export const LENGTHS = { subject: 150, body: 10_000, note: 2000 } as const;

/** What conversations are about. */
export const conversationKinds = ['message', 'appeal'] as const;
export type ConversationKind = (typeof conversationKinds)[number];

/** Conversations of a list on one page; messages of a conversation, the latest of them; notes on a member. */
export const PAGE = { conversations: 30, messages: 30, notes: 100 } as const;

/** Conversations shown on the staff's page of a member, the latest. */
export const AT_HAND = 5;

/** Characters of the latest message in a list. */
export const EXCERPT = 140;

/** Where a member reads a conversation, and where staff do. */
export function conversationPath(id: string, side: Side): string {
  return side === 'team' ? `/staff/messages/${id}` : `/messages/${id}`;
}

export type Side = 'member' | 'team';
