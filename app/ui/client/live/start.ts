import { connect } from './connect';
import { conversationNews } from './conversation';
import { listNews } from './list';
import { onNews } from './news';
import { rowNews } from './rows';
import { threadNews } from './thread';

/** Several alerts at once are counted once, and not by all pages at the same moment. */
const COUNT_WITHIN_MS = 1_000;
let counting: ReturnType<typeof setTimeout> | undefined;

/**
 * Pages name what they listen to in `data-live`: the root element what belongs to the reader, boxes in the page what
 * they show. What arrives is told as `parvis:KIND` on the document, with its topic in `detail`.
 */
export function live(): void {
  const root = document.documentElement;
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-live]')];
  for (const box of boxes) {
    if (box.dataset.last !== undefined) threadNews(box);
    else if (box.dataset.messages !== undefined) conversationNews(box);
    else if (box.dataset.rows !== undefined) rowNews(box);
    else if (box !== root) listNews(box);
  }
  onNews('notice', () => {
    clearTimeout(counting);
    counting = setTimeout(() => void countAlerts(), Math.random() * COUNT_WITHIN_MS);
  });
  const topics = [...new Set(boxes.map((box) => box.dataset.live))].join(' ');
  if (topics) connect(topics, root.dataset.liveAt ?? '');
}

/** Asks how many alerts wait, and shows it on every bell of the page. */
async function countAlerts(): Promise<void> {
  const response = await fetch('/resources/alerts').catch(() => null);
  if (!response?.ok) return;
  const { count, label } = (await response.json()) as { count: number; label: string };
  for (const mark of document.querySelectorAll<HTMLElement>('[data-alerts]')) {
    mark.hidden = count === 0;
    mark.textContent = count > 99 ? '99+' : String(count);
    const bell = mark.closest('a');
    if (bell?.hasAttribute('aria-label')) bell.setAttribute('aria-label', label);
  }
}
