import type { ReactElement } from 'react';
import { Button, LinkButton } from '~/ui/button';
import { Checkbox, RadioGroup } from '~/ui/choice';
import { TextArea } from '~/ui/field';
import { Form, type ErrorSummaryProps } from '~/ui/form';
import { Note } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { REVIEW_LENGTHS } from '../rules';
import type { ReportReason } from '../types';

export interface ReportFormProps {
  reasons: readonly ReportReason[];
  /** What it may be about instead of all of it. */
  pictures?: readonly { id: string; src: string; name: string }[];
  /** All of it, in words. */
  whole: string;
  /** Where leaving it leads. */
  backHref: string;
  /** What came back with a refused form. */
  entered: {
    summary: ErrorSummaryProps['errors'];
    errors(name: string): string[] | undefined;
    value(name: string, stored?: string | null): string;
  };
}

/** Why, in one's own words if one likes, and what happens next. */
export function ReportForm({ reasons, pictures = [], whole, backHref, entered }: ReportFormProps): ReactElement {
  const t = useT();
  return (
    <Form
      errors={entered.summary}
      buttons={
        <>
          <Button variant="primary" icon="flag" data-send="">
            {t('review.report.send')}
          </Button>
          <LinkButton variant="quiet" href={backHref}>
            {t('review.report.leave')}
          </LinkButton>
        </>
      }
    >
      {pictures.length > 0 ? (
        <RadioGroup
          name="imageId"
          label={t('review.report.what')}
          errors={entered.errors('imageId')}
          defaultValue={entered.value('imageId')}
          options={[{ value: '', label: whole }, ...pictures.map(({ id, src, name }) => ({ value: id, label: <Picture src={src} name={name} /> }))]}
        />
      ) : null}
      <RadioGroup
        name="reasonId"
        label={t('review.report.reason')}
        errors={entered.errors('reasonId')}
        defaultValue={entered.value('reasonId')}
        options={reasons.map(({ id, title, help }) => ({ value: id, label: title, hint: help }))}
      />
      <TextArea
        id="note"
        optional
        rows={3}
        maxLength={REVIEW_LENGTHS.note}
        label={t('review.report.note')}
        hint={t('review.report.noteHint')}
        errors={entered.errors('note')}
        defaultValue={entered.value('note')}
      />
      <Checkbox id="wantsOutcome" label={t('review.report.tellMe')} hint={t('review.report.tellMeHint')} defaultChecked={entered.value('wantsOutcome', 'on') === 'on'} />
      <Note icon="shield">{t('review.report.next')}</Note>
    </Form>
  );
}

function Picture({ src, name }: { src: string; name: string }): ReactElement {
  return (
    <span className="flex items-center gap-3">
      <img src={src} alt="" className="h-12 w-12 rounded object-cover" loading="lazy" />
      {name}
    </span>
  );
}
