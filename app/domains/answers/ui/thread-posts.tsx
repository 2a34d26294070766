import { Fragment, type ReactElement, type ReactNode } from 'react';
import { threadPath, type PostOrder, type ThreadPage, type PostView as View, postOrders, usualOrder } from '~/domains/threads';
import { nameOf } from '~/domains/threads/ui/people';
import { PostView } from '~/domains/threads/ui/post-view';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { useFormat, useT } from '~/ui/i18n';
import { Pager } from '~/ui/navigation';
import type { Acceptance } from '../policy';
import { AcceptButton, AcceptedDetail } from './acceptance';

export interface ThreadPostsProps extends Pick<Sent<ThreadPage>, 'thread' | 'opening' | 'posts'> {
  sort: PostOrder;
  page: number;
  pages: number;
  /** By post id: whether this reader may accept it. */
  acceptance: Record<string, Acceptance>;
  /** What other rooms bring: acts of a post, and a line before the first post that the reader has not seen. */
  acts?: (post: Sent<View>) => ReactNode;
  unread?: { after: number; line: ReactNode } | null;
}

/** The opening post, then answers or replies with accepted ones on top, in pages with addresses of their own. */
export function ThreadPosts({ thread, opening, posts, sort, page, pages, acceptance, acts, unread }: ThreadPostsProps): ReactElement {
  const facts = { id: thread.id, slug: thread.slug, kind: thread.kind, authorId: thread.author.id, language: thread.language };
  const sortPart = sort === usualOrder(thread.kind) ? undefined : sort;
  const accepted = posts.filter((post) => post.accepted && sort === 'score');
  const labelOf = useAcceptedLabel(thread);
  const others = posts.filter((post) => !accepted.includes(post));
  const firstUnread = unread && sort === 'date' ? others.find((post) => post.number > unread.after) : null;
  const one = (post: Sent<View>): ReactElement => (
    <Fragment key={post.id}>
      {post === firstUnread ? unread?.line : null}
      <PostView
        post={post}
        thread={facts}
        accepted={labelOf(post)}
        extra={
          <>
            {acceptance[post.id]?.accept === true ? <AcceptButton postId={post.id} accepted={post.accepted !== null} /> : null}
            {acts?.(post)}
          </>
        }
      />
    </Fragment>
  );
  return (
    <>
      <PostView post={opening} thread={facts} extra={acts?.(opening)} />
      {accepted.map(one)}
      {thread.replyCount > 0 ? <SortHead thread={thread} sort={sort} besides={page === 1 ? accepted.length : 0} /> : null}
      {others.map(one)}
      <Pager page={page} pages={pages} hrefOf={(number) => threadPath(thread, { page: number, sort: sortPart })} />
    </>
  );
}

type HeadProps = Pick<ThreadPostsProps, 'thread' | 'sort'>;

/** "5 more answers", and the order they stand in. */
function SortHead({ thread, sort, besides }: HeadProps & { besides: number }): ReactElement {
  const t = useT();
  const question = thread.kind === 'question';
  const rest = thread.replyCount - besides;
  return (
    <div className="sorth">
      <h2>{besides > 0 ? t('answers.more', { n: rest }) : t(question ? 'threads.answerCount' : 'threads.replyCount', { n: rest })}</h2>
      {question && thread.replyCount > 1 ? (
        <nav className="meta" aria-label={t('answers.sortedBy')}>
          {t('answers.sortedBy')}
          {postOrders.map((order) => (
            <a key={order} href={threadPath(thread, { sort: order === usualOrder(thread.kind) ? undefined : order })} aria-current={order === sort ? 'true' : undefined}>
              {t(`answers.order.${order}`)}
            </a>
          ))}
        </nav>
      ) : null}
    </div>
  );
}

/** "Accepted answer, by the asker, 3 h after the question". */
function acceptedLabel(post: Sent<View>, thread: Sent<ThreadPage>['thread']): { byAsker: boolean; by: Sent<View>['author'] | null; minutes: number } | null {
  if (!post.accepted) return null;
  const minutes = Math.max(0, Math.round((Date.parse(post.accepted.at) - Date.parse(thread.createdAt)) / 60_000));
  return { byAsker: post.accepted.byAsker, by: post.accepted.by, minutes };
}

function useAcceptedLabel(thread: Sent<ThreadPage>['thread']) {
  const t = useT();
  const { duration } = useFormat();
  return (post: Sent<View>) => {
    const label = acceptedLabel(post, thread);
    if (!label) return undefined;
    return {
      label: t('answers.accepted'),
      detail: <AcceptedDetail byAsker={label.byAsker} by={label.by && nameOf(label.by, t)} after={duration(label.minutes)} />,
    };
  };
}
