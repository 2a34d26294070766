import { mustBeMember, type Actor } from '~/domains/identity';
import {
  accessPost,
  allow,
  clearAcceptance,
  holdPost,
  holdThread,
  ledgerForeign,
  markAccepted,
  tellThread,
  transaction,
} from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { mayAccept } from './policy';
import { readAccepted } from './answers.store.server';
import { aboutAnswer, type AnswerPlace } from './about-answer';

/**
 * Accepts an answer: the asker may, and staff in the asker's stead. Where a question may have one
 * accepted answer, the one before stops being it (recorded as `answer.unaccepted`); where its category
 * allows several, they stand side by side. Twice is once. Of simultaneous acceptances one remains, the
 * last: the question is held, and a unique index would refuse a second. Records `answer.accepted` with
 * `byAsker` and, for the first one, `minutesToSolution`.
 *
 * @throws NotFound, Gone; Forbidden with the reason
 */
export async function acceptAnswer(actor: Actor, { postId }: { postId: string }): Promise<AnswerPlace> {
  const seen = await accessPost(actor, postId);
  allow(mayAccept(actor, seen.thread, seen.post));
  const member = mustBeMember(actor);
  return transaction(async (tx) => {
    const thread = await holdThread(tx, seen.thread.id);
    const answer = await holdPost(tx, postId);
    allow(mayAccept(actor, thread, answer));
    const place = { threadId: thread.id, slug: thread.slug, postId, number: answer.number };
    const before = await readAccepted(tx, thread.id);
    if (answer.accepted) return { ...place, acceptedCount: before.length };

    const at = now();
    const cleared = thread.severalAccepted ? [] : await clearAcceptance(tx, thread.id, null);
    const slot = thread.severalAccepted ? postId : 'one';
    await markAccepted(tx, { threadId: thread.id, postId, authorId: answer.authorId, byId: member.id, slot, at });
    for (const other of cleared) {
      await record(tx, { ...aboutAnswer(member, thread, other), kind: 'answer.unaccepted', data: { because: 'another-accepted' } });
    }
    await tellThread(tx, thread.id, { kind: 'state', number: answer.number });
    const minutesToSolution = Math.max(0, Math.floor((at.getTime() - thread.createdAt.getTime()) / 60_000));
    await record(tx, {
      ...aboutAnswer(member, thread, answer),
      kind: 'answer.accepted',
      data: { number: answer.number, byAsker: member.id === thread.authorId, ...(before.length === 0 ? { minutesToSolution } : {}) },
    });
    const accepted = thread.severalAccepted ? [...before, postId] : [postId];
    await ledgerForeign(tx, member, thread.authorId, { act: 'answer.accepted', target: { kind: 'post', id: postId }, before: { accepted: before }, after: { accepted } });
    return { ...place, acceptedCount: before.length - cleared.length + 1 };
  });
}

export type { AnswerPlace };
