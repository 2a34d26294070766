import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { readListWish } from '~/http/list-wish';
import { page } from '~/http/page.server';
import { PickBar } from '~/http/pick-bar';
import { share } from '~/http/share';
import { Site } from '~/http/site';
import { isMember } from '~/domains/identity';
import { listHelpers } from '~/domains/answers/index.server';
import { countUnreadThreads, leftOutFor, listNew, readingOfRows } from '~/domains/following/index.server';
import { NewChips, ReadingList } from '~/domains/following/ui/reading-list';
import { HelperCard, type HelperCardProps } from '~/domains/answers/ui/helper-card';
import { threadOrders, type ThreadOrder } from '~/domains/threads';
import { getCommunityFacts, listThreads } from '~/domains/threads/index.server';
import { ThreadList } from '~/domains/threads/ui/thread-list';
import { PageHead, RailCard } from '~/ui/frame';
import { useFormat, useT } from '~/ui/i18n';

export const loader = page('everyone', async ({ actor, url, locale, t, settings }) => {
  const order = threadOrders.find((each) => url.pathname === `/${each}`) ?? 'latest';
  const { cursor, period } = readListWish(url);
  const mine = order === 'new' && isMember(actor) && !url.searchParams.has('all');
  const threads = async () => listThreads(actor, { order, period, cursor, without: await leftOutFor(actor) });
  const [found, unread, facts, helpers] = await Promise.all([
    mine ? listNew(actor, { cursor }) : threads(),
    countUnreadThreads(actor),
    getCommunityFacts(actor),
    listHelpers(actor),
  ]);
  const list = 'order' in found ? found : null;
  return {
    list,
    mine: 'order' in found ? null : found,
    marks: list ? await readingOfRows(actor, list.rows) : {},
    member: isMember(actor),
    unread,
    period,
    facts,
    helpers,
    welcome: isMember(actor) ? '' : settings.welcome[locale],
    tagline: settings.tagline[locale],
    title: t(`threads.heading.${order}`),
    site: settings.name,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  if (!data) return [];
  const { pathname: path, search } = location;
  const first = path === '/' && !search;
  return share(matches, { title: first ? data.site : data.title, description: data.tagline, path, index: !search });
};

const pathOf = (order: ThreadOrder): string => (order === 'latest' ? '/' : `/${order}`);

/** Of what a further page is one: the period of the top, and for members all that is newest. */
function pageQuery(order: ThreadOrder, member: boolean, period: string): string {
  if (order === 'top') return `period=${period}&`;
  return order === 'new' && member ? 'all=1&' : '';
}

export default function Home(): ReactElement {
  const { list, mine, marks, member, unread, period, facts, helpers, welcome, tagline, title } = useLoaderData<typeof loader>();
  const t = useT();
  const { duration } = useFormat();
  const pulse = facts.medianMinutes !== null || facts.waiting > 0;
  return (
    <Site place="home" rail={<HomeRail helpers={helpers} welcome={welcome} />}>
      <PageHead title={title}>
        {pulse ? t('threads.pulse', { minutes: facts.medianMinutes ?? 0, after: duration(facts.medianMinutes ?? 0), n: facts.waiting }) : tagline}
      </PageHead>
      {mine ? <ReadingList of="new" list={mine} unread={unread} /> : null}
      {list ? (
        <ThreadList
          list={list}
          period={period}
          askHref="/ask"
          hrefOf={(order, wish) => (wish ? `${pathOf(order)}?period=${wish}` : pathOf(order))}
          pageHref={(cursor) => `${pathOf(list.order)}?${pageQuery(list.order, member, period)}cursor=${cursor}`}
          marks={marks}
          tabs={member ? [{ href: '/unread', label: t('following.unread.tab'), count: unread }] : []}
          chips={member && list.order === 'new' ? <NewChips mine={false} /> : null}
        />
      ) : null}
      <PickBar />
    </Site>
  );
}

function HomeRail({ helpers, welcome }: { helpers: HelperCardProps['helpers']; welcome: string }): ReactElement {
  const t = useT();
  return (
    <>
      {welcome ? (
        <RailCard title={t('site.welcome')}>
          <p className="say">{welcome}</p>
        </RailCard>
      ) : null}
      <HelperCard helpers={helpers} />
    </>
  );
}
