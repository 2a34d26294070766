import type { ReactElement } from 'react';
import { Note } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { Time } from '~/ui/time';
import type { PostView, ThreadPage } from '../types';
import type { Sent } from './thread-row';

/** Says to those who still see a removed post who removed it, or that it is hidden and what its author can do. */
export function Removed({ removed }: { removed: NonNullable<Sent<PostView>['removed']> }): ReactElement {
  const t = useT();
  const { at, byAuthor, hidden } = removed;
  if (!hidden) {
    return (
      <Note icon="trash">
        {t(byAuthor ? 'threads.removedByAuthor' : 'threads.removedByStaff')} <Time at={at} />
      </Note>
    );
  }
  return (
    <Note icon="eye-off">
      {t('hidden.own')} · <Time at={at} />
      {hidden.editShowsFrom ? <> · {t('hidden.edit', { from: Date.parse(hidden.editShowsFrom) })}</> : null}
    </Note>
  );
}

/** Says to readers that a post which was here is hidden, without saying whose it is. */
export function HiddenPost({ number }: { number: number }): ReactElement {
  const t = useT();
  return (
    <p className="meta flex-nowrap py-3" id={`post-${number}`}>
      <Icon name="eye-off" />
      {t('hidden.post')}
    </p>
  );
}

/** The same of a whole list in which they have no place of their own. */
export function HiddenPosts({ hidden }: { hidden: ThreadPage['hidden'] }): ReactElement | null {
  const t = useT();
  if (hidden.length === 0) return null;
  return (
    <p className="meta flex-nowrap py-3">
      <Icon name="eye-off" />
      {t('hidden.posts', { n: hidden.length })}
    </p>
  );
}

/** The same of comments. */
export function HiddenComments({ n }: { n: number }): ReactElement | null {
  const t = useT();
  return n > 0 ? <p className="meta">{t('hidden.comments', { n })}</p> : null;
}
