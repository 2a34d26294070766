import { listReviewItemsInput } from '~/domains/moderation';
import { countQueue, listReviewItems } from '~/domains/moderation/index.server';
import type { PageContext } from './page.server';

/** The list of the queue as its address asks for it, beside whichever item is open. */
export async function queueFor({ actor, url, t, settings }: PageContext) {
  const given = Object.fromEntries([...url.searchParams].filter(([name, value]) => value !== '' && name !== 'cursor'));
  const wish = listReviewItemsInput.safeParse(given);
  const { state, ...rest } = wish.success ? wish.data : listReviewItemsInput.parse({});
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [count, { items, next }] = await Promise.all([countQueue(actor), listReviewItems(actor, { ...rest, state }, { cursor })]);
  const kept = new URLSearchParams({ ...rest, ...(state === 'open' ? {} : { state }) });
  const query = kept.size > 0 ? `?${kept}` : '';
  const asked = next ? new URLSearchParams([...kept, ['cursor', next]]) : null;
  return {
    queue: { items, moreHref: asked && `/moderation?${asked}`, count, filter: { ...rest, state }, query },
    title: `${count.open > 0 ? `(${count.open}) ` : ''}${t('review.title')}`,
    site: settings.name,
  };
}
