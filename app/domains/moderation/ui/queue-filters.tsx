import type { ReactElement } from 'react';
import { nameOf } from '~/domains/threads/ui/people';
import { Button, LinkButton, PostButton } from '~/ui/button';
import { Checkbox } from '~/ui/choice';
import { Input, Select } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { Pill } from '~/ui/marks';
import { DESK_LENGTHS, reviewKinds } from '../rules';
import type { SavedFilterView } from '../types';

export interface QueueFiltersProps {
  filter: { [name in 'kind' | 'categoryId' | 'language' | 'reasonId' | 'claimed' | 'state']?: string } & { [name in 'scoreMin' | 'scoreMax' | 'olderThan' | 'newerThan']?: number };
  /** The filter as it stands in addresses: '' or '?kind=...'. */
  query: string;
  categories: ReadonlyArray<{ id: string; name: string }>;
  reasons: ReadonlyArray<{ id: string; title: string }>;
  saved: readonly SavedFilterView[];
  /** A filter that was not kept: why, and what had been entered. */
  refused?: { errors: readonly string[]; name: string; shared: boolean };
}

/** Beside an opened item the form of the decision has fields of the same names. */
const named = (name: string) => ({ name, id: `filter-${name}` });

/** What of the queue is shown; what is chosen can be kept under a name. */
export function QueueFilters({ filter, query, categories, reasons, saved, refused }: QueueFiltersProps): ReactElement {
  const t = useT();
  const any = { value: '', label: t('review.filter.any') };
  const fixed = (name: 'kind' | 'language' | 'claimed', values: readonly string[]): ReactElement => (
    <Select {...named(name)} label={t(`review.filter.${name}`)} defaultValue={filter[name] ?? ''} options={[any, ...values.map((value) => ({ value, label: t(`review.${name}.${value}`) }))]} />
  );
  const number = (name: 'scoreMin' | 'scoreMax' | 'olderThan' | 'newerThan'): ReactElement => (
    <Input {...named(name)} type="number" min={0} step="any" label={t(`desk.filter.${name}`)} defaultValue={filter[name] ?? ''} />
  );
  return (
    <details className="menu" data-menu="" open={refused !== undefined}>
      <summary className="btn quiet sm">
        <Icon name="filter" />
        {t('review.filter.open')}
      </summary>
      <div className="menu-p q-filters">
        <form className="form" action="/moderation">
          <div className="row2">
            {fixed('kind', reviewKinds)}
            {fixed('language', ['en', 'fr'])}
            <Select {...named('categoryId')} label={t('desk.filter.category')} defaultValue={filter.categoryId ?? ''} options={[any, ...categories.map(({ id, name }) => ({ value: id, label: name }))]} />
            <Select {...named('reasonId')} label={t('desk.filter.reason')} defaultValue={filter.reasonId ?? ''} options={[any, ...reasons.map(({ id, title }) => ({ value: id, label: title }))]} />
            {fixed('claimed', ['me', 'nobody', 'others'])}
            <Select {...named('state')} label={t('review.filter.state')} defaultValue={filter.state ?? 'open'} options={(['open', 'decided'] as const).map((value) => ({ value, label: t(`review.state.${value}`) }))} />
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
        {query ? <SaveFilter query={query} saved={saved} refused={refused} /> : null}
      </div>
    </details>
  );
}

/** The own filter that is shown. */
function ownOf({ saved, query }: Pick<QueueFiltersProps, 'saved' | 'query'>): SavedFilterView | undefined {
  return saved.find((one) => one.query === query.slice(1) && one.by === null);
}

function SaveFilter({ query, saved, refused }: Pick<QueueFiltersProps, 'query' | 'saved' | 'refused'>): ReactElement {
  const t = useT();
  const own = ownOf({ saved, query });
  return (
    <form className="form" method="post" action={`/moderation/filters${query}`}>
      <input type="hidden" name="query" value={query.slice(1)} />
      <Input id="save-filter-name" name="name" label={own ? t('desk.filter.rename', { name: own.name }) : t('desk.filter.name')} errors={refused?.errors} defaultValue={(refused ?? own)?.name} maxLength={DESK_LENGTHS.filterName} required autoComplete="off" />
      <Checkbox id="save-filter-shared" name="shared" label={t('desk.filter.shared')} defaultChecked={(refused ?? own)?.shared} />
      <div className="btns">
        <Button size="sm">{t('desk.filter.save')}</Button>
      </div>
    </form>
  );
}

/** Filters under their names, above the list: own ones first. */
export function SavedFilters({ saved, query }: Pick<QueueFiltersProps, 'saved' | 'query'>): ReactElement | null {
  const t = useT();
  if (saved.length === 0) return null;
  const here = query.slice(1);
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
    </nav>
  );
}

/** What the list is cut down to, in words, with the way back to the whole of it; an own saved filter can be forgotten here. */
export function ActiveFilter({ saved, query, filter, categories, reasons }: QueueFiltersProps): ReactElement | null {
  const t = useT();
  if (query === '') return null;
  const own = ownOf({ saved, query });
  const said = (label: string, value: string | number | undefined): string[] => (value === undefined || value === '' ? [] : [t('desk.filter.is', { label, value })]);
  const fixed = (name: 'kind' | 'language' | 'claimed'): string[] => said(t(`review.filter.${name}`), filter[name] && t(`review.${name}.${filter[name]}`));
  const parts = [
    ...fixed('kind'),
    ...said(t('desk.filter.category'), filter.categoryId && (categories.find(({ id }) => id === filter.categoryId)?.name ?? '?')),
    ...fixed('language'),
    ...said(t('desk.filter.reason'), filter.reasonId && (reasons.find(({ id }) => id === filter.reasonId)?.title ?? '?')),
    ...fixed('claimed'),
    ...(['scoreMin', 'scoreMax'] as const).flatMap((name) => said(t(`desk.filter.${name}`), filter[name])),
    ...(['olderThan', 'newerThan'] as const).flatMap((name) => (filter[name] === undefined ? [] : [t(`desk.filter.${name}Is`, { n: filter[name] })])),
    ...said(t('review.filter.state'), filter.state === 'decided' ? t('review.state.decided') : ''),
  ];
  return (
    <div className="q-saved">
      <p className="meta">
        {t('desk.filter.now')}{' '}
        {parts.map((part) => (
          <Pill key={part}>{part}</Pill>
        ))}
      </p>
      <LinkButton size="sm" icon="x" href="/moderation">
        {t('desk.filter.clear')}
      </LinkButton>
      {own ? (
        <PostButton size="sm" variant="quiet" icon="trash" action={`/moderation/filters/${own.id}`} values={{ _method: 'delete' }}>
          {t('desk.filter.forget', { name: own.name })}
        </PostButton>
      ) : null}
    </div>
  );
}
