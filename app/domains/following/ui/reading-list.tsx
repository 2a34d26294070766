import type { ReactElement, ReactNode } from 'react';
import { threadOrders } from '~/domains/threads';
import { LiveRows } from '~/domains/threads/ui/live-rows';
import { ThreadRow, type ThreadRowProps } from '~/domains/threads/ui/thread-row';
import { LinkButton, PostButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { KeysetPager, Tabs } from '~/ui/navigation';
import type { RowReading } from '../rules';

export interface ReadingListProps {
  of: 'new' | 'unread';
  list: { rows: readonly ThreadRowProps['thread'][]; reading: Record<string, RowReading>; next: string | null; previous: string | null };
  /** Of unread threads, for the tab. */
  unread: number;
}

/** Threads that stand out for one member, in the place of the others: what is new, or what is unread. */
export function ReadingList({ of, list, unread }: ReadingListProps): ReactElement {
  const t = useT();
  const path = `/${of}`;
  const orders = threadOrders.map((order) => ({ href: order === 'latest' ? '/' : `/${order}`, label: t(`threads.order.${order}`), current: order === of }));
  return (
    <>
      <Tabs
        label={t('threads.orders')}
        items={[...orders, { href: '/unread', label: t('following.unread.tab'), count: unread, current: of === 'unread' }]}
        end={list.rows.length > 0 ? <Dismiss of={of} /> : null}
      />
      {of === 'new' ? <NewChips mine /> : null}
      {list.rows.length === 0 ? (
        <Empty icon="circle-check" title={t(`following.${of}.none`)} action={<LinkButton href={of === 'new' ? '/new?all=1' : '/'}>{t(`following.${of}.look`)}</LinkButton>}>
          {t(`following.${of}.noneText`)}
        </Empty>
      ) : (
        <LiveRows label={t(`following.${of}.title`)}>
          {list.rows.map((thread) => (
            <ThreadRow key={thread.id} thread={thread} mark={list.reading[thread.id]} />
          ))}
        </LiveRows>
      )}
      <KeysetPager newerHref={list.previous && `${path}?cursor=${list.previous}`} olderHref={list.next && `${path}?cursor=${list.next}`} />
    </>
  );
}

/** Has nothing of it stand out any more; can be undone. */
function Dismiss({ of }: { of: 'new' | 'unread' }): ReactElement {
  const t = useT();
  return (
    <PostButton size="sm" variant="quiet" icon="check" action={`/${of}/dismissal`} values={{ back: `/${of}` }} data-dismiss="">
      {t(`following.${of}.dismiss`)}
    </PostButton>
  );
}

/** Of the newest threads: those that the member has not seen, or all. */
export function NewChips({ mine }: { mine: boolean }): ReactNode {
  const t = useT();
  return (
    <nav className="chips" aria-label={t('following.new.which')}>
      <a className="chip" href="/new" aria-current={mine ? 'page' : undefined}>
        {t('following.new.mine')}
      </a>
      <a className="chip" href="/new?all=1" aria-current={mine ? undefined : 'page'}>
        {t('following.new.all')}
      </a>
    </nav>
  );
}
