import { connect } from './connect';
import { listNews } from './list';
import { onNews } from './news';
import { threadNews } from './thread';

/**
 * Pages name what they listen to in `data-live`: the root element what belongs to the reader, boxes in the page what
 * they show. What arrives is told as `parvis:KIND` on the document, with its topic in `detail`.
 */
export function live(): void {
  const root = document.documentElement;
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-live]')];
  for (const box of boxes) {
    if (box.dataset.last !== undefined) threadNews(box);
    else if (box !== root) listNews(box);
  }
  onNews<{ count?: number }>('notice', ({ count }) => {
    if (count !== undefined) showAlerts(count);
  });
  const topics = boxes.map((box) => box.dataset.live).join(' ');
  if (topics) connect(topics, root.dataset.liveAt ?? '');
}

/** How many alerts wait: in every `data-alerts`, whose value is the name of its link, with {n} in it. */
function showAlerts(count: number): void {
  for (const mark of document.querySelectorAll<HTMLElement>('[data-alerts]')) {
    mark.hidden = count === 0;
    mark.textContent = count > 99 ? '99+' : String(count);
    if (mark.dataset.alerts) mark.closest('a')?.setAttribute('aria-label', mark.dataset.alerts.replace('{n}', String(count)));
  }
}
