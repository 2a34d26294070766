import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** As wide as windows that have the bottom bar (`frame.css`). */
const PHONE = '(max-width: 760px)';

/** The part of the window that a keyboard on the screen leaves, as lengths for the style sheet. Who zooms in looks at a part of the sheet. */
function fit(place: HTMLElement): void {
  const { offsetTop = 0, height = innerHeight, scale = 1 } = visualViewport ?? {};
  if (scale > 1) return;
  place.style.setProperty('--sheet-top', `${offsetTop}px`);
  place.style.setProperty('--sheet-height', `${height}px`);
}

/** What a system's own way back closes first, where the browser knows it. */
interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}
const watch = (): Watcher | null => {
  const { CloseWatcher } = globalThis as { CloseWatcher?: new () => Watcher };
  return CloseWatcher ? new CloseWatcher() : null;
};

export interface Sheet {
  /** What fills the window while the sheet is open. */
  place: RefObject<HTMLDivElement>;
  open: boolean;
  /** Opens it where the window is a phone's. */
  show(): void;
  /** Closes it without the keyboard coming back, and keeps the place for who goes on by keys. */
  putAway(): void;
}

/**
 * On a phone the writing box fills what the keyboard leaves of the window, from the first tap into the text until it is
 * put away, the way back is taken, or the focus goes elsewhere. The focus alone does not open it: who walks through the
 * page by keyboard, perhaps much enlarged, stays in the page (WCAG 3.2.1).
 *
 * @param area takes the focus again when the sheet is closed by a key
 */
export function useSheet(area: RefObject<HTMLTextAreaElement | null>): Sheet {
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const hide = useCallback(() => setOpen(false), []);
  const show = useCallback(() => setOpen(matchMedia(PHONE).matches), []);

  const putAway = useCallback(() => {
    hide();
    place.current?.focus({ preventScroll: true });
  }, [hide]);

  useEffect(() => {
    const element = place.current;
    if (!open || !element) return;
    const end = new AbortController();
    const during = { signal: end.signal };
    // The page is where it was left, perhaps with the box far above or below, and with it what comes next.
    let next: Element = element;
    const resized = (): void => fit(element);
    resized();
    visualViewport?.addEventListener('resize', resized, during);
    visualViewport?.addEventListener('scroll', resized, during);
    matchMedia(PHONE).addEventListener('change', hide, during);
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element) || element.contains(target)) return;
      next = target;
      hide();
    }, during);
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      hide();
      area.current?.focus();
    }, during);
    const watcher = watch();
    if (watcher) watcher.onclose = hide;
    return () => {
      end.abort();
      watcher?.destroy();
      next.scrollIntoView({ block: 'nearest' });
    };
  }, [open, hide, area]);

  return { place, open, show, putAway };
}
