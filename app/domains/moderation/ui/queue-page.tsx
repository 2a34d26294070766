import type { ReactElement, ReactNode } from 'react';
import { cx } from '~/ui/class-names';
import { Button, LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Select } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { Keys, Pill } from '~/ui/marks';
import { reviewKinds } from '../rules';
import { QueueList, type SentItem } from './queue-list';

export interface QueueProps {
  items: readonly SentItem[];
  /** Address of the items that follow; null when there are none. */
  moreHref: string | null;
  count: { open: number; breached: number; mine: number };
  filter: { kind?: string; language?: string; claimed?: string; state?: string };
  /** The filter as it stands in addresses: '' or '?kind=...'. */
  query: string;
  /** The item that is open. */
  currentId?: string;
  /** Middle and right column; without them the list stands alone on phones. */
  children?: ReactNode;
}

/** List, item and decision beside each other; one of them at a time on phones. */
export function QueuePage({ items, moreHref, count, filter, query, currentId, children }: QueueProps): ReactElement {
  const t = useT();
  const at = items.findIndex(({ id }) => id === currentId);
  const next = items[at + 1];
  const previous = at > 0 ? items[at - 1] : undefined;
  const Title = currentId ? 'p' : 'h1';
  return (
    <div className={cx('queue', currentId && 'opened')} data-queue="">
      <header className="q-head">
        <Title className="q-title">
          <a href={`/moderation${query}`}>{t('review.title')}</a>
        </Title>
        <Pill>
          <span data-queue-words={t('review.waiting', { n: 0 }).replace('0', '{n}')} data-queue-count="">
            {t('review.waiting', { n: count.open })}
          </span>
        </Pill>
        {count.breached > 0 ? (
          <Pill tone="warn" icon="clock">
            {t('review.breached', { n: count.breached })}
          </Pill>
        ) : null}
        <span className="q-end">
          {previous ? <Step id={previous.id} query={query} name="k" label={t('review.previous')} /> : null}
          {next ? <Step id={next.id} query={query} name="j" label={t('review.next')} /> : null}
          <Filters filter={filter} />
          <LinkButton size="sm" variant="quiet" href="/staff">
            {t('review.staff')}
          </LinkButton>
        </span>
      </header>
      <aside className="q-list" aria-label={t('review.title')}>
        {items.length > 0 ? <QueueList items={items} currentId={currentId} query={query} /> : <NothingWaits filtered={query !== ''} />}
        {moreHref ? (
          <LinkButton full href={moreHref}>
            {t('review.more')}
          </LinkButton>
        ) : null}
      </aside>
      {children ??
        (items.length > 0 ? (
          <div className="q-start">
            <Empty icon="shield" title={t('review.start.title', { n: count.open })} action={<LinkButton variant="primary" href={`/moderation/${items[0]!.id}${query}`}>{t('review.start.open')}</LinkButton>}>
              {t('review.start.why')}
            </Empty>
          </div>
        ) : (
          <div className="q-start" />
        ))}
      <HintBar />
    </div>
  );
}

function Step({ id, query, name, label }: { id: string; query: string; name: 'j' | 'k'; label: string }): ReactElement {
  return (
    <a className="icon" href={`/moderation/${id}${query}`} aria-label={label} title={label} data-page-key={name}>
      <Icon name={name === 'j' ? 'down' : 'up'} />
    </a>
  );
}

function NothingWaits({ filtered }: { filtered: boolean }): ReactElement {
  const t = useT();
  if (filtered) {
    return (
      <Empty icon="filter" title={t('review.none.filtered')} action={<LinkButton href="/moderation">{t('review.none.all')}</LinkButton>}>
        {t('review.none.filteredWhy')}
      </Empty>
    );
  }
  return (
    <Empty icon="circle-check" title={t('review.none.title')} action={<LinkButton href="/">{t('review.none.action')}</LinkButton>}>
      {t('review.none.why')}
    </Empty>
  );
}

function Filters({ filter }: Pick<QueueProps, 'filter'>): ReactElement {
  const t = useT();
  const any = { value: '', label: t('review.filter.any') };
  const select = (name: 'kind' | 'language' | 'claimed', values: readonly string[]): ReactElement => (
    <Select id={name} label={t(`review.filter.${name}`)} defaultValue={filter[name] ?? ''} options={[any, ...values.map((value) => ({ value, label: t(`review.${name}.${value}`) }))]} />
  );
  return (
    <details className="menu" data-menu="">
      <summary className="btn quiet sm">
        <Icon name="filter" />
        {t('review.filter.open')}
      </summary>
      <div className="menu-p q-filters">
        <form className="form" action="/moderation">
          {select('kind', reviewKinds)}
          {select('language', ['en', 'fr'])}
          {select('claimed', ['me', 'nobody', 'others'])}
          <Select id="state" label={t('review.filter.state')} defaultValue={filter.state ?? 'open'} options={(['open', 'decided'] as const).map((value) => ({ value, label: t(`review.state.${value}`) }))} />
          <Button icon="filter">{t('review.filter.apply')}</Button>
        </form>
      </div>
    </details>
  );
}

const HINTS = [
  { keys: 'j k', does: 'move' },
  { keys: 'a', does: 'keep' },
  { keys: 'r', does: 'remove' },
  { keys: 'n', does: 'note' },
  { keys: 'z', does: 'undo' },
  { keys: '.', does: 'more' },
  { keys: '?', does: 'all' },
] as const;

/** The keys that do something here, for those who have not turned them off. */
function HintBar(): ReactElement {
  const t = useT();
  return (
    <p className="q-hints">
      {HINTS.map(({ keys, does }) => (
        <span key={does}>
          <Keys keys={keys} /> {t(`review.hint.${does}`)}
        </span>
      ))}
    </p>
  );
}
