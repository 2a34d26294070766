import type { ReactElement, ReactNode } from 'react';
import { cx } from '~/ui/class-names';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { Pill } from '~/ui/marks';
import { HintBar, LIST_HINTS, type Hint } from './hint-bar';
import { ActiveFilter, QueueFilters, SavedFilters, type QueueFiltersProps } from './queue-filters';
import { QueueList, type SentItem } from './queue-list';
import { QueueTabs } from './queue-tabs';
import { UndoBar, type UndoBarProps } from './undo-bar';

export interface QueueProps extends QueueFiltersProps, UndoBarProps {
  items: readonly SentItem[];
  /** Address of the items that follow; null when there are none. */
  moreHref: string | null;
  count: { open: number; breached: number; mine: number; appeals: number };
  /** Of a local moderator: names of what they look after; nothing named: all of it. */
  scope: { categories: readonly string[]; languages: readonly ('en' | 'fr')[] };
  /** The item that is open. */
  currentId?: string;
  /** Keys that do something beside the item. */
  hints?: readonly Hint[];
  /** Middle and right column; without them the list stands alone on phones. */
  children?: ReactNode;
}

/** List, item and decision beside each other; one of them at a time on phones. */
export function QueuePage({ currentId, hints = LIST_HINTS, children, ...queue }: QueueProps): ReactElement {
  const t = useT();
  const { items, moreHref, count, query } = queue;
  const at = items.findIndex(({ id }) => id === currentId);
  const next = items[at + 1];
  const previous = at > 0 ? items[at - 1] : undefined;
  const together = items.length > 1 && queue.filter.state !== 'decided';
  const Title = currentId ? 'p' : 'h1';
  return (
    <div className={cx('queue', currentId && 'opened')} data-queue="">
      <header className="q-head">
        <Title className="q-title">
          <a href={`/moderation${query}`}>{t('review.title')}</a>
        </Title>
        {/* The open page takes its figures from a fresh one by these marks (`ui/client/queue.ts`). */}
        <span className="contents" data-queue-figures="head">
          <Pill>{t('review.waiting', { n: count.open })}</Pill>
          {count.breached > 0 ? (
            <Pill tone="warn" icon="clock">
              {t('review.breached', { n: count.breached })}
            </Pill>
          ) : null}
        </span>
        <span className="q-end">
          {currentId ? (
            <>
              <Step to={previous} query={query} name="k" label={t('review.previous')} />
              <Step to={next} query={query} name="j" label={t('review.next')} />
            </>
          ) : null}
          <QueueFilters {...queue} />
          {together ? (
            <LinkButton size="sm" variant="quiet" icon="layers" href={`/moderation/bulk${query}`} data-page-key="x">
              {t('desk.bulk.open')}
            </LinkButton>
          ) : null}
          <LinkButton size="sm" variant="quiet" href="/staff">
            {t('review.staff')}
          </LinkButton>
        </span>
      </header>
      <aside className="q-list" aria-label={t('review.title')}>
        <div className="contents" data-queue-figures="tabs">
          <QueueTabs count={count} kind={queue.filter.kind} />
        </div>
        <Scope {...queue} />
        <SavedFilters {...queue} />
        <ActiveFilter {...queue} />
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
            <Empty icon="shield" title={query ? t('review.start.filtered', { n: items.length, more: moreHref ? 'yes' : 'no' }) : t('review.start.title', { n: count.open })} action={<LinkButton variant="primary" href={`/moderation/${items[0]!.id}${query}`} data-page-key="j">{t('review.start.open')}</LinkButton>}>
              {t('review.start.why')}
            </Empty>
          </div>
        ) : (
          <div className="q-start" />
        ))}
      <UndoBar {...queue} />
      <HintBar hints={together ? hints : hints.filter((hint) => hint !== 'together')} />
    </div>
  );
}

/** Why a local moderator sees less than there is. */
function Scope({ scope: { categories, languages } }: Pick<QueueProps, 'scope'>): ReactElement | null {
  const t = useT();
  if (categories.length + languages.length === 0) return null;
  const names = [...categories, ...languages.map((language) => t(`review.language.${language}`))];
  return (
    <p className="q-saved meta">
      {t('desk.scope.yours')}
      {names.map((name) => (
        <Pill key={name}>{name}</Pill>
      ))}
    </p>
  );
}

/** To the item before or after; at an end of the list the place stays, and nothing is behind it. */
function Step({ to, query, name, label }: { to: SentItem | undefined; query: string; name: 'j' | 'k'; label: string }): ReactElement {
  const icon = <Icon name={name === 'j' ? 'down' : 'up'} />;
  if (!to) {
    return (
      <span className="icon none" aria-hidden>
        {icon}
      </span>
    );
  }
  return (
    <a className="icon" href={`/moderation/${to.id}${query}`} aria-label={label} title={label} data-page-key={name}>
      {icon}
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
