/** Looks at the page so often, in milliseconds; a post counts as seen when it is there at such a moment. */
const TICK_MS = 1_000;
/** Reports so often while somebody reads, the first time soon: then the thread is opened. */
const FIRST_MS = 2_000;
const REPORT_MS = 20_000;
/** Who has not moved for so long is not reading. */
const IDLE_MS = 60_000;

const numberOf = (element: Element): number => Number(/^post-(\d+)$/.exec(element.id)?.[1] ?? 0);

/**
 * Reports how far a member has read a thread, and for how long while the page was visible and somebody was there: a few
 * bytes now and then, the last word as the page goes.
 */
export function reading(): void {
  const probe = document.querySelector<HTMLElement>('[data-reading]');
  const address = probe?.dataset.reading;
  if (!probe || !address) return;
  const onScreen = new Set<Element>();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) onScreen.add(target);
        else onScreen.delete(target);
      }
    },
    // What only peeks in from below is not read yet.
    { rootMargin: '0px 0px -25% 0px' },
  );
  const watch = (): void => document.querySelectorAll('[data-post], .com > li').forEach((post) => watcher.observe(post));
  watch();
  // Posts that came while the page was open.
  document.addEventListener('parvis:shown', watch);

  let seen = 0;
  let told = Number(probe.dataset.read);
  let ms = 0;
  let ticks = 0;
  let alive = performance.now();
  let over = false;
  for (const sign of ['pointermove', 'keydown', 'scroll', 'touchstart']) addEventListener(sign, () => (alive = performance.now()), { passive: true });

  const words = (): URLSearchParams => {
    const report = new URLSearchParams({ _method: 'put', number: String(Math.max(seen, 1)), ms: String(ms) });
    ms = 0;
    told = Math.max(told, seen);
    return report;
  };
  const report = (): void => {
    if (over || (ms === 0 && seen <= told)) return;
    void fetch(address, { method: 'POST', body: words(), keepalive: true }).then(
      (response) => (over ||= response.status < 500 && !response.ok),
      () => undefined,
    );
  };
  setInterval(() => {
    if (document.visibilityState !== 'visible' || performance.now() - alive > IDLE_MS) return;
    ms += TICK_MS;
    ticks += TICK_MS;
    for (const post of onScreen) seen = Math.max(seen, numberOf(post));
    if (ticks === FIRST_MS || ticks % REPORT_MS === 0) report();
  }, TICK_MS);
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && !over && (ms > 0 || seen > told)) navigator.sendBeacon(address, words());
  });
}
