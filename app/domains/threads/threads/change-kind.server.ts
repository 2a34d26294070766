import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { Invalid } from '~/platform/errors';
import { clearAcceptance } from '../acceptance.store.server';
import type { ChangeKindInput } from '../input';
import { arrangeThread, type ThreadPlace } from './arrange-thread.server';
import { setKind } from './threads.store.server';

/**
 * Makes a thread one of another kind that its category takes. Answers become replies or replies answers;
 * what stops being a question loses its accepted answers (each recorded as `answer.unaccepted`). Votes
 * and comments stay. Staff. Twice is once. Records `thread.kind-changed` with `from` and `to`.
 * @throws NotFound, Gone, Forbidden; Invalid `kindNotHere`
 */
export async function changeKind(actor: Actor, { threadId, kind }: ChangeKindInput): Promise<ThreadPlace> {
  return arrangeThread(actor, threadId, {
    check(thread) {
      if (!thread.category.kinds.includes(kind)) throw new Invalid({ kind: ['kindNotHere'] });
    },
    async change(tx, thread) {
      if (thread.kind === kind) return null;
      const member = mustBeMember(actor);
      const { categoryId, tagIds, kind: threadKind } = thread;
      for (const answer of await clearAcceptance(tx, threadId, null)) {
        const about = { threadId, postId: answer.id, targetMemberId: answer.authorId, categoryId, threadKind, tagIds };
        await record(tx, { kind: 'answer.unaccepted', actor: member, ...about, data: { because: 'kind-changed' } });
      }
      await setKind(tx, threadId, kind);
      return { kind: 'thread.kind-changed', data: { from: thread.kind, to: kind }, before: { kind: thread.kind }, after: { kind } };
    },
  });
}
