import { periods, threadOrders, type Period, type ThreadOrder } from '~/domains/threads';

export interface ListWish {
  order: ThreadOrder;
  period: Period;
  cursor: string | undefined;
}

/** Which part of a list an address asks for. What makes no sense there is passed over. */
export function readListWish(url: URL): ListWish {
  const { order, period, cursor } = Object.fromEntries(url.searchParams);
  return {
    order: threadOrders.find((each) => each === order) ?? 'latest',
    period: periods.find((each) => each === period) ?? 'month',
    cursor,
  };
}

/** Addresses of a list's orders and pages; `path` is that of its usual order. */
export function listAddresses(path: string, { order: shown, period }: Pick<ListWish, 'order' | 'period'>) {
  const address = (query: Record<string, string>): string => {
    const search = new URLSearchParams(query);
    return search.size > 0 ? `${path}?${search}` : path;
  };
  return {
    hrefOf: (order: ThreadOrder, wish?: Period): string => address({ ...(order === 'latest' ? {} : { order }), ...(wish ? { period: wish } : {}) }),
    pageHref: (cursor: string): string => address({ order: shown, ...(shown === 'top' ? { period } : {}), cursor }),
  };
}
