import { Fragment, type ReactElement, type ReactNode } from 'react';
import { threadPath, type PostOrder, type ThreadPage, type PostView as View, postOrders, usualOrder } from '~/domains/threads';
import { nameOf } from '~/domains/threads/ui/people';
import { PostView, type PostViewProps } from '~/domains/threads/ui/post-view';
import { HiddenPost, HiddenPosts } from '~/domains/threads/ui/removed';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { useFormat, useT } from '~/ui/i18n';
import { Kept } from '~/ui/kept';
import { Pager } from '~/ui/navigation';
import type { Acceptance } from '../policy';
import { AcceptButton, AcceptedDetail } from './acceptance';

export interface ThreadPostsProps extends Pick<Sent<ThreadPage>, 'thread' | 'opening' | 'posts' | 'hidden'> {
  sort: PostOrder;
  page: number;
  pages: number;
  /** By post id: whether this reader may accept it. */
  acceptance: Record<string, Acceptance>;
  /** What other rooms bring: acts of a post, with what they are made of, and a line before the first post that the reader has not seen. */
  acts?: (post: Sent<View>) => { by: unknown; show: () => ReactElement };
  /** Ids of those among the authors of the page whom this reader has muted. */
  muted: readonly string[];
  unread?: { after: number; line: ReactNode } | null;
}

/** The opening post, then answers or replies with accepted ones on top, in pages with addresses of their own. */
export function ThreadPosts({ thread, opening, posts, hidden, sort, page, pages, acceptance, acts, muted, unread }: ThreadPostsProps): ReactElement {
  const facts = { id: thread.id, slug: thread.slug, kind: thread.kind, authorId: thread.author.id, language: thread.language, createdAt: thread.createdAt };
  const sortPart = sort === usualOrder(thread.kind) ? undefined : sort;
  const accepted = posts.filter((post) => post.accepted && sort === 'score');
  const others = posts.filter((post) => !accepted.includes(post));
  const firstUnread = unread && sort === 'date' ? others.find((post) => post.number > unread.after) : null;
  const mutedIn = (post: Sent<View>): string[] => muted.filter((id) => [post, ...post.comments].some(({ author }) => author.id === id));
  const hiddenUnder = ({ id }: Sent<View>): number => hidden.filter(({ under }) => under === id).length;
  const hiddenHere = hidden.filter(({ under }) => under === null);
  // In the order of dates each has its place; in that of scores none has.
  const placed = sort === 'date' ? hiddenHere : [];
  const hiddenBefore = (post: Sent<View>): ThreadPage['hidden'] => {
    const before = others[others.indexOf(post) - 1]?.number ?? 0;
    return placed.filter(({ number }) => number > before && number < post.number);
  };
  const one = (post: Sent<View>): ReactElement => {
    const mayAccept = acceptance[post.id]?.accept === true;
    const more = acts?.(post);
    return (
      <Fragment key={post.id}>
        {post === firstUnread ? unread?.line : null}
        {hiddenBefore(post).map(({ number }) => (
          <HiddenPost key={number} number={number} />
        ))}
        <Kept by={['post', post, facts, mayAccept, more?.by, mutedIn(post), hiddenUnder(post)]}>
          {() => <Response post={post} thread={facts} mayAccept={mayAccept} more={more?.show()} muted={mutedIn(post)} hiddenComments={hiddenUnder(post)} />}
        </Kept>
      </Fragment>
    );
  };
  const more = acts?.(opening);
  return (
    <>
      <Kept by={['post', opening, facts, more?.by, mutedIn(opening), hiddenUnder(opening)]}>
        {() => <PostView post={opening} thread={facts} extra={more?.show()} muted={mutedIn(opening)} hiddenComments={hiddenUnder(opening)} />}
      </Kept>
      {accepted.map(one)}
      {thread.replyCount > 0 ? <SortHead thread={thread} sort={sort} besides={page === 1 ? accepted.length : 0} /> : null}
      {others.map(one)}
      {placed
        .filter(({ number }) => number > (others.at(-1)?.number ?? 0))
        .map(({ number }) => (
          <HiddenPost key={number} number={number} />
        ))}
      <HiddenPosts hidden={hiddenHere.filter((each) => !placed.includes(each))} />
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

interface ResponseProps {
  post: Sent<View>;
  thread: PostViewProps['thread'] & { createdAt: string };
  mayAccept: boolean;
  more?: ReactNode;
  muted: readonly string[];
  hiddenComments: number;
}

/** An answer or reply, with what accepting adds to it: "Accepted answer, by the asker, 3 h after the question". */
function Response({ post, thread, mayAccept, more, muted, hiddenComments }: ResponseProps): ReactElement {
  const t = useT();
  const { duration } = useFormat();
  const { accepted } = post;
  const minutes = accepted ? Math.max(0, Math.round((Date.parse(accepted.at) - Date.parse(thread.createdAt)) / 60_000)) : 0;
  return (
    <PostView
      post={post}
      thread={thread}
      muted={muted}
      hiddenComments={hiddenComments}
      accepted={
        accepted
          ? {
              label: t('answers.accepted'),
              detail: <AcceptedDetail byAsker={accepted.byAsker} by={accepted.by && nameOf(accepted.by, t)} after={duration(minutes)} />,
            }
          : undefined
      }
      extra={
        <>
          {mayAccept ? <AcceptButton postId={post.id} accepted={accepted !== null} /> : null}
          {more}
        </>
      }
    />
  );
}
