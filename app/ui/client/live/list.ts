import { barIn, onNews } from './news';

type Started = { topic: string; thread: string; as: string; tags: string[] };

/** "3 new threads, show" over a list, whose rows stay where they are. The bar leads to the list as it is then. */
export function listNews(box: HTMLElement): void {
  const bar = barIn(box);
  const { category, tag, kind } = box.dataset;
  const fresh = new Set<string>();
  onNews<Started>('thread', ({ topic, thread, as, tags }) => {
    const fits = (!category || topic === `lists:${category}`) && (!tag || tags.includes(tag)) && (!kind || as === kind);
    if (!fits || document.querySelector(`[data-key-open][href$="/${thread}"]`)) return;
    fresh.add(thread);
    bar.show(bar.words('thread', fresh.size));
  });
  onNews('resync', () => bar.show(bar.words('changed', 1)));
}
