import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { keptTogether } from '~/ui/kept-together';
import { Category, Pill } from '~/ui/marks';
import { Time } from '~/ui/time';
import { postPath } from '../addresses';
import type { Contribution } from '../types';
import type { Sent } from './thread-row';

/** What somebody wrote, newest first: where, when, and how it begins. */
export function ContributionList({ rows }: { rows: readonly Sent<Contribution>[] }): ReactElement {
  const t = useT();
  return (
    <ol className="hits">
      {rows.map((row) => (
        <li key={row.postId} data-key-row="">
          <h2>
            <a href={postPath(row.postId)} data-key-open="">
              {keptTogether(row.thread.title)}
            </a>
          </h2>
          <p>{row.excerpt}</p>
          <div className="meta">
            <span>{t(`profile.kind.${row.kind}`)}</span>
            <Category name={row.thread.category.name} colour={row.thread.category.colour} />
            <Time at={row.createdAt} />
            {row.accepted ? (
              <Pill tone="ok" icon="check">
                {t('threads.acceptedPill')}
              </Pill>
            ) : null}
            {row.score !== 0 ? <span className="tn">{t('threads.votes', { n: row.score })}</span> : null}
            {row.removed ? <Pill>{t(row.hidden ? 'hidden.mark' : 'threads.removed')}</Pill> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
