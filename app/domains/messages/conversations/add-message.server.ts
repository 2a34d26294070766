import type { MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { env } from '~/platform/env/index.server';
import { Invalid, NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { limit, type LimitName } from '~/platform/limits/index.server';
import { renderMarkdown } from '~/platform/markdown/index.server';
import { signal } from '~/platform/realtime/index.server';
import type { Side } from '../rules';
import { findSubmission, insertMessage, isUniqueViolation, transaction, type Tx } from './conversations.store.server';
import { tellConversation } from './tell-conversation.server';

/** Where a message stands. */
export type Sent = { conversationId: string; number: number };

type Sending = {
  actor: MemberActor;
  side: Side;
  limitName: LimitName;
  memberId: string;
  body: string;
  submission: string | undefined;
  conversationId: string;
  /** Whether an earlier message of the same submission is this one. */
  isSame(earlier: { conversationId: string; subject: string; memberId: string }): boolean;
  /** First thing in the transaction. */
  begin?(tx: Tx): Promise<void>;
};

/** Writes one message of one submission, however often it is sent: repetitions get the answer of the first. */
export async function addMessage(sending: Sending): Promise<Sent> {
  const earlier = await repeated(sending);
  if (earlier) return earlier;
  await limit(sending.limitName, sending.actor.id, sending.actor);
  try {
    return await transaction((tx) => write(tx, sending));
  } catch (error) {
    const winner = isUniqueViolation(error) ? await repeated(sending) : null;
    if (!winner) throw error;
    return winner;
  }
}

async function repeated({ actor, submission, body, isSame }: Sending): Promise<Sent | null> {
  const earlier = submission === undefined ? null : await findSubmission(actor.id, submission);
  if (earlier && (earlier.source !== body || !isSame(earlier))) throw new Invalid({ '': ['keyReused'] });
  return earlier && { conversationId: earlier.conversationId, number: earlier.number };
}

async function write(tx: Tx, { actor, side, memberId, body, submission, conversationId, begin }: Sending): Promise<Sent> {
  await begin?.(tx);
  const fromTeam = side === 'team';
  const { text } = renderMarkdown(body, { locale: null, kind: 'comment', origin: env.PUBLIC_URL });
  const message = { id: newId(), conversationId, authorId: actor.id, fromTeam, source: body, text, submission: submission ?? null, at: now() };
  const number = await insertMessage(tx, message);
  if (number === null) throw new NotFound();
  const data = { conversationId, number };
  await record(tx, { kind: fromTeam ? 'message.sent' : 'message.replied', actor, targetMemberId: memberId, data });
  if (fromTeam) await writeLedger(tx, { actor, act: 'message.sent', target: { kind: 'conversation', id: conversationId }, memberId, after: { number } });
  await tellConversation(tx, data, actor.id);
  // Who answers has read what came before: their other pages learn it.
  await signal(tx, `member:${actor.id}`, { kind: 'notice' });
  return data;
}
