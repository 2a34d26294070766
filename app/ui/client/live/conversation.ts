import { mainOf } from '../dom';
import { isWriting, still } from './merge';
import { barIn, onNews, OWN_MS } from './news';

/** New messages of the conversation that is open wait behind a bar: to show them is to have read them. */
export function conversationNews(box: HTMLElement): void {
  const bar = barIn(box);
  const fresh = new Set<number>();

  async function show(): Promise<void> {
    const page = await mainOf(location.href);
    const list = document.querySelector('.messages');
    const added = [...(page?.querySelectorAll<HTMLElement>('.messages > [id]') ?? [])].filter(({ id }) => !document.getElementById(id));
    if (!list || !added[0]) return location.reload();
    still(() => list.append(...added));
    fresh.clear();
    bar.show(null);
    if (!isWriting()) {
      added[0].tabIndex = -1;
      added[0].focus({ preventScroll: true });
    }
    added[0].scrollIntoView({ block: 'nearest' });
  }

  onNews<{ topic: string; number: number; by: string | null }>('message', ({ topic, number, by }) => {
    if (topic !== box.dataset.live) return;
    const own = by !== null && document.documentElement.dataset.live?.split(' ').includes(`member:${by}`);
    setTimeout(() => {
      if (number <= Number(box.dataset.messages) || document.getElementById(`message-${number}`)) return;
      fresh.add(number);
      bar.show(bar.words('message', fresh.size));
    }, own ? OWN_MS : 0);
  });
  onNews('resync', () => bar.show(bar.words('changed', 1)));
  // A press does not take the focus from what is being written.
  bar.link.addEventListener('mousedown', (event) => isWriting() && event.preventDefault());
  bar.link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void show();
  });
}
