import type { ReactElement } from 'react';
import { nameOf } from '~/domains/threads/ui/people';
import { LinkButton } from '~/ui/button';
import { useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';
import { Pill } from '~/ui/marks';
import { Time } from '~/ui/time';
import type { SentPane } from './review-pane';

/** What the member has to say against it, and what they were told. */
export function AppealBlocks({ appeal, appealId }: { appeal: NonNullable<SentPane['appeal']>; appealId: string }): ReactElement {
  const t = useT();
  const { statement, decidedBy, contestedItemId, said } = appeal;
  return (
    <>
      <div className="q-block">
        <h2>{t('appeals.said')}</h2>
        {said.length > 0 ? (
          <ul className="q-lines">
            {said.map(({ id, name, fromTeam, html, at }) => (
              <li key={id}>
                <p>
                  <b>{name ?? t(fromTeam ? 'messages.theTeam' : 'messages.formerMember')}</b> {fromTeam ? <Pill tone="brand">{t('messages.team')}</Pill> : null} <Time at={at} className="meta inl" />
                </p>
                <Markdown html={html} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="meta">{t('appeals.saidNothing')}</p>
        )}
        <LinkButton size="sm" className="mt-2" icon="mail" href={`/staff/messages/${appealId}`}>
          {t('appeals.write')}
        </LinkButton>
      </div>
      <div className="q-block">
        <h2>{t('appeals.contested')}</h2>
        <p>
          <Pill tone="bad">{t(`review.did.${statement.kind}`)}</Pill> <b>{statement.reason}</b>{' '}
          <span className="meta inl">
            {decidedBy ? nameOf(decidedBy, t) : t('review.statement.byAuto')} · <Time at={statement.from} /> · <a href={`/moderation/${contestedItemId}`}>{t('appeals.toContested')}</a>
          </span>
        </p>
        <p>{statement.rule}</p>
        <p className="q-quote">{statement.facts}</p>
      </div>
    </>
  );
}
