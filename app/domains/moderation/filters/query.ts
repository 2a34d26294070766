import { listReviewItemsInput, type ListReviewItemsInput } from '../input';

const NAMES = ['kind', 'categoryId', 'language', 'reasonId', 'claimed', 'scoreMin', 'scoreMax', 'olderThan', 'newerThan', 'state'] as const;

/** A filter of the queue as addresses have it, always in the same order; '' for the whole queue. */
export function queryOf(filter: ListReviewItemsInput): string {
  const given = NAMES.flatMap((name): [string, string][] => {
    const value = filter[name];
    return value === undefined || value === '' || (name === 'state' && value === 'open') ? [] : [[name, String(value)]];
  });
  return new URLSearchParams(given).toString();
}

/** The filter that an address asks for; the whole queue when it makes no sense. */
export function filterIn(query: URLSearchParams): ListReviewItemsInput {
  const given = Object.fromEntries(NAMES.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])));
  const wish = listReviewItemsInput.safeParse(given);
  return wish.success ? wish.data : listReviewItemsInput.parse({});
}
