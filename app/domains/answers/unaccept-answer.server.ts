import { mustBeMember, type Actor } from '~/domains/identity';
import { accessPost, allow, clearAcceptance, holdPost, holdThread, ledgerForeign, tellThread, transaction } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { aboutAnswer, type AnswerPlace } from './about-answer';
import { readAccepted } from './answers.store.server';
import { mayAccept } from './policy';

/**
 * Takes the acceptance of an answer back: whoever may accept it may. Twice is once. Records
 * `answer.unaccepted` with `because: 'taken-back'`.
 *
 * @throws NotFound, Gone; Forbidden with the reason
 */
export async function unacceptAnswer(actor: Actor, { postId }: { postId: string }): Promise<AnswerPlace> {
  const seen = await accessPost(actor, postId);
  allow(mayAccept(actor, seen.thread, seen.post));
  const member = mustBeMember(actor);
  return transaction(async (tx) => {
    const thread = await holdThread(tx, seen.thread.id);
    const answer = await holdPost(tx, postId);
    allow(mayAccept(actor, thread, answer));
    if (answer.accepted) {
      await clearAcceptance(tx, thread.id, [postId]);
      await tellThread(tx, thread.id, { kind: 'state', number: answer.number });
      const data = { number: answer.number, byAsker: member.id === thread.authorId, because: 'taken-back' };
      await record(tx, { ...aboutAnswer(member, thread, answer), kind: 'answer.unaccepted', data });
      await ledgerForeign(tx, member, thread.authorId, { act: 'answer.unaccepted', target: { kind: 'post', id: postId }, before: { accepted: true }, after: { accepted: false } });
    }
    const acceptedCount = (await readAccepted(tx, thread.id)).length;
    return { threadId: thread.id, slug: thread.slug, postId, number: answer.number, acceptedCount };
  });
}
