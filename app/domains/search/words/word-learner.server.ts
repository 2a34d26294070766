import type { Subscriber } from '~/platform/activity/index.server';
import { countWords, knowsNoWords, learnWordsOf } from './words.store.server';

/** Learns the words of new and changed posts, so that mistyped ones can be put right; an import has all of them counted. */
export const wordLearner: Subscriber = {
  name: 'search.words',
  kinds: ['thread.posted', 'answer.posted', 'reply.posted', 'comment.posted', 'post.edited', 'import.finished'],
  begin: 'next',
  async handle({ kind, postId }) {
    if (kind === 'import.finished') await countWords();
    else if (postId) await learnWordsOf(postId);
  },
};

/** Counts the words where there are posts and none are known: after an update, a restore or a seed. */
export async function learnWordsAtFirst(): Promise<void> {
  if (await knowsNoWords()) await countWords();
}
