import type { ReactElement } from 'react';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { Button, LinkButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { useFormat, useT } from '~/ui/i18n';
import type { IconName } from '~/ui/icon';
import { Facts } from '~/ui/table';
import { NOTICE_LENGTHS, noticePath, type NoticeState as State } from '../notices/notice-rules';
import type { NoticeView } from '../types';
import { Elsewhere } from './contest';
import type { ReportFormProps } from './report-form';

type SentNotice = Sent<NoticeView>;

const SIGN: Record<State, IconName> = { waiting: 'clock', kept: 'circle-check', acted: 'shield', reversed: 'undo' };

export interface NoticeStateProps {
  notice: SentNotice;
  locale: 'en' | 'fr';
  /** The name of the site in addresses. */
  site: string;
  /** What came back with a refused form. */
  entered: ReportFormProps['entered'];
}

/** How a notice stands, what it said, and what can be done against the answer. */
export function NoticeState({ notice, locale, site, entered }: NoticeStateProps): ReactElement {
  const t = useT();
  const format = useFormat();
  const { state, address, reason, facts, at, answeredAt, automatic, dueAt, byMail, contests } = notice;
  return (
    <>
      <Note icon={SIGN[state]}>
        {contests ? `${t('notice.contests')} ` : null}
        {t(`notice.state.${state}`, { due: format.date(dueAt, 'full') })} {state === 'waiting' && byMail ? t('notice.mailed') : null}
        {state === 'waiting' ? null : <> {t(automatic ? 'notice.byProgram' : 'notice.byPerson')}.</>}
      </Note>
      <section className="card set" aria-label={t('notice.given')}>
        <Facts
          items={[
            { label: t('notice.about'), value: <a className="lnk" href={address}>{site + address}</a> },
            { label: t('transparency.reason'), value: reason },
            { label: t('notice.words'), value: facts === null ? t('notice.erased') : <span className="q-quote">{facts}</span> },
            { label: t('notice.at'), value: format.date(at, 'full') },
            ...(answeredAt ? [{ label: t('notice.answered'), value: format.date(answeredAt, 'full') }] : []),
          ]}
        />
      </section>
      {state === 'waiting' ? null : <Redress notice={notice} locale={locale} entered={entered} />}
    </>
  );
}

function Redress({ notice: { contestUntil, contestedBy }, locale, entered }: Omit<NoticeStateProps, 'site'>): ReactElement {
  const t = useT();
  const format = useFormat();
  return (
    <section className="part" aria-labelledby="redress">
      <div className="sorth">
        <h2 id="redress">{t('notice.redress')}</h2>
      </div>
      {contestedBy ? (
        <p>
          <LinkButton icon="clock" className="whitespace-normal" href={noticePath(contestedBy)}>
            {t('notice.contested')}
          </LinkButton>
        </p>
      ) : null}
      {contestUntil ? (
        <Form
          errors={entered.summary}
          buttons={
            <Button icon="send" data-send="">
              {t('notice.contest')}
            </Button>
          }
        >
          <p>{t('notice.again', { until: format.date(contestUntil, 'date') })}</p>
          <TextArea id="facts" label={t('notice.overlooked')} rows={5} maxLength={NOTICE_LENGTHS.facts} errors={entered.errors('facts')} defaultValue={entered.value('facts')} />
        </Form>
      ) : null}
      <Elsewhere locale={locale} />
    </section>
  );
}
