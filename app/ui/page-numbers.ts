/** How many pages `total` things fill; at least one. */
export function pageCount(total: number, perPage: number): number {
  return Math.max(1, Math.ceil(total / perPage));
}

/** The page 1.. on which the thing at `index` (from 0) lies. */
export function pageOf(index: number, perPage: number): number {
  return Math.floor(index / perPage) + 1;
}

/**
 * The page numbers to show: first, last, the current one and its neighbours, in order and without doubles.
 * A gap of a single page is filled, since a number is not longer than an ellipsis.
 */
export function pagesAround(page: number, pages: number): number[] {
  const wanted = new Set([1, pages, page - 1, page, page + 1].filter((n) => n >= 1 && n <= pages));
  const sorted = [...wanted].sort((a, b) => a - b);
  return sorted.flatMap((n, index) => (n - (sorted[index - 1] ?? n) === 2 ? [n - 1, n] : [n]));
}
