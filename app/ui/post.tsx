import type { ReactElement, ReactNode } from 'react';
import { Avatar } from './avatar';
import { cx } from './class-names';
import { Icon } from './icon';

export interface PostAuthor {
  id: string;
  name: string;
  avatar?: string | null;
  /** Missing for members who left. */
  href?: string;
}

export interface PostProps {
  /** Fragment of the page: `post-41`. */
  id: string;
  /** Grows with each edit: a page that is open knows by it whether it shows the latest. */
  version?: number;
  author: PostAuthor;
  /** Pills after the name. */
  badges?: ReactNode;
  /** "asked 2 days ago, edited once". */
  meta: ReactNode;
  /** `<Vote>`; without it the post takes the whole width. */
  vote?: ReactNode;
  /** Label of an accepted answer: "Accepted answer", and by whom. */
  accepted?: { label: ReactNode; detail?: ReactNode };
  /** Heading level of the name, for the outline of the page. */
  heading?: 'h2' | 'h3';
  /** Body: `<Markdown>`, or a note in its place. */
  children: ReactNode;
  comments?: ReactNode;
  /** Buttons below. */
  acts?: ReactNode;
  /** Folds it behind a line. */
  folded?: Omit<FoldedProps, 'children'>;
}

/** A question, an answer or a reply. */
export function Post({ id, version, author, badges, meta, vote, accepted, heading: Heading = 'h3', children, comments, acts, folded }: PostProps): ReactElement {
  const by = <Heading className="name inl">{author.href ? <a href={author.href}>{author.name}</a> : author.name}</Heading>;
  const whole = (
    <>
      {vote}
      <div className="min-w-0">
        <div className="who">
          <Avatar id={author.id} name={author.name} src={author.avatar} />
          <div>
            {by} {badges}
            <div className="by">{meta}</div>
          </div>
        </div>
        {children}
        {comments}
        {acts ? <div className="acts">{acts}</div> : null}
      </div>
    </>
  );
  return (
    <article className={cx('post', !vote && 'flat', accepted && 'accepted', folded && 'folded')} id={id} data-version={version} data-key-row="" data-post="">
      {accepted ? (
        <p className="lab">
          <Icon name="check" />
          {accepted.label}
          {accepted.detail ? <span className="meta">{accepted.detail}</span> : null}
        </p>
      ) : null}
      {folded ? (
        <Folded {...folded}>
          <div className="inside">{whole}</div>
        </Folded>
      ) : (
        whole
      )}
    </article>
  );
}

export interface CommentProps {
  id: string;
  /** As of posts. */
  version?: number;
  author: Pick<PostAuthor, 'name' | 'href'>;
  /** Rendered Markdown. */
  children: ReactNode;
  at: ReactNode;
  acts?: ReactNode;
  /** Folds it behind a line. */
  folded?: Omit<FoldedProps, 'children'>;
}

/** A comment: one line under a post. */
export function Comment({ id, version, author, children, at, acts, folded }: CommentProps): ReactElement {
  const whole = (
    <>
      <b>{author.href ? <a href={author.href}>{author.name}</a> : author.name}</b> {children} <span className="meta inl">{at}</span>
      {acts}
    </>
  );
  return (
    <li id={id} data-version={version}>
      {folded ? <Folded {...folded}>{whole}</Folded> : whole}
    </li>
  );
}

/** The list around comments. */
export function Comments({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <ul className="com" aria-label={label}>
      {children}
    </ul>
  );
}

interface FoldedProps {
  /** What is behind it, in a few words. */
  line: ReactNode;
  /** "Show". */
  show: ReactNode;
  children: ReactNode;
}

/** What the reader does not want to see unless they ask for it: one line, with the rest behind it. A link that leads inside opens it. */
function Folded({ line, show, children }: FoldedProps): ReactElement {
  return (
    <details className="fold">
      <summary className="meta">
        <Icon name="eye-off" />
        {line} <span className="more">{show}</span>
      </summary>
      {children}
    </details>
  );
}
