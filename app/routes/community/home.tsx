import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { readListWish } from '~/http/list-wish';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { threadOrders, type ThreadOrder } from '~/domains/threads';
import { getCommunityFacts, listThreads } from '~/domains/threads/index.server';
import { ThreadList } from '~/domains/threads/ui/thread-list';
import { PageHead } from '~/ui/frame';
import { useFormat, useT } from '~/ui/i18n';

export const loader = page('everyone', async ({ actor, url, locale, t, settings }) => {
  const order = threadOrders.find((each) => url.pathname === `/${each}`) ?? 'latest';
  const { cursor, period } = readListWish(url);
  const [list, facts] = await Promise.all([listThreads(actor, { order, period, cursor }), getCommunityFacts(actor)]);
  return { list, period, facts, tagline: settings.tagline[locale], title: t(`threads.heading.${order}`), site: settings.name };
});

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  if (!data) return [];
  const first = location.pathname === '/' && !location.search;
  return [
    { title: first ? data.site : `${data.title} · ${data.site}` },
    ...(data.tagline ? [{ name: 'description', content: data.tagline }] : []),
  ];
};

const pathOf = (order: ThreadOrder): string => (order === 'latest' ? '/' : `/${order}`);

export default function Home(): ReactElement {
  const { list, period, facts, tagline, title } = useLoaderData<typeof loader>();
  const t = useT();
  const { duration } = useFormat();
  const pulse = facts.medianMinutes !== null || facts.waiting > 0;
  return (
    <Site place="home">
      <PageHead title={title}>
        {pulse ? t('threads.pulse', { minutes: facts.medianMinutes ?? 0, after: duration(facts.medianMinutes ?? 0), n: facts.waiting }) : tagline}
      </PageHead>
      <ThreadList
        list={list}
        period={period}
        askHref="/ask"
        hrefOf={(order, wish) => (wish ? `${pathOf(order)}?period=${wish}` : pathOf(order))}
        pageHref={(cursor) => `${pathOf(list.order)}?${list.order === 'top' ? `period=${period}&` : ''}cursor=${cursor}`}
      />
    </Site>
  );
}
