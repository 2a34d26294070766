import { shown } from './dom';

/**
 * Arrow keys through the results of a search: down from the box to the first one, along them, and back up
 * into the box. Only there: elsewhere the arrows scroll. They are no letters, so they stay on where single keys are off.
 */
export function results(): void {
  document.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const found = [...document.querySelectorAll<HTMLElement>('[data-results] [data-key-open]')];
    const boxes = [...document.querySelectorAll<HTMLElement>('[data-search], [data-search-page]')];
    const at = found.findIndex((link) => link === event.target);
    const inBox = boxes.some((box) => box === event.target);
    if (found.length === 0 || (at < 0 && !inBox) || (inBox && step < 0)) return;
    event.preventDefault();
    document.querySelector<HTMLElement>('[data-results] [data-on]')?.removeAttribute('data-on');
    const next = at + step < 0 ? shown('[data-search], [data-search-page]') : found[Math.min(at + step, found.length - 1)];
    next?.focus();
  });
}
