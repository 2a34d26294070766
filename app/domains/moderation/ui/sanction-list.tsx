import type { ReactElement } from 'react';
import { nameOf } from '~/domains/threads/ui/people';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { Button, PostButton } from '~/ui/button';
import { Select, TextArea } from '~/ui/field';
import { Form, FormSet, type ErrorSummaryProps } from '~/ui/form';
import { useFormat, useT } from '~/ui/i18n';
import { Pill } from '~/ui/marks';
import { Time } from '~/ui/time';
import { REVIEW_LENGTHS } from '../rules';
import { choiceWords } from '../sanctions/sanction-words';
import type { ReportReason, SanctionView } from '../types';

type SentSanction = Sent<SanctionView>;

export interface SanctionListProps {
  sanctions: readonly SentSanction[];
  proposed: string;
  choices: readonly string[];
  reasons: readonly ReportReason[];
  entered: {
    summary: ErrorSummaryProps['errors'];
    id(name: string): string;
    errors(name: string): string[] | undefined;
    value(name: string, stored?: string | null): string;
  };
}

/** Measures against a member, in force and past, with the form for another. */
export function SanctionList({ sanctions, proposed, choices, reasons, entered }: SanctionListProps): ReactElement {
  const t = useT();
  return (
    <FormSet id="measures" title={t('sanctions.staff.title')} hint={t('sanctions.staff.hint')}>
      {sanctions.length === 0 ? <p className="hint">{t('sanctions.staff.none')}</p> : null}
      {sanctions.length > 0 ? (
        <ul className="q-lines">
          {sanctions.map((sanction) => (
            <Row key={sanction.id} sanction={sanction} />
          ))}
        </ul>
      ) : null}
      {choices.length > 0 ? (
        <details open={entered.summary.length > 0}>
          <summary className="btn sm">{t('sanctions.staff.give')}</summary>
          <Form className="mt-5" errors={entered.summary} buttons={<Button variant="danger">{t('sanctions.staff.do')}</Button>}>
            <input type="hidden" name="form" value="sanction" />
            <Select
              name="sanction"
              id={entered.id('sanction')}
              label={t('sanctions.staff.what')}
              hint={t('sanctions.staff.proposed', { what: choiceWords(proposed, t) })}
              defaultValue={entered.value('sanction', proposed)}
              errors={entered.errors('sanction')}
              options={choices.map((value) => ({ value, label: choiceWords(value, t) }))}
            />
            <Select
              name="reasonId"
              id={entered.id('reasonId')}
              label={t('review.reason')}
              defaultValue={entered.value('reasonId')}
              errors={entered.errors('reasonId')}
              options={[{ value: '', label: t('sanctions.staff.choose') }, ...reasons.map(({ id, title }) => ({ value: id, label: title }))]}
            />
            <TextArea
              name="facts"
              id={entered.id('facts')}
              label={t('sanctions.staff.facts')}
              hint={t('sanctions.staff.factsHint')}
              rows={3}
              maxLength={REVIEW_LENGTHS.facts}
              defaultValue={entered.value('facts')}
              errors={entered.errors('facts')}
            />
          </Form>
        </details>
      ) : null}
    </FormSet>
  );
}

function Row({ sanction }: { sanction: SentSanction }): ReactElement {
  const t = useT();
  const { id, kind, from, by, reason, facts, statementId, itemId, decisionId, inForce, mayUndo } = sanction;
  return (
    <li>
      <p>
        <b>{t(`sanctions.kind.${kind}`)}</b> <State sanction={sanction} />
      </p>
      <p className="meta">
        <span>{reason}</span>
        <span>{by ? nameOf(by, t) : t('sanctions.staff.program')}</span>
        <Time at={from} />
        <a href={`/statements/${statementId}`}>{t('sanctions.staff.statement')}</a>
      </p>
      <p className="q-quote">{facts}</p>
      {inForce || mayUndo ? (
        <div className="btns">
          {mayUndo ? (
            <PostButton size="sm" icon="undo" action={`/moderation/${itemId}/decision/${decisionId}`} values={{ _method: 'delete' }}>
              {t('sanctions.staff.undo')}
            </PostButton>
          ) : null}
          {inForce ? (
            <form method="post" className="contents">
              <input type="hidden" name="form" value="liftSanction" />
              <input type="hidden" name="sanctionId" value={id} />
              <Button size="sm">{t('sanctions.staff.lift')}</Button>
            </form>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

/** Whether it binds, and until when; or how it ended. */
function State({ sanction }: { sanction: SentSanction }): ReactElement | null {
  const t = useT();
  const format = useFormat();
  const { kind, until, takenBack, liftedBy, liftedAt, inForce } = sanction;
  if (takenBack) return <Pill tone="ok">{t('sanctions.staff.takenBack')}</Pill>;
  if (liftedAt) return <Pill tone="ok">{t('sanctions.staff.lifted', { name: liftedBy ? nameOf(liftedBy, t) : t('sanctions.staff.program') })}</Pill>;
  if (kind === 'warning') return null;
  return (
    <>
      <Pill tone={inForce ? 'bad' : 'plain'}>{t(inForce ? 'sanctions.staff.inForce' : 'sanctions.staff.over')}</Pill>{' '}
      <span className="meta inl">{until ? t('sanctions.staff.until', { date: format.date(until, 'full') }) : t('sanctions.staff.forGood')}</span>
    </>
  );
}
