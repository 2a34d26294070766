import type { ReactElement } from 'react';
import { nameOf } from '~/domains/threads/ui/people';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/choice';
import { Input, Select } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { DESK_LENGTHS, reviewKinds } from '../rules';
import type { SavedFilterView } from '../types';

export interface QueueFiltersProps {
  filter: { [name in 'kind' | 'categoryId' | 'language' | 'reasonId' | 'claimed' | 'state']?: string } & { [name in 'scoreMin' | 'scoreMax' | 'olderThan' | 'newerThan']?: number };
  /** The filter as it stands in addresses: '' or '?kind=...'. */
  query: string;
  categories: ReadonlyArray<{ id: string; name: string }>;
  reasons: ReadonlyArray<{ id: string; title: string }>;
  saved: readonly SavedFilterView[];
}

/** What of the queue is shown; what is chosen can be kept under a name. */
export function QueueFilters({ filter, query, categories, reasons }: QueueFiltersProps): ReactElement {
  const t = useT();
  const any = { value: '', label: t('review.filter.any') };
  const fixed = (name: 'kind' | 'language' | 'claimed', values: readonly string[]): ReactElement => (
    <Select id={name} label={t(`review.filter.${name}`)} defaultValue={filter[name] ?? ''} options={[any, ...values.map((value) => ({ value, label: t(`review.${name}.${value}`) }))]} />
  );
  const number = (name: 'scoreMin' | 'scoreMax' | 'olderThan' | 'newerThan'): ReactElement => (
    <Input id={name} type="number" min={0} step="any" label={t(`desk.filter.${name}`)} defaultValue={filter[name] ?? ''} />
  );
  return (
    <details className="menu" data-menu="">
      <summary className="btn quiet sm">
        <Icon name="filter" />
        {t('review.filter.open')}
      </summary>
      <div className="menu-p q-filters">
        <form className="form" action="/moderation">
          <div className="row2">
            {fixed('kind', reviewKinds)}
            {fixed('language', ['en', 'fr'])}
            <Select id="categoryId" label={t('desk.filter.category')} defaultValue={filter.categoryId ?? ''} options={[any, ...categories.map(({ id, name }) => ({ value: id, label: name }))]} />
            <Select id="reasonId" label={t('desk.filter.reason')} defaultValue={filter.reasonId ?? ''} options={[any, ...reasons.map(({ id, title }) => ({ value: id, label: title }))]} />
            {fixed('claimed', ['me', 'nobody', 'others'])}
            <Select id="state" label={t('review.filter.state')} defaultValue={filter.state ?? 'open'} options={(['open', 'decided'] as const).map((value) => ({ value, label: t(`review.state.${value}`) }))} />
            {number('scoreMin')}
            {number('scoreMax')}
            {number('olderThan')}
            {number('newerThan')}
          </div>
          <div className="btns">
            <Button variant="primary" size="sm">
              {t('review.filter.apply')}
            </Button>
          </div>
        </form>
        {query ? <SaveFilter query={query} /> : null}
      </div>
    </details>
  );
}

function SaveFilter({ query }: { query: string }): ReactElement {
  const t = useT();
  return (
    <form className="form" method="post" action="/moderation/filters">
      <input type="hidden" name="query" value={query.slice(1)} />
      <Input id="filter-name" name="name" label={t('desk.filter.name')} maxLength={DESK_LENGTHS.filterName} required autoComplete="off" />
      <Checkbox id="filter-shared" name="shared" label={t('desk.filter.shared')} />
      <div className="btns">
        <Button size="sm">{t('desk.filter.save')}</Button>
      </div>
    </form>
  );
}

/** Filters under their names, above the list: own ones first, which can be forgotten. */
export function SavedFilters({ saved, query }: Pick<QueueFiltersProps, 'saved' | 'query'>): ReactElement | null {
  const t = useT();
  if (saved.length === 0) return null;
  const here = query.slice(1);
  const current = saved.find((filter) => filter.query === here && filter.by === null);
  return (
    <nav className="q-saved" aria-label={t('desk.filter.list')}>
      <a href="/moderation" aria-current={here === '' ? 'page' : undefined}>
        {t('desk.filter.all')}
      </a>
      {saved.map(({ id, name, query: of, by }) => (
        <a key={id} href={`/moderation?${of}`} aria-current={of === here ? 'page' : undefined} title={by ? t('desk.filter.by', { name: nameOf(by, t) }) : undefined}>
          {name}
        </a>
      ))}
      {current ? (
        <form method="post" action={`/moderation/filters/${current.id}`} className="contents">
          <input type="hidden" name="_method" value="delete" />
          <button className="icon" aria-label={t('desk.filter.forget', { name: current.name })} title={t('desk.filter.forget', { name: current.name })}>
            <Icon name="x" />
          </button>
        </form>
      ) : null}
    </nav>
  );
}
