import type { ReactElement } from 'react';
import { useFormat } from './i18n';
import { Icon } from './icon';

export interface VoteProps {
  /** Where the vote is posted; missing when this reader may not vote. */
  action?: string;
  score: number;
  voted: boolean;
  /** Says what the button is for, the same before and after: "Vote for this answer". */
  label: string;
  /** Says the number: "14 votes". */
  scoreLabel: string;
  /** Why there is no button, shown on hover. */
  reason?: string;
}

/** Votes of a post: a form of one button, pressed again it takes the vote back (`_method=delete`). */
export function Vote({ action, score, voted, label, scoreLabel, reason }: VoteProps): ReactElement {
  const { number } = useFormat();
  const total = (
    <b title={scoreLabel} data-score={score}>
      {number(score)}
    </b>
  );
  if (!action) {
    return (
      <div className="vote">
        <span className="off" title={reason ?? scoreLabel}>
          <Icon name="up" />
        </span>
        {total}
      </div>
    );
  }
  return (
    <form className="vote" method="post" action={action} data-vote="">
      {voted ? <input type="hidden" name="_method" value="delete" /> : null}
      <button aria-label={label} aria-pressed={voted} data-key="l">
        <Icon name="up" />
      </button>
      {total}
    </form>
  );
}

export interface LikeProps {
  action?: string;
  count: number;
  liked: boolean;
  /** "Like this reply". */
  label: string;
  /** "3 likes". */
  countLabel: string;
}

/** Likes of a reply, in the row of its acts. */
export function Like({ action, count, liked, label, countLabel }: LikeProps): ReactElement | null {
  const { number } = useFormat();
  const inside = (
    <>
      <Icon name="heart" />
      <span className="tn" title={countLabel} data-score={count}>
        {number(count)}
      </span>
    </>
  );
  if (!action) return count > 0 ? <span className="btn quiet sm">{inside}</span> : null;
  return (
    <form className="likes" method="post" action={action} data-vote="">
      {liked ? <input type="hidden" name="_method" value="delete" /> : null}
      <button className="btn quiet sm" aria-label={`${label} (${countLabel})`} aria-pressed={liked} data-key="l">
        {inside}
      </button>
    </form>
  );
}
