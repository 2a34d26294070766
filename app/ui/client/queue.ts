import { around } from './dom';

/** A claim ends after ten minutes of silence; whoever does something keeps it. */
const RENEW_MS = 120_000;

let active = false;

/** Counts down in the words of the button, until it is too late. */
function countDown(button: HTMLButtonElement): void {
  const { until, left = '', late = '' } = button.dataset;
  const seconds = Math.ceil((Number(until) - Date.now()) / 1000);
  button.disabled = seconds <= 0;
  button.textContent = seconds > 0 ? left.replace('{n}', String(seconds)) : late;
  if (seconds > 0) setTimeout(countDown, 1000, button);
}

function send(address: string, values: Record<string, string>): void {
  const body = new URLSearchParams(values);
  void fetch(address, { method: 'POST', body, keepalive: true, headers: { Accept: 'application/json' } }).catch(() => null);
}

/** Renews the claim while somebody is at work, and frees it when they go elsewhere. */
function hold(address: string, token: string): void {
  let stays = false;
  for (const kind of ['keydown', 'pointerdown', 'scroll']) addEventListener(kind, () => (active = true), { passive: true });
  setInterval(() => {
    if (active) send(address, { token });
    active = false;
  }, RENEW_MS);
  // A form that is sent comes back here, or has decided; so does a page that is loaded again.
  document.addEventListener('submit', () => (stays = true));
  (window as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) => (stays ||= (event as Event & { navigationType: string }).navigationType === 'reload'));
  addEventListener('pageshow', (event) => event.persisted && location.reload());
  addEventListener('pagehide', () => stays || send(address, { _method: 'delete' }));
}

/** Puts ready words into the box that their menu names: in place of what it began with, else below what was typed. */
function insertReady(event: Event): void {
  const button = around<HTMLButtonElement>(event, '[data-ready-text]');
  const { ready = '', readyReason = '', readyRules = '{}' } = button?.closest<HTMLElement>('[data-ready]')?.dataset ?? {};
  const box = document.getElementById(ready);
  if (!button || !(box instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  const reason = document.getElementById(readyReason);
  const rule = (JSON.parse(readyRules) as Record<string, string>)[reason instanceof HTMLSelectElement ? reason.value : ''];
  const words = (button.dataset.readyText ?? '').replaceAll('{rule}', rule ?? '{rule}');
  const typed = box.value.trim();
  box.value = typed === '' || typed === (box.dataset.began ?? '').trim() ? words : `${typed}\n\n${words}`;
  button.closest('details')?.removeAttribute('open');
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.focus();
}

async function rowsOf(address: string): Promise<Map<string, HTMLElement>> {
  const html = await fetch(address, { headers: { Accept: 'text/html' } }).then((response) => (response.ok ? response.text() : ''), () => '');
  const page = new DOMParser().parseFromString(html.slice(html.indexOf('<main')), 'text/html');
  return new Map([...page.querySelectorAll<HTMLElement>('[data-item]')].map((row) => [row.dataset.item!, row]));
}

/** Takes over what has changed: what was decided turns grey where it stands, what is new goes to the end. */
async function takeOver(list: HTMLElement): Promise<void> {
  const [open, decided] = await Promise.all([rowsOf(`/moderation${location.search}`), rowsOf('/moderation?state=decided')]);
  for (const row of list.querySelectorAll<HTMLElement>('[data-item]')) {
    const id = row.dataset.item!;
    const now = open.get(id) ?? decided.get(id);
    open.delete(id);
    if (!now || row.contains(document.activeElement)) continue;
    if (row.querySelector('[aria-current]')) now.querySelector('a')?.setAttribute('aria-current', 'page');
    row.replaceWith(now);
  }
  list.append(...open.values());
}

function count(open: number): void {
  for (const figure of document.querySelectorAll<HTMLElement>('[data-queue-figure]')) {
    figure.hidden = open === 0;
    figure.textContent = open > 99 ? '99+' : String(open);
  }
  const box = document.querySelector('[data-queue]');
  if (!box) return;
  document.title = document.title.replace(/^(\(\d+\) )?/, open > 0 ? `(${open}) ` : '');
  const words = box.querySelector<HTMLElement>('[data-queue-words]');
  if (words) words.textContent = (words.dataset.queueWords ?? '').replace('{n}', String(open));
}

/** The queue of the moderators: its count on every page of theirs, claims that are kept, rows that follow their colleagues. */
export function queue(): void {
  document.querySelectorAll<HTMLButtonElement>('[data-until]').forEach(countDown);
  const held = document.querySelector<HTMLElement>('[data-claim]')?.dataset;
  if (held?.claim) hold(held.claim, held.token ?? '');
  document.addEventListener('click', insertReady);
  const list = document.querySelector<HTMLElement>('[data-queue-rows]');
  document.addEventListener('parvis:queue', (event) => {
    count((event as CustomEvent<{ open: number }>).detail.open);
    if (list) void takeOver(list);
  });
}
