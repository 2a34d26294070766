import type { ReactElement } from 'react';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { LinkButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { useFormat, useT } from '~/ui/i18n';
import type { IconName } from '~/ui/icon';
import { Facts } from '~/ui/table';
import type { NoticeState as State } from '../notices/notice-rules';
import type { NoticeView } from '../types';
import { Elsewhere } from './contest';

type SentNotice = Sent<NoticeView>;

const SIGN: Record<State, IconName> = { waiting: 'clock', kept: 'circle-check', acted: 'shield', reversed: 'undo' };

/** How a notice stands, what it said, and what can be done against the answer. */
export function NoticeState({ notice, locale }: { notice: SentNotice; locale: 'en' | 'fr' }): ReactElement {
  const t = useT();
  const format = useFormat();
  const { state, address, reason, facts, at, answeredAt, automatic, dueAt, byMail } = notice;
  return (
    <>
      <Note icon={SIGN[state]}>
        {t(`notice.state.${state}`, { due: format.date(dueAt, 'full') })} {state === 'waiting' && byMail ? t('notice.mailed') : null}
        {state === 'waiting' ? null : <> {t(automatic ? 'notice.byProgram' : 'notice.byPerson')}.</>}
      </Note>
      <section className="card set" aria-label={t('notice.given')}>
        <Facts
          items={[
            { label: t('notice.about'), value: <a className="lnk" href={address}>{address}</a> },
            { label: t('review.statement.ground'), value: reason },
            { label: t('notice.words'), value: facts === null ? t('notice.erased') : <span className="q-quote">{facts}</span> },
            { label: t('notice.at'), value: format.date(at, 'full') },
            ...(answeredAt ? [{ label: t('notice.answered'), value: format.date(answeredAt, 'full') }] : []),
          ]}
        />
      </section>
      {state === 'waiting' ? null : <Redress notice={notice} locale={locale} />}
    </>
  );
}

function Redress({ notice: { address, contestUntil }, locale }: { notice: SentNotice; locale: 'en' | 'fr' }): ReactElement {
  const t = useT();
  const format = useFormat();
  return (
    <section className="part" aria-labelledby="redress">
      <div className="sorth">
        <h2 id="redress">{t('notice.redress')}</h2>
      </div>
      {contestUntil ? (
        <>
          <p className="mb-2">{t('notice.again', { until: format.date(contestUntil, 'date') })}</p>
          <p>
            <LinkButton icon="flag" href={`/notice?about=${address}`}>
              {t('notice.another')}
            </LinkButton>
          </p>
        </>
      ) : null}
      <Elsewhere locale={locale} />
    </section>
  );
}
