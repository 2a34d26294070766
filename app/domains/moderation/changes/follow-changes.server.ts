import type { Subscriber } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { ASKED } from '../rules';
import { readAuthor } from '../screened/screened.store.server';
import { tellStaff } from '../tell-staff.server';
import { dueAfter } from '../working-hours';
import { endRequests, markChanged, markOverdue, openAsked, readOverdue, transaction, type Tx } from './changes.store.server';

/** Brings a post back into the queue when its author has changed it as they were asked to. */
export const changeFollower: Subscriber = {
  name: 'moderation.changes',
  begin: 'next',
  kinds: ['post.edited'],
  async handle({ actorId, postId, threadId, at }) {
    const post = postId && threadId && actorId ? await readAuthor(postId) : null;
    if (!post || !postId || !threadId || post.authorId !== actorId) return;
    await transaction(async (tx) => {
      const askedBy = await markChanged(tx, postId, post.authorId);
      if (askedBy) await open(tx, 'changed_post', { askedBy, postId, threadId, ...post, at });
    });
  },
};

/** At a time: what is left comes with the next round. */
const BATCH = 50;

/** Brings posts back into the queue that nobody has changed within the time, each once, however many processes do this. */
export async function fetchUnchanged(): Promise<number> {
  const at = now();
  const found = await readOverdue(at, BATCH);
  for (const { decisionId, gone, ...post } of found) {
    await transaction(async (tx) => {
      if (gone) await endRequests(tx, post.postId);
      else if (await markOverdue(tx, decisionId)) await open(tx, 'unchanged_post', { askedBy: decisionId, ...post, at });
    });
  }
  return found.length;
}

type Post = { askedBy: string; postId: string; threadId: string; authorId: string; language: string | null; at: Date };

async function open(tx: Tx, kind: keyof typeof ASKED, { postId, ...post }: Post): Promise<void> {
  const { severity, promiseHours } = ASKED[kind];
  const opened = await openAsked(tx, kind, { ...post, id: newId(), targetId: postId, severity, dueAt: dueAfter(post.at, promiseHours, post.language) });
  if (opened) await tellStaff(tx);
}
