import type { ReactElement } from 'react';
import { nameOf } from '~/domains/threads/ui/people';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { Button, LinkButton, type ButtonProps } from '~/ui/button';
import { Checkbox } from '~/ui/choice';
import { Empty, Note } from '~/ui/feedback';
import { describedBy, FieldErrors, Select, TextArea } from '~/ui/field';
import { useNamed } from '~/ui/field-names';
import { Form, type ErrorSummaryProps } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT, type Translate } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';
import { REVIEW_LENGTHS, togetherDecisions } from '../rules';
import type { BulkPreview, ReportReason } from '../types';
import { NoEnter } from './no-enter';
import { headOf, whyOf } from './queue-list';

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

const BUTTONS: Record<(typeof togetherDecisions)[number], Pick<ButtonProps, 'icon' | 'variant' | 'hint'>> = {
  keep: { icon: 'check', hint: '⇧A' },
  approve: { icon: 'check' },
  remove: { icon: 'trash', variant: 'danger' },
  refuse: { icon: 'trash', variant: 'danger' },
  ask_change: { icon: 'pencil' },
  lock: { icon: 'lock' },
  move: { icon: 'move' },
};

function BulkForm({ items, reasons, facts, categories, entered }: Pick<BulkPageProps, 'reasons' | 'facts' | 'categories' | 'entered'> & { items: Sent<BulkPreview>['items'] }): ReactElement {
  const t = useT();
  const [likely, ...others] = new Set(items.map(({ reasons: [first] }) => first?.id)); // proposed where all were reported for the same
  const possible = new Set(items.flatMap(({ decisions }) => decisions));
  return (
    <Form
      errors={entered.summary}
      data-together=""
      buttons={togetherDecisions.map((decision) =>
        possible.has(decision) ? (
          <Button key={decision} name="decision" value={decision} {...BUTTONS[decision]} data-page-key={BUTTONS[decision].hint && 'A'}>
            {t(`desk.bulk.do.${decision}`)}
          </Button>
        ) : null,
      )}
    >
      <NoEnter />
      <BulkItems items={items} entered={entered} />
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
      {possible.has('move') ? (
        <Select
          id="categoryId"
          label={t('desk.bulk.into')}
          hint={t('desk.bulk.intoHint')}
          defaultValue={entered.value('categoryId')}
          errors={entered.errors('categoryId')}
          options={[{ value: '', label: t('changes.thread.choose') }, ...categories.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      ) : null}
    </Form>
  );
}

/** Each item with its tick, none of them to begin with: what is decided is what somebody chose. */
function BulkItems({ items, entered }: Pick<BulkPageProps, 'entered'> & { items: Sent<BulkPreview>['items'] }): ReactElement {
  const t = useT();
  const label = t('desk.bulk.items');
  const [first] = items;
  useNamed('itemIds', label, `item-${first?.id}`);
  const errors = entered.errors('itemIds');
  // Without a script the form comes back with all of them ticked, or none.
  const tick = entered.value('tick');
  const ticked = entered.values('itemIds');
  return (
    <fieldset className="field q-bulk" aria-describedby={describedBy('itemIds', null, errors)}>
      <legend>{label}</legend>
      <div className="btns">
        <Button size="sm" variant="quiet" name="tick" value="all" formNoValidate data-tick="all">
          {t('desk.bulk.tickAll', { n: items.length })}
        </Button>
        <Button size="sm" variant="quiet" name="tick" value="none" formNoValidate data-tick="none">
          {t('desk.bulk.tickNone')}
        </Button>
      </div>
      {items.map((item) => {
        const read = item.held ? `${item.id}.${item.held.version}` : item.id;
        return (
          <div key={item.id}>
            <Checkbox id={`item-${item.id}`} name="itemIds" value={read} defaultChecked={tick ? tick === 'all' : ticked.includes(read)} data-allows={item.decisions.join(' ')} label={headOf(item, t)} hint={lineOf(item, t)} />
            {item.held ? <ReadHeld item={item} held={item.held} /> : null}
          </div>
        );
      })}
      <FieldErrors id="itemIds" errors={errors} />
    </fieldset>
  );
}

/** A text that waits is read before it is published: here, or where it is too long, in the queue. */
function ReadHeld({ item: { id, language }, held: { words, whole } }: { item: Sent<BulkPreview>['items'][number]; held: { words: string; whole: boolean } }): ReactElement {
  const t = useT();
  return (
    <details className="ms-7 text-sm">
      <summary className="text-muted">{t('desk.bulk.read')}</summary>
      <p className="q-quote" lang={language ?? undefined}>
        {whole ? words : `${words}…`}
      </p>
      {whole ? null : (
        <p>
          <a href={`/moderation/${id}`}>{t('desk.bulk.readWhole')}</a>
        </p>
      )}
    </details>
  );
}

function lineOf(item: Sent<BulkPreview>['items'][number], t: Translate): string {
  const { author, reports: n, target } = item;
  const words = 'excerpt' in target ? target.excerpt : '';
  return t('desk.bulk.line', { name: nameOf(author, t), reason: whyOf(item, t), n, words, says: words ? 'yes' : 'no' });
}
