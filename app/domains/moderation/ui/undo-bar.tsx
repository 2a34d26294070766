import type { ReactElement } from 'react';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { PostButton } from '~/ui/button';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import type { Undoable } from '../types';

export interface UndoBarProps {
  undoable: ReadonlyArray<Sent<Undoable>>;
  /** The instant from which the seconds that are left count, in ms. */
  at: number;
  /** The filter as it stands in addresses, to come back to. */
  query: string;
}

/** What was decided in the last half minute, with the way back: on every page of the queue, until it is too late. */
export function UndoBar({ undoable, at, query }: UndoBarProps): ReactElement | null {
  const t = useT();
  if (undoable.length === 0) return null;
  return (
    <ul className="q-undo" aria-label={t('desk.undo.label')}>
      {undoable.map(({ decisionId, itemId, batchId, kind, until, n, title }, index) => {
        const ends = Date.parse(until);
        return (
          <li key={decisionId}>
            <Icon name="circle-check" />
            <span>
              <b>{t(`review.did.${kind}`)}</b> {batchId ? t('desk.undo.items', { n }) : (title ?? t('desk.undo.profile'))}
            </span>
            <PostButton
              size="sm"
              action={batchId ? `/moderation/bulk/${batchId}${query}` : `/moderation/${itemId}/decision/${decisionId}`}
              values={{ _method: 'delete' }}
              data-page-key={index === 0 ? 'z' : undefined}
              data-until={ends}
              data-left={t('site.undoLeft', { n: '{n}' })}
              data-late={t('site.undoLate')}
            >
              {t('site.undoLeft', { n: Math.max(0, Math.ceil((ends - at) / 1000)) })}
            </PostButton>
          </li>
        );
      })}
    </ul>
  );
}
