import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { Tag } from '~/ui/marks';
import { Diff } from '~/ui/table';
import type { Compared } from '../types';
import type { Sent } from './thread-row';

/** Two versions of a post side by side: title, tags and text. */
export function Comparison({ comparison }: { comparison: Sent<Compared> }): ReactElement {
  const t = useT();
  const before = t('threads.version', { n: comparison.from.number });
  const after = t('threads.version', { n: comparison.to.number });
  const retagged = comparison.tags.before.join() !== comparison.tags.after.join();
  return (
    <>
      {comparison.title.some((row) => row.kind !== 'same') ? (
        <Diff label={t('threads.titleChanges')} rows={comparison.title} beforeLabel={before} afterLabel={after} />
      ) : null}
      {retagged ? (
        <p className="meta">
          {comparison.tags.before.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
          <span aria-hidden>→</span>
          <span className="sr">{t('threads.became')}</span>
          {comparison.tags.after.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </p>
      ) : null}
      <Diff label={t('threads.textChanges')} rows={comparison.body} beforeLabel={before} afterLabel={after} />
    </>
  );
}
