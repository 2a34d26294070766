import type { ReactElement } from 'react';
import type { Person } from '~/domains/threads';
import { nameOf } from '~/domains/threads/ui/people';
import { Note } from '~/ui/feedback';
import { useT, type Translate } from '~/ui/i18n';
import type { IconName } from '~/ui/icon';
import { Time } from '~/ui/time';
import type { SentPane } from './review-pane';

/** Who decided, in words: a person, or a program. */
export function byName(by: Person | null, t: Translate): string {
  return by ? nameOf(by, t) : t('thresholds.program');
}

const ICONS: Record<string, IconName> = { hide: 'eye-off', silence: 'lock', close: 'lock' };

/** What programs did because of this item, how it stands, and what a decision makes of it. */
export function ActedNotes({ acted }: { acted: SentPane['acted'] }): ReactElement {
  const t = useT();
  return (
    <>
      {acted.map(({ kind, at, until, over, reversed, statementId }) => (
        <Note key={statementId} icon={ICONS[kind] ?? 'clock'}>
          <b>{t(`thresholds.acted.${kind}`)}</b> <Time at={at} />
          {until && !over && !reversed ? (
            <>
              {' '}
              {t('thresholds.until')} <Time at={until} as="dateTime" />
            </>
          ) : null}
          . {t(`thresholds.stands.${stateOf({ over, reversed })}`)}{' '}
          <a className="lnk" href={`/statements/${statementId}`}>
            {t('sanctions.staff.statement')}
          </a>
        </Note>
      ))}
    </>
  );
}

function stateOf({ over, reversed }: { over: boolean; reversed: boolean }): 'reversed' | 'over' | 'inForce' {
  if (reversed) return 'reversed';
  return over ? 'over' : 'inForce';
}

/** Says on its page that a thread opens again by itself, and when. */
export function ClosedForAWhile({ until }: { until: string }): ReactElement {
  const t = useT();
  return (
    <Note icon="clock">
      {t('thresholds.closed')} <Time at={until} />
    </Note>
  );
}
