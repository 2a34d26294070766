import type { ReactElement } from 'react';
import { nameOf } from '~/domains/threads/ui/people';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { Button, LinkButton } from '~/ui/button';
import { Checkbox } from '~/ui/choice';
import { Empty, Note } from '~/ui/feedback';
import { Select, TextArea } from '~/ui/field';
import { Form, type ErrorSummaryProps } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT, type Translate } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';
import { REVIEW_LENGTHS } from '../rules';
import type { BulkPreview, ReportReason } from '../types';
import { headOf } from './queue-list';

export interface BulkPageProps {
  preview: Sent<BulkPreview>;
  reasons: readonly ReportReason[];
  /** What authors read as the facts, to begin with. */
  facts: { en: string; fr: string };
  /** Where threads could be moved to. */
  categories: ReadonlyArray<{ id: string; name: string }>;
  /** The filter as it stands in addresses: '' or '?kind=...'. */
  query: string;
  entered: {
    summary: ErrorSummaryProps['errors'];
    errors(name: string): string[] | undefined;
    value(name: string, stored?: string | null): string;
    values(name: string, stored?: readonly string[]): readonly string[];
  };
}

/** What a filter found, each with its tick, and one decision for all that are ticked. */
export function BulkPage({ preview, reasons, facts, categories, query, entered }: BulkPageProps): ReactElement {
  const t = useT();
  const { items, authors, waiting } = preview;
  const back = `/moderation${query}`;
  return (
    <>
      <Breadcrumb items={[{ href: back, label: t('review.title') }, { label: t('desk.bulk.title') }]} />
      <PageHead title={t('desk.bulk.title')}>{t('desk.bulk.count', { n: items.length, authors })}</PageHead>
      {items.length === 0 ? (
        <Empty icon="circle-check" title={t('desk.bulk.none')} action={<LinkButton href={back}>{t('desk.bulk.back')}</LinkButton>}>
          {t('desk.bulk.noneWhy')}
        </Empty>
      ) : (
        <>
          {waiting > items.length ? <Note>{t('desk.bulk.others')}</Note> : null}
          <BulkForm items={items} reasons={reasons} facts={facts} categories={categories} entered={entered} />
        </>
      )}
    </>
  );
}

function BulkForm({ items, reasons, facts, categories, entered }: Pick<BulkPageProps, 'reasons' | 'facts' | 'categories' | 'entered'> & { items: Sent<BulkPreview>['items'] }): ReactElement {
  const t = useT();
  const [likely, ...others] = new Set(items.map(({ reasons: [first] }) => first?.id)); // proposed where all were reported for the same
  const ticked = entered.values('itemIds', items.map(({ id }) => id));
  return (
    <Form
      errors={entered.summary}
      buttons={
        <>
          <Button name="decision" value="keep" icon="check" hint="⇧A" data-page-key="A">
            {t('desk.bulk.keep')}
          </Button>
          <Button name="decision" value="remove" variant="danger" icon="trash">
            {t('desk.bulk.remove')}
          </Button>
          <Button name="decision" value="ask_change" icon="pencil">
            {t('desk.bulk.ask')}
          </Button>
          <Button name="decision" value="lock" icon="lock">
            {t('desk.bulk.lock')}
          </Button>
          <Button name="decision" value="move" icon="move">
            {t('desk.bulk.move')}
          </Button>
        </>
      }
    >
      <fieldset className="field q-bulk">
        <legend>{t('desk.bulk.items')}</legend>
        {items.map((item) => (
          <Checkbox
            key={item.id}
            id={`item-${item.id}`}
            name="itemIds"
            value={item.id}
            defaultChecked={ticked.includes(item.id)}
            label={headOf(item, t)}
            hint={lineOf(item, t)}
          />
        ))}
      </fieldset>
      <Select
        id="reasonId"
        label={t('review.reason')}
        hint={t('desk.bulk.reasonHint')}
        defaultValue={entered.value('reasonId', others.length === 0 ? likely : '')}
        errors={entered.errors('reasonId')}
        options={[{ value: '', label: t('sanctions.staff.choose') }, ...reasons.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      {(['en', 'fr'] as const).map((language) => (
        <TextArea
          key={language}
          id={`facts.${language}`}
          lang={language}
          label={t('desk.bulk.factsIn', { language })}
          rows={3}
          maxLength={REVIEW_LENGTHS.facts}
          defaultValue={entered.value(`facts.${language}`, facts[language])}
          errors={entered.errors(`facts.${language}`) ?? (language === 'en' ? entered.errors('facts') : undefined)}
        />
      ))}
      <Select
        id="categoryId"
        label={t('desk.bulk.into')}
        hint={t('desk.bulk.intoHint')}
        defaultValue={entered.value('categoryId')}
        errors={entered.errors('categoryId')}
        options={[{ value: '', label: t('changes.thread.choose') }, ...categories.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </Form>
  );
}

function lineOf({ author, reasons, reports: n, target }: Sent<BulkPreview>['items'][number], t: Translate): string {
  const words = 'excerpt' in target ? target.excerpt : '';
  return t('desk.bulk.line', { name: nameOf(author, t), reason: reasons[0]?.title ?? t('review.reported'), n, words, says: words ? 'yes' : 'no' });
}
