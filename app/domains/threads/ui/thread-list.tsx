import type { ReactElement, ReactNode } from 'react';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { Kept } from '~/ui/kept';
import { KeysetPager, Tabs, type TabItem } from '~/ui/navigation';
import type { Period, ThreadOrder } from '../rules';
import { periods, threadOrders } from '../rules';
import type { ThreadList as List } from '../types';
import { ListNews, type ListNewsProps } from './news';
import { LiveRows } from './live-rows';
import { ThreadRow, type RowMark, type Sent } from './thread-row';

export interface ThreadListProps {
  list: Sent<List>;
  /** Address of an order of this list. */
  hrefOf: (order: ThreadOrder, period?: Period) => string;
  /** Address of a page of the order that is shown. */
  pageHref: (cursor: string) => string;
  period: Period;
  /** The list of one category: rows do not repeat its name. */
  ofCategory?: boolean;
  /** Where a question about this may be asked. */
  askHref: string;
  empty?: ReactNode;
  /** What the reader has not seen, by thread. */
  marks?: Record<string, RowMark>;
  /** Further tabs: lists that other rooms make. */
  tabs?: readonly TabItem[];
  /** A further choice below the tabs. */
  chips?: ReactNode;
  /** What it is a list of, for news of it. */
  about?: Pick<ListNewsProps, 'category' | 'tag'>;
}

/** Threads with their orders as tabs, and the way to older ones. */
export function ThreadList({ list, hrefOf, pageHref, period, ofCategory = false, askHref, empty, marks = {}, tabs = [], chips, about }: ThreadListProps): ReactElement {
  const t = useT();
  return (
    <>
      <Tabs
        label={t('threads.orders')}
        items={[...threadOrders.map((order) => ({ href: hrefOf(order), label: t(`threads.order.${order}`), current: order === list.order })), ...tabs]}
      />
      {chips}
      {list.order === 'top' ? <Periods hrefOf={hrefOf} current={period} /> : null}
      {list.rows.length === 0 ? (
        list.order === 'top' && period !== 'all' ? (
          <NothingLately allHref={hrefOf('top', 'all')} />
        ) : (
          (empty ?? <NoThreads order={list.order} askHref={askHref} />)
        )
      ) : (
        <LiveRows label={t(`threads.order.${list.order}`)}>
          {list.rows.map((thread) => (
            <Kept key={thread.id} by={['row', thread, ofCategory, list.order === 'latest', marks[thread.id]]}>
              {() => <ThreadRow thread={thread} withCategory={!ofCategory} withPin={list.order === 'latest'} mark={marks[thread.id]} />}
            </Kept>
          ))}
        </LiveRows>
      )}
      {list.order === 'top' || list.previous ? null : (
        <ListNews href={hrefOf(list.order)} kind={list.order === 'unanswered' ? 'question' : undefined} without={list.without} {...about} />
      )}
      <KeysetPager newerHref={list.previous && pageHref(list.previous)} olderHref={list.next && pageHref(list.next)} />
    </>
  );
}

function Periods({ hrefOf, current }: { hrefOf: ThreadListProps['hrefOf']; current: Period }): ReactElement {
  const t = useT();
  return (
    <nav className="chips" aria-label={t('threads.periods')}>
      {periods.map((period) => (
        <a key={period} className="chip" href={hrefOf('top', period)} aria-current={period === current ? 'page' : undefined}>
          {t(`threads.period.${period}`)}
        </a>
      ))}
    </nav>
  );
}

/** The best of a time in which nothing was written: there may be some from before. */
function NothingLately({ allHref }: { allHref: string }): ReactElement {
  const t = useT();
  return (
    <Empty icon="calendar" title={t('threads.empty.period')} action={<LinkButton href={allHref}>{t('threads.period.all')}</LinkButton>}>
      {t('threads.empty.periodText')}
    </Empty>
  );
}

function NoThreads({ order, askHref }: { order: ThreadOrder; askHref: string }): ReactElement {
  const t = useT();
  const answered = order === 'unanswered';
  return (
    <Empty
      icon={answered ? 'circle-check' : 'chat'}
      title={t(answered ? 'threads.empty.answered' : 'threads.empty.title')}
      action={
        <LinkButton variant="primary" icon="plus" href={askHref}>
          {t('threads.empty.ask')}
        </LinkButton>
      }
    >
      {t(answered ? 'threads.empty.answeredText' : 'threads.empty.text')}
    </Empty>
  );
}
