import { signal } from '~/platform/realtime/index.server';
import type { Tx } from './conversations.store.server';

/**
 * Tells both sides who have the conversation open that there is another message, when the transaction commits.
 * @param by who wrote it; null: unsigned
 */
export function tellConversation(tx: Tx, { conversationId, number }: { conversationId: string; number: number }, by: string | null): Promise<void> {
  return signal(tx, `conversation:${conversationId}`, { kind: 'message', data: { number, by } });
}
