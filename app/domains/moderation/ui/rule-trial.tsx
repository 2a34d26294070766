import type { ReactElement } from 'react';
import { postPath } from '~/domains/threads';
import { Note } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { Pill } from '~/ui/marks';

export interface SentTrial {
  days: number;
  tried: number;
  found: number;
  rightly: number;
  wrongly: number;
  examples: ReadonlyArray<{ postId: string; title: string; words: string; rejected: boolean | null }>;
}

/** What a word rule would have done, with ways to the posts. */
export function RuleTrial({ trial, action }: { trial: SentTrial; action: string }): ReactElement {
  const t = useT();
  const { days, tried, found, rightly, wrongly, examples } = trial;
  return (
    <section className="card set" aria-labelledby="trial" data-focus="" tabIndex={-1}>
      <div>
        <h2 id="trial">{t('desk.trial.title')}</h2>
        <p className="hint">{t('desk.trial.tried', { n: tried, days })}</p>
      </div>
      <Note icon={found > 0 ? 'eye' : 'circle-check'}>{t(`desk.trial.would.${action}`, { n: found, rightly, wrongly })}</Note>
      {examples.length > 0 ? (
        <ul className="q-lines">
          {examples.map(({ postId, title, words, rejected }) => (
            <li key={postId}>
              <a className="lnk" href={postPath(postId)}>
                {title}
              </a>{' '}
              <span className="meta inl">{t('desk.trial.words', { words })}</span>{' '}
              {rejected === null ? null : <Pill tone={rejected ? 'ok' : 'bad'}>{t(rejected ? 'desk.trial.removed' : 'desk.trial.kept')}</Pill>}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
