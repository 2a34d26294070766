import type { Actor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { readableCategories } from '../categories/cached-categories.server';
import type { ListThreadsInput } from '../input';
import { PERIOD_DAYS, THREADS_PER_LIST } from '../rules';
import { getTag } from '../tags/list-tags.server';
import type { LeftOut, ThreadList } from '../types';
import { isId } from '../words';
import { readCursor, writeCursor } from './cursor';
import { cursorKeys, readList, readPinned, type ThreadRecord, type Wanted } from './thread-list.store.server';
import { toRows } from './thread-rows.server';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Up to so many days, threads of the period are found by their age. */
const SHORT_PERIOD = 31;

/**
 * A page of threads that the actor may read: without removed and unlisted ones, of one category, tag or
 * author or of all. Pinned threads lead the first page of the latest (of all or of a category) and stand
 * nowhere else in that order. Those of an author come newest first, whatever order is asked for.
 *
 * @param input `limit` threads (30, at most 100); `cursor` from `next` or `previous` of a page before; `without`: what
 *   the reader wants to see nothing of
 * @throws NotFound for a category or tag that is not there for the actor; Invalid on `cursor`
 */
export async function listThreads(actor: Actor, input: ListThreadsInput & { without?: LeftOut } = {}): Promise<ThreadList> {
  const { period = 'month', limit = THREADS_PER_LIST } = input;
  const order = input.authorId ? 'new' : (input.order ?? 'latest');
  const { byId, all } = await readableCategories(actor);
  const category = input.categorySlug === undefined ? null : [...byId.values()].find((each) => each.slug === input.categorySlug);
  if (category === undefined || !isId(input.authorId ?? '0')) throw new NotFound();
  const tag = input.tagSlug === undefined ? null : await getTag(actor, { slug: input.tagSlug });
  const days = order === 'top' ? PERIOD_DAYS[period] : null;
  const pins = order === 'latest' && !tag && !input.authorId;
  const cursor = readCursor(input.cursor, order);
  const wanted: Wanted = {
    order,
    since: days === null ? null : new Date(now().getTime() - days * DAY_MS),
    sinceIsShort: days !== null && days <= SHORT_PERIOD,
    categoryIds: all || category ? null : [...byId.keys()],
    categoryId: category?.id ?? null,
    tagId: tag?.id ?? null,
    authorId: input.authorId ?? null,
    withoutPinned: pins,
    without: input.without ?? null,
    cursor,
    limit: limit + 1,
  };
  const found = await readList(wanted);
  // Gone back to the beginning: the first page as everybody sees it.
  if (cursor?.back && found.length <= limit) return listThreads(actor, { ...input, cursor: undefined });

  const more = found.length > limit;
  const shown = cursor?.back ? found.slice(-limit) : found.slice(0, limit);
  const pinned = pins && !cursor ? await readPinned(wanted) : [];
  const [first, last] = [shown[0], shown.at(-1)];
  const to = (row: ThreadRecord, back: boolean) => writeCursor({ of: order, back, keys: cursorKeys(order, row), id: row.id });
  return {
    order,
    rows: await toRows([...pinned, ...shown], byId, actor.locale),
    next: last && (more || cursor?.back) ? to(last, false) : null,
    previous: first && cursor ? to(first, true) : null,
    ...(input.without ? { without: input.without } : {}),
  };
}
