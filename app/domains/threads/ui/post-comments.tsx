import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';
import { MenuLink, MenuPost, MoreMenu } from '~/ui/menu';
import { Comment, Comments } from '~/ui/post';
import { Time } from '~/ui/time';
import { postAnchor, postPath, threadPath } from '../addresses';
import type { PostView } from '../types';
import { nameOf, profilePath } from './people';
import type { Sent } from './thread-row';

export interface PostCommentsProps {
  post: Sent<PostView>;
  thread: { id: string; slug: string };
  /** Ids of those whom the reader has muted. */
  muted: readonly string[];
}

/** The comments under a question or an answer: the first ones, and the way to the others. */
export function PostComments({ post, thread, muted }: PostCommentsProps): ReactElement | null {
  const t = useT();
  if (post.commentCount === 0 && post.comments.length === 0) return null;
  const hidden = post.commentCount - post.comments.filter((comment) => !comment.removed).length;
  return (
    <>
      <Comments label={t('threads.commentsOn', { n: post.number })}>
        {post.comments.map((comment) => (
          <OneComment key={comment.id} comment={comment} folded={muted.includes(comment.author.id)} />
        ))}
      </Comments>
      {hidden > 0 ? (
        <p className="meta">
          <a href={threadPath(thread, { comments: post.id, anchor: postAnchor(post) })}>{t('threads.moreComments', { n: hidden })}</a>
        </p>
      ) : null}
    </>
  );
}

function OneComment({ comment, folded }: { comment: Sent<PostView>; folded: boolean }): ReactElement {
  const t = useT();
  const { edit, remove, restore } = comment.may;
  const acts = edit === true || remove === true || restore === true;
  return (
    <Comment
      id={postAnchor(comment)}
      version={comment.version}
      folded={folded ? { line: t('threads.foldedComment'), show: t('threads.unfold') } : undefined}
      author={{ name: nameOf(comment.author, t), href: profilePath(comment.author) }}
      at={
        <>
          <a href={postPath(comment.id)} className="quiet">
            <Time at={comment.createdAt} as="short" />
          </a>
          {comment.removed ? ` · ${t(comment.removed.hidden ? 'hidden.own' : 'threads.removed')}` : null}
        </>
      }
      acts={
        acts ? (
          <MoreMenu label={t('threads.moreComment', { n: comment.number })} className="inl">
            {edit === true ? (
              <MenuLink href={`${postPath(comment.id)}/edit`} icon="pencil">
                {t('threads.edit')}
              </MenuLink>
            ) : null}
            {remove === true ? (
              <MenuPost action={`/posts/${comment.id}/delete`} icon="trash" danger>
                {t('threads.delete')}
              </MenuPost>
            ) : null}
            {restore === true ? (
              <MenuPost action={`/posts/${comment.id}/delete`} values={{ _method: 'delete' }} icon="undo">
                {t('threads.restore')}
              </MenuPost>
            ) : null}
          </MoreMenu>
        ) : null
      }
    >
      {comment.withdrawn ? <span className="meta in">{t('threads.withdrawn')}</span> : <Markdown className="inl" html={comment.html} lang={comment.language ?? undefined} />}
    </Comment>
  );
}
