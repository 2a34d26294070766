import type { ReactElement } from 'react';
import { postPath } from '~/domains/threads';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { LinkButton } from '~/ui/button';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { Time } from '~/ui/time';
import type { AskedChange } from '../types';

/** For the author alone: which of their posts they are asked to change, until when, and in whose words. */
export function AskedChanges({ asked, leads = true }: { asked: ReadonlyArray<Sent<AskedChange>>; leads?: boolean }): ReactElement | null {
  const t = useT();
  if (asked.length === 0) return null;
  return (
    <>
      {asked.map(({ id, postId, number, words, dueAt, overdue }) => (
        <section key={id} className="card pane asked" aria-labelledby={`asked-${id}`}>
          <h2 id={`asked-${id}`}>
            <Icon name="pencil" />
            {t('changes.note.title', { number })}
          </h2>
          <p className="q-quote">{words}</p>
          <p className="hint">
            {overdue ? (
              t('changes.note.overdue')
            ) : (
              <>
                {t('changes.note.until')} <Time at={dueAt} as="day" /> ·
              </>
            )}{' '}
            {t('changes.note.reading')}
          </p>
          {leads ? (
            <div className="btns">
              <LinkButton size="sm" icon="pencil" href={`${postPath(postId)}/edit`}>
                {t('changes.note.do')}
              </LinkButton>
            </div>
          ) : null}
        </section>
      ))}
    </>
  );
}
