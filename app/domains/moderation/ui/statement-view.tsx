import type { ReactElement } from 'react';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { Note } from '~/ui/feedback';
import { useFormat, useT } from '~/ui/i18n';
import { Pill } from '~/ui/marks';
import { Facts } from '~/ui/table';
import { Time } from '~/ui/time';
import { subjectOf } from '../decisions/subject';
import { isGivenBack } from '../rules';
import type { StatementView } from '../types';

export { subjectOf };
export type SentStatement = Sent<StatementView>;

/** A statement of reasons: what, by which rule, on which facts, by whom, for how long. */
export function Statement({ statement }: { statement: SentStatement }): ReactElement {
  const t = useT();
  const format = useFormat();
  const { kind, targetKind, targetId, reason, rule, facts, ground, autoFound, autoDecided, from, until, reversedAt, liftedAt } = statement;
  const foundBy = targetKind === 'member_sanction' && !autoDecided ? 'review.statement.foundTeam' : 'review.statement.foundMember';
  return (
    <>
      {reversedAt ? (
        <Note icon="undo">
          {t('review.statement.reversed')} <Time at={reversedAt} />
        </Note>
      ) : null}
      {liftedAt && !reversedAt ? (
        <Note icon="undo">
          {t('sanctions.lifted')} <Time at={liftedAt} />
        </Note>
      ) : null}
      {isGivenBack(kind, targetKind) && !reversedAt ? (
        <Note icon="pencil">
          <a className="lnk" href="/drafts">
            {t('desk.givenBack')}
          </a>
        </Note>
      ) : null}
      {kind === 'edit' || kind === 'remove_image' ? (
        <Note icon="pencil">
          <a className="lnk" href={`/p/${targetId}/history`}>
            {t('changes.statement.what')}
          </a>
        </Note>
      ) : null}
      <section className="card set" aria-label={t('review.statement.reasons')}>
        <Facts
          items={[
            { label: t('review.statement.rule'), value: <><b>{reason}</b><br />{rule}</> },
            { label: t('review.statement.facts'), value: <span className="q-quote">{facts}</span> },
            { label: t('review.statement.ground'), value: t(`review.ground.${ground}`) },
            { label: t('review.statement.found'), value: t(autoFound ? 'review.statement.foundAuto' : foundBy) },
            { label: t('review.statement.by'), value: t(autoDecided ? 'review.statement.byAuto' : 'review.statement.byStaff') },
            { label: t('review.statement.from'), value: format.date(from, 'full') },
            ...(kind === 'warning' ? [] : [{ label: t(until ? 'review.statement.until' : 'review.statement.howLong'), value: until ? format.date(until, 'full') : t(kind === 'hide' ? 'thresholds.untilLooked' : 'review.statement.forGood') }]),
          ]}
        />
      </section>
    </>
  );
}

/** All statements of a member, the latest first. */
export function StatementList({ rows, label }: { rows: readonly SentStatement[]; label: string }): ReactElement {
  const t = useT();
  return (
    <ol className="rows" aria-label={label}>
      {rows.map((statement) => (
        <li key={statement.id} data-key-row="">
          <div className="t">
            <h2>
              <a href={`/statements/${statement.id}`} data-key-open="">
                {subjectOf(statement, t)}
              </a>
            </h2>
            <div className="meta">
              <span>{statement.reason}</span>
              {statement.reversedAt ? <Pill tone="ok">{t('review.statement.takenBack')}</Pill> : null}
            </div>
          </div>
          <span className="faces" />
          <span className="num" />
          <Time at={statement.from} as="short" className="when" />
        </li>
      ))}
    </ol>
  );
}
