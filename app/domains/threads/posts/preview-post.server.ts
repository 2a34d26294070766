import { mustBeMember, type Actor } from '~/domains/identity';
import { limit } from '~/platform/limits/index.server';
import { writePost } from './write-post.server';

/**
 * Safe HTML of a text as it would look once posted. Members only; nothing is kept.
 * @throws Forbidden('signInFirst'), TooMany
 */
export async function previewPost(actor: Actor, { body }: { body: string }): Promise<string> {
  const { id } = mustBeMember(actor);
  await limit('costly', id);
  return (await writePost(actor, { postId: 'preview', body, kind: 'post' })).html;
}
