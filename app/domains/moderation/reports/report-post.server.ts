import { mustBeMember, type Actor } from '~/domains/identity';
import { accessPost, allow, getPost } from '~/domains/threads/index.server';
import { Forbidden, Invalid } from '~/platform/errors';
import type { ReportPostInput } from '../input';
import { mayReport } from '../policy';
import { picturesIn } from '../rules';
import { fileReport } from './file-report.server';

/**
 * Reports a post of somebody else to the moderators, or one of its pictures. Whoever may read it may report it; the more the community trusts a
 * member, the more reports they have a day and the more each weighs. Twice is once. Records `post.reported`.
 *
 * @throws NotFound, Gone; Forbidden with the reason; Invalid on `reasonId`, on `imageId` of a picture that it does not show, and for one's own; TooMany
 */
export async function reportPost(actor: Actor, { postId, ...filed }: ReportPostInput): Promise<{ reportId: string }> {
  const { post, thread } = await accessPost(actor, postId);
  allow(mayReport(actor));
  const member = mustBeMember(actor);
  if (post.authorId === member.id) throw new Invalid({ '': ['ownContent'] });
  if (post.removed || thread.removed) throw new Forbidden('postRemoved');
  const { html, post: { language } } = await getPost(actor, { postId });
  if (filed.imageId && !picturesIn(html).includes(filed.imageId)) throw new Invalid({ imageId: ['notValid'] });
  return fileReport(member, { kind: 'reported_post', targetId: postId, threadId: thread.id, authorId: post.authorId, language }, filed);
}
