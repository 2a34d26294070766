import { barIn, onNews } from './news';

type Started = { topic: string; thread: string; as: string; tags: string[]; by: string };
/** As the list itself was made without it (`LeftOut` of the room threads). */
type Without = { authorIds: string[]; categoryIds: string[]; tagIds: string[]; keptTagIds: string[] };

/** "3 new threads, show" over a list, whose rows stay where they are. The bar leads to the list as it is then. */
export function listNews(box: HTMLElement): void {
  const bar = barIn(box);
  const { category, tag, kind } = box.dataset;
  const fresh = new Set<string>();
  const without = box.dataset.without ? (JSON.parse(box.dataset.without) as Without) : null;
  onNews<Started>('thread', (news) => {
    const { topic, thread, as, tags } = news;
    const fits = (!category || topic === `lists:${category}`) && (!tag || tags.includes(tag)) && (!kind || as === kind);
    if (!fits || (without && isLeftOut(news, without)) || document.querySelector(`[data-key-open][href$="/${thread}"]`)) return;
    fresh.add(thread);
    bar.show(bar.words('thread', fresh.size));
  });
  onNews('resync', () => bar.show(bar.words('changed', 1)));
}

/** Whether the list would leave a new thread out: tags that are wanted go before categories that are not. */
function isLeftOut({ topic, as, tags, by }: Started, { authorIds, categoryIds, tagIds, keptTagIds }: Without): boolean {
  if (as !== 'announcement' && authorIds.includes(by)) return true;
  if (tags.some((tag) => keptTagIds.includes(tag))) return false;
  return categoryIds.includes(topic.slice('lists:'.length)) || tags.some((tag) => tagIds.includes(tag));
}
