import type { ReactElement, ReactNode } from 'react';
import { LinkButton } from '~/ui/button';
import { useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';
import { Pill } from '~/ui/marks';
import { MenuLink, MenuPost, MoreMenu } from '~/ui/menu';
import { Post } from '~/ui/post';
import { Time } from '~/ui/time';
import { Like, Vote } from '~/ui/vote';
import { postAnchor, postPath } from '../addresses';
import { isVotedOn, type ThreadKind } from '../rules';
import type { PostView as View } from '../types';
import { PostComments } from './post-comments';
import { HiddenComments, Removed } from './removed';
import { nameOf, portraitUrl, profilePath } from './people';
import type { Sent } from './thread-row';

export interface PostViewProps {
  post: Sent<View>;
  thread: { id: string; slug: string; kind: ThreadKind; authorId: string; language: string | null };
  /** Acts that other rooms bring: accepting. */
  extra?: ReactNode;
  /** Ids of those whom the reader has muted: what they wrote is folded behind a line. */
  muted?: readonly string[];
  /** How many comments under it are hidden after reports. */
  hiddenComments?: number;
  /** Label of an accepted answer. */
  accepted?: { label: ReactNode; detail?: ReactNode };
}

const NOBODY: readonly string[] = [];

/** A question, an answer or a reply on the page of its thread. */
export function PostView({ post, thread, extra, accepted, muted = NOBODY, hiddenComments = 0 }: PostViewProps): ReactElement {
  const t = useT();
  const name = nameOf(post.author, t);
  const voted = isVotedOn(post, thread);
  const votePath = `/posts/${post.id}/vote`;
  return (
    <Post
      id={postAnchor(post)}
      version={post.version}
      folded={muted.includes(post.author.id) ? { line: t('threads.foldedPost'), show: t('threads.unfold') } : undefined}
      heading={post.kind === 'opening' ? 'h2' : 'h3'}
      author={{ id: post.author.id, name, avatar: portraitUrl(post.author, 96), href: profilePath(post.author) }}
      badges={<Badges post={post} thread={thread} />}
      meta={<Meta post={post} thread={thread} />}
      accepted={accepted}
      vote={
        voted ? (
          <Vote
            action={post.may.vote === true ? votePath : undefined}
            reason={post.may.vote === true ? undefined : t(`threads.voteReason.${reasonOf(post.may.vote.no)}`)}
            score={post.score}
            voted={post.myVote === 1}
            label={t(post.kind === 'opening' ? 'threads.voteQuestion' : 'threads.voteAnswer', { name })}
            scoreLabel={t('threads.votes', { n: post.score })}
          />
        ) : undefined
      }
      comments={
        <>
          <PostComments post={post} thread={thread} muted={muted} />
          <HiddenComments n={hiddenComments} />
        </>
      }
      acts={
        <>
          {voted ? null : (
            <Like
              action={post.may.vote === true ? votePath : undefined}
              count={post.score}
              liked={post.myVote === 1}
              label={t('threads.like', { name })}
              countLabel={t('threads.likes', { n: post.score })}
            />
          )}
          {extra}
          <PostActs post={post} thread={thread} />
        </>
      }
    >
      <Body post={post} thread={thread} />
    </Post>
  );
}

/** Visitors are asked to sign in; everything else has one short reason. */
function reasonOf(reason: string): 'signIn' | 'own' | 'other' {
  if (reason === 'signInFirst') return 'signIn';
  return reason.startsWith('own') ? 'own' : 'other';
}

function Body({ post, thread }: Pick<PostViewProps, 'post' | 'thread'>): ReactElement {
  const t = useT();
  return (
    <>
      {post.removed ? <Removed removed={post.removed} /> : null}
      {post.parent ? (
        <p className="meta">
          <a href={postPath(post.parent.id)}>{t('threads.inReplyTo', { name: nameOf(post.parent.author, t) })}</a>
        </p>
      ) : null}
      {post.withdrawn ? <p className="meta">{t('threads.withdrawn')}</p> : <Markdown html={post.html} lang={langOf(post.language, thread.language)} />}
    </>
  );
}

/** A post says its language only where it is known: screen readers then read it rightly. */
function langOf(own: string | null, thread: string | null): string | undefined {
  return own ?? thread ?? undefined;
}

function Badges({ post, thread }: Pick<PostViewProps, 'post' | 'thread'>): ReactElement {
  const t = useT();
  const role = post.author.role;
  return (
    <>
      {role === 'member' || post.author.closed ? null : <Pill>{t(`roles.${role}`)}</Pill>}
      {post.kind !== 'opening' && post.author.id === thread.authorId ? <Pill tone="brand">{t(`threads.starter.${thread.kind}`)}</Pill> : null}
    </>
  );
}

function Meta({ post, thread }: Pick<PostViewProps, 'post' | 'thread'>): ReactElement {
  const t = useT();
  const verb = post.kind === 'opening' ? `opening.${thread.kind}` : post.kind;
  const edits = post.revisionCount - 1;
  return (
    <>
      <a href={`#${postAnchor(post)}`} className="quiet">
        {`${t(`threads.wrote.${verb}`)} `}
        <Time at={post.createdAt} />
      </a>
      {edits > 0 ? <a href={`${postPath(post.id)}/history`}>{t('threads.edited', { n: edits })}</a> : null}
    </>
  );
}

/** Comment, quote, share; edit and delete behind the three dots. */
function PostActs({ post, thread }: Pick<PostViewProps, 'post' | 'thread'>): ReactElement {
  const t = useT();
  const name = nameOf(post.author, t);
  return (
    <>
      {post.may.comment === true ? (
        <LinkButton variant="quiet" size="sm" href={`${postPath(post.id)}/comment`} data-key="r">
          {t('threads.comment')}
        </LinkButton>
      ) : null}
      <LinkButton
        variant="quiet"
        size="sm"
        href="#write"
        data-key={thread.kind === 'question' ? undefined : 'r'}
        data-quote={post.id}
        data-quote-name={name}
      >
        {t('threads.quote')}
      </LinkButton>
      <LinkButton variant="quiet" size="sm" href={postPath(post.id)} data-share="">
        {t('threads.share')}
      </LinkButton>
      <MoreActs post={post} />
    </>
  );
}

/** Members may mute whoever else wrote something, and report it; that it is somebody else’s is what the right to vote says. */
function isByAnother({ may }: Pick<Sent<View>, 'may'>): boolean {
  return may.vote === true || reasonOf(may.vote.no) === 'other';
}

/** Where a post is reported: visitors give a notice of what is illegal, without an account. */
function reportPath(post: Pick<Sent<View>, 'id' | 'may' | 'removed'>): string | null {
  if (post.removed) return null;
  if (isByAnother(post)) return `${postPath(post.id)}/report`;
  return post.may.vote !== true && reasonOf(post.may.vote.no) === 'signIn' ? `/notice?about=${postPath(post.id)}` : null;
}

function MoreActs({ post }: Pick<PostViewProps, 'post'>): ReactElement | null {
  const t = useT();
  const { edit, remove, restore } = post.may;
  const history = post.revisionCount > 1;
  const profile = isByAnother(post) ? profilePath(post.author) : undefined;
  const report = reportPath(post);
  if (edit !== true && remove !== true && restore !== true && !history && !profile) {
    // A menu for one thing would only hide it.
    return report ? (
      <LinkButton variant="quiet" size="sm" href={report} data-key="!">
        {t('threads.report')}
      </LinkButton>
    ) : null;
  }
  return (
    <MoreMenu label={t('threads.more', { n: post.number })}>
      {edit === true ? (
        <MenuLink href={`${postPath(post.id)}/edit`} icon="pencil" shortcut="e">
          {t('threads.edit')}
        </MenuLink>
      ) : null}
      {history ? (
        <MenuLink href={`${postPath(post.id)}/history`} icon="clock">
          {t('threads.history')}
        </MenuLink>
      ) : null}
      {profile ? (
        <MenuLink href={`${profile}/mute`} icon="eye-off">
          {t('threads.mute')}
        </MenuLink>
      ) : null}
      {report ? (
        <MenuLink href={report} icon="flag" shortcut="!">
          {t('threads.report')}
        </MenuLink>
      ) : null}
      {remove === true ? (
        <MenuPost action={`/posts/${post.id}/delete`} icon="trash" danger shortcut="d">
          {t('threads.delete')}
        </MenuPost>
      ) : null}
      {restore === true ? (
        <MenuPost action={`/posts/${post.id}/delete`} values={{ _method: 'delete' }} icon="undo">
          {t('threads.restore')}
        </MenuPost>
      ) : null}
    </MoreMenu>
  );
}
