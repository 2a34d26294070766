import type { Actor } from '~/domains/identity';
import { filterIn, queryOf, type ReviewScope } from '~/domains/moderation';
import { getReviewScope, listFilters, listReportReasons, listReviewItems, listUndoable } from '~/domains/moderation/index.server';
import { listCategories } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import type { PageContext } from './page.server';
import { queueCount } from './queue-count.server';

/** The list of the queue as its address asks for it, beside whichever item is open. */
export async function queueFor({ actor, url, t, settings, http }: PageContext) {
  const filter = filterIn(url.searchParams);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [count, { items, next }, saved, undoable, categories, reasons, scope] = await Promise.all([
    ...([queueCount({ http, actor }), listReviewItems(actor, filter, { cursor }), listFilters(actor), listUndoable(actor)] as const),
    ...([listCategories(actor), listReportReasons(actor), scopeOf(actor)] as const),
  ]);
  const kept = queryOf(filter);
  const asked = next ? new URLSearchParams([...new URLSearchParams(kept), ['cursor', next]]) : null;
  return {
    queue: {
      ...{ items, count, filter, saved, undoable, at: now().getTime() },
      moreHref: asked && `/moderation?${asked}`,
      query: kept && `?${kept}`,
      categories: categories.map(({ id, name }) => ({ id, name })),
      reasons: reasons.map(({ id, title }) => ({ id, title })),
      scope: { categories: categories.filter(({ id }) => scope.categoryIds.includes(id)).map(({ name }) => name), languages: scope.languages },
    },
    title: `${count.open > 0 ? `(${count.open}) ` : ''}${t('review.title')}`,
    site: settings.name,
  };
}

/** Higher roles see all. */
const scopeOf = async (actor: Actor): Promise<ReviewScope> => (actor.kind === 'member' && actor.role === 'moderator' ? getReviewScope(actor, { memberId: actor.id }) : { categoryIds: [], languages: [] });
