import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { Time } from '~/ui/time';
import { postPath } from '../addresses';
import type { RevisionRow } from '../types';
import { nameOf } from './people';
import type { Sent } from './thread-row';

interface RevisionListProps {
  postId: string;
  revisions: readonly Sent<RevisionRow>[];
  shown: { from: number; to: number };
}

/** Every version of a post, newest first; each leads to what it changed. */
export function RevisionList({ postId, revisions, shown }: RevisionListProps): ReactElement {
  const t = useT();
  return (
    <ol className="versions">
      {revisions.map((revision) => (
        <li key={revision.number} aria-current={revision.number === shown.to ? 'true' : undefined}>
          <a href={`${postPath(postId)}/history?to=${revision.number}`}>{t('threads.version', { n: revision.number })}</a>{' '}
          <span className="meta in">
            {revision.editor ? nameOf(revision.editor, t) : null} <Time at={revision.createdAt} as="dateTime" />
            {revision.note ? ` · ${revision.note}` : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
