import type { ReactElement } from 'react';
import { conversationPath } from '~/domains/messages';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { LinkButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { useFormat, useT } from '~/ui/i18n';
import { Time } from '~/ui/time';
import type { AppealView } from '../types';
import type { SentStatement } from './statement-view';

/** The Commission's list of certified bodies for settling disputes out of court. */
const BODIES = { en: 'https://digital-strategy.ec.europa.eu/en/policies/dsa-out-court-dispute-settlement', fr: 'https://digital-strategy.ec.europa.eu/fr/policies/dsa-out-court-dispute-settlement' };

export interface ContestProps {
  statement: SentStatement;
  appeal: Sent<AppealView> | null;
  /** The reader is whom it concerns, and may still contest it. */
  open: boolean;
  locale: 'en' | 'fr';
}

/** How a statement can be contested, how that stands, and where else one may turn (Digital Services Act, articles 17.3 f, 20 and 21). */
export function Contest({ statement, appeal, open, locale }: ContestProps): ReactElement {
  const t = useT();
  const format = useFormat();
  return (
    <section className="part" aria-labelledby="contest">
      <div className="sorth">
        <h2 id="contest">{t('appeals.contest')}</h2>
      </div>
      {appeal ? <State appeal={appeal} /> : null}
      {open && statement.appealUntil ? (
        <>
          <p className="mb-2">{t('appeals.howTo', { until: format.date(statement.appealUntil, 'date') })}</p>
          <p>
            <LinkButton icon="send" href={`/statements/${statement.id}/appeal`}>
              {t('appeals.begin')}
            </LinkButton>
          </p>
        </>
      ) : null}
      <Elsewhere locale={locale} />
    </section>
  );
}

/** Where one may turn beside the team: certified bodies, courts (article 21). */
export function Elsewhere({ locale }: { locale: 'en' | 'fr' }): ReactElement {
  const t = useT();
  return (
    <>
      <p className="mt-5 mb-2">{t('appeals.elsewhere')}</p>
      <p>
        <LinkButton icon="external" className="whitespace-normal" href={BODIES[locale]}>
          {t('appeals.bodies')}
        </LinkButton>
      </p>
    </>
  );
}

function State({ appeal: { id, at, outcome, answeredAt, words, restored } }: { appeal: Sent<AppealView> }): ReactElement {
  const t = useT();
  return (
    <>
      {outcome && answeredAt ? (
        <>
          <Note icon={outcome === 'overturn' ? 'undo' : 'circle-check'}>
            {t(`appeals.told.${outcome === 'overturn' && !restored ? 'overturnGone' : outcome}`)} (<Time at={answeredAt} />)
          </Note>
          <blockquote className="card pane mb-5 q-quote">{words}</blockquote>
        </>
      ) : (
        <Note icon="clock">
          {t('appeals.waiting')} <Time at={at} />
        </Note>
      )}
      <p>
        <LinkButton icon="mail" className="whitespace-normal" href={conversationPath(id, 'member')}>
          {t('appeals.toConversation')}
        </LinkButton>
      </p>
    </>
  );
}
