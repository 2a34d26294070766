/** A claim ends after ten minutes of silence; whoever does something keeps it. */
const RENEW_MS = 120_000;

let active = false;
let stays = false;
let watching = false;

const held = (): DOMStringMap | undefined => document.querySelector<HTMLElement>('[data-claim]')?.dataset;

function send(values: Record<string, string>): void {
  const address = held()?.claim;
  if (!address) return;
  const body = new URLSearchParams(values);
  void fetch(address, { method: 'POST', body, keepalive: true, headers: { Accept: 'application/json' } }).catch(() => null);
}

/** The page goes on with another item, which is claimed already: leaving it frees that one. */
export function goneOn(): void {
  stays = false;
}

/** Renews the claim while somebody is at work, and frees it when they go elsewhere. */
export function holdClaim(): void {
  if (watching || !held()) return;
  watching = true;
  for (const kind of ['keydown', 'pointerdown', 'scroll']) addEventListener(kind, () => (active = true), { passive: true });
  setInterval(() => {
    if (active) send({ token: held()?.token ?? '' });
    active = false;
  }, RENEW_MS);
  // A form that is sent comes back here, or has decided; so does a page that is loaded again.
  document.addEventListener('submit', () => (stays = true));
  (window as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) => (stays ||= (event as Event & { navigationType: string }).navigationType === 'reload'));
  addEventListener('pageshow', (event) => event.persisted && location.reload());
  addEventListener('pagehide', () => stays || send({ _method: 'delete' }));
}
