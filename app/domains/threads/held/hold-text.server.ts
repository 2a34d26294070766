import type { MemberActor } from '~/domains/identity';
import type { Verdict } from '~/domains/screening/index.server';
import { record } from '~/platform/activity/index.server';
import { env } from '~/platform/env/index.server';
import { TooMany } from '~/platform/errors';
import type { Tx } from '../at-hand.store.server';
import { closeDraft } from '../drafts/drafts.store.server';
import { keepUploads, type WrittenPost } from '../posts/write-post.server';
import { MOST_WAITING, type PostKind, type ThreadKind } from '../rules';
import type { Posted } from '../types';
import { countHeld, insertHeld } from './held.store.server';
import { signsOf } from './screen-text.server';

type Holding = {
  postId: string;
  kind: PostKind;
  threadId: string;
  slug: string;
  parentId: string | null;
  title: string | null;
  written: WrittenPost;
  /** What else a thread needs that is to begin. */
  opening?: { categoryId: string; threadKind: ThreadKind; tags: string[] };
  draftKey: string;
  verdict: Verdict;
};

/**
 * Keeps a text until a moderator has looked at it, instead of publishing it. Nothing of it is a post, so nothing follows
 * from it: no mail, no index, no feed, no count. Its pictures are kept and its draft is closed. Records `post.held` with
 * `heldId`, `ruleIds` and `silence`, for moderation alone.
 *
 * @throws TooMany('heldFull') when as many wait as may
 */
export async function holdText(tx: Tx, member: MemberActor, holding: Holding): Promise<Posted> {
  const { postId, kind, threadId, slug, parentId, title, written, opening, verdict } = holding;
  const most = MOST_WAITING * env.LIMITS_FACTOR;
  if ((await countHeld(tx, member.id)) >= most) throw new TooMany(3_600, `heldFull|max=${most}`);
  const about = { categoryId: null, threadKind: null, tags: [], ...opening };
  const { source, language, uploads } = written;
  const judged = { score: verdict.score, signals: signsOf(verdict.signals) };
  await insertHeld(tx, { id: postId, authorId: member.id, via: member.via, kind, threadId, parentId, title, source, language, ...about, ...judged });
  await keepUploads(tx, uploads);
  if (member.via === 'browser') await closeDraft(tx, member.id, holding.draftKey);
  await record(tx, { kind: 'post.held', actor: member, targetMemberId: member.id, data: { heldId: postId, ruleIds: verdict.ruleIds, silence: verdict.silence } });
  return { threadId, slug, postId, number: 0, held: true };
}
