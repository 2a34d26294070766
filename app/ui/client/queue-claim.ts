/** A claim ends after ten minutes of silence; whoever does something keeps it. */
const RENEW_MS = 120_000;

let active = false;
let stays = false;
let watching = false;

const held = (): DOMStringMap | undefined => document.querySelector<HTMLElement>('[data-claim]')?.dataset;

function send(claim: DOMStringMap, values: Record<string, string>): Promise<Response | null> {
  const body = new URLSearchParams(values);
  return fetch(claim.claim!, { method: 'POST', body, keepalive: true, headers: { Accept: 'application/json' } }).catch(() => null);
}

async function renew(): Promise<void> {
  const claim = held();
  const response = claim && (await send(claim, { token: claim.token ?? '' }));
  if (response?.ok) claim!.ends = String(((await response.json()) as { until: number }).until);
}

/** Says which claim is meant: the page that comes after this one may have renewed it by then. */
function letGo(): void {
  const claim = held();
  if (claim && !stays) void send(claim, { _method: 'delete', until: claim.ends ?? '' });
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
    if (active) void renew();
    active = false;
  }, RENEW_MS);
  // A form that is sent comes back here, or has decided; so does a page that is loaded again.
  document.addEventListener('submit', () => (stays = true));
  (window as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) => (stays ||= (event as Event & { navigationType: string }).navigationType === 'reload'));
  addEventListener('pageshow', (event) => event.persisted && location.reload());
  addEventListener('pagehide', letGo);
}
