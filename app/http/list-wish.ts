import { periods, type Period } from '~/domains/threads';

/** Which part of a list an address asks for. What makes no sense there is passed over. */
export function readListWish(url: URL): { cursor: string | undefined; period: Period } {
  const wish = url.searchParams.get('period');
  return {
    cursor: url.searchParams.get('cursor') ?? undefined,
    period: periods.find((each) => each === wish) ?? 'month',
  };
}
