import { around, mainOf } from './dom';
import { holdClaim } from './queue-claim';
import { goOn } from './queue-next';
import { together } from './together';

/** Claims come and go faster than anybody reads: marks are looked at once in so many milliseconds. */
const MARKS_MS = 1_500;

/** Counts down in the words of the button, until it is too late. */
function countDown(button: HTMLButtonElement): void {
  const { until, left = '', late = '' } = button.dataset;
  const seconds = Math.ceil((Number(until) - Date.now()) / 1000);
  button.disabled = seconds <= 0;
  button.textContent = seconds > 0 ? left.replace('{n}', String(seconds)) : late;
  if (seconds > 0) setTimeout(countDown, 1000, button);
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

const rowsOf = (page: Document): Map<string, HTMLElement> => new Map([...page.querySelectorAll<HTMLElement>('[data-item]')].map((row) => [row.dataset.item!, row]));

/** Figures are taken as the server says them: none, one and many are worded differently, and it knows what this reader may decide. */
function takeFigures(now: Document): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-queue-figures]')) {
    const fresh = now.querySelector(`[data-queue-figures="${box.dataset.queueFigures}"]`);
    if (!fresh || fresh.innerHTML === box.innerHTML) continue;
    const focused = box.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : null;
    box.replaceChildren(...fresh.childNodes);
    if (focused) box.querySelector<HTMLElement>(`[href="${CSS.escape(focused)}"]`)?.focus();
  }
}

/** A colleague took over the item that is open here: nothing is renewed under its claim any more, what was typed stays where it is, and can be taken back with the item. */
function sayThatItIsTheirs(sentence: string | undefined): void {
  const note = document.querySelector<HTMLElement>('[data-claim]');
  if (!note || !sentence) return;
  delete note.dataset.claim;
  note.className = 'note';
  note.setAttribute('role', 'alert');
  note.textContent = sentence;
  document.querySelector('[data-claim-back]')?.removeAttribute('hidden');
}

/** Whether it is the reader of this page who did what a signal tells. */
function isOwn(event: Event): boolean {
  const { by } = (event as CustomEvent<{ by?: string | null }>).detail;
  return Boolean(by) && (document.documentElement.dataset.live?.split(' ').includes(`member:${by}`) ?? false);
}

/** Takes over what has changed: what was decided turns grey where it stands, what is new goes to the end, and what can still be taken back. */
async function takeOver(): Promise<void> {
  const [now, before] = await Promise.all([mainOf(`/moderation${location.search}`), mainOf('/moderation?state=decided')]);
  if (!now || !before) return;
  const [open, decided] = [rowsOf(now), rowsOf(before)];
  const list = document.querySelector<HTMLElement>('[data-queue-rows]');
  for (const row of list?.querySelectorAll<HTMLElement>('[data-item]') ?? []) {
    const id = row.dataset.item!;
    const fresh = open.get(id) ?? decided.get(id);
    open.delete(id);
    if (!fresh || row.contains(document.activeElement)) continue;
    if (row.querySelector('[aria-current]')) fresh.querySelector('a')?.setAttribute('aria-current', 'page');
    row.replaceWith(fresh);
  }
  list?.append(...open.values());
  sayThatItIsTheirs(list?.querySelector<HTMLElement>('[data-item]:has([aria-current])')?.dataset.theirs);
  takeFigures(now);
  const undo = now.querySelector('.q-undo');
  document.querySelector('.q-undo')?.remove();
  if (undo) document.querySelector('.q-hints')?.before(undo);
  undo?.querySelectorAll<HTMLButtonElement>('[data-until]').forEach(countDown);
}

/** Does something a little later, once for all that happens until then. */
function soon(what: () => unknown): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      what();
    }, MARKS_MS);
  };
}

/** How much waits for this reader, who may look after a part of it only. */
async function countAnew(): Promise<void> {
  const response = await fetch('/resources/alerts', { headers: { Accept: 'application/json' } }).catch(() => null);
  const { queue: open } = response?.ok ? ((await response.json()) as { queue?: number }) : {};
  if (open !== undefined) count(open);
}

function count(open: number): void {
  for (const figure of document.querySelectorAll<HTMLElement>('[data-queue-figure]')) {
    figure.hidden = open === 0;
    figure.textContent = open > 99 ? '99+' : String(open);
  }
  if (document.querySelector('[data-queue]')) document.title = document.title.replace(/^(\(\d+\) )?/, open > 0 ? `(${open}) ` : '');
}

/** The queue of the moderators: its count on every page of theirs, claims that are kept, rows that follow their colleagues. */
export function queue(): void {
  document.querySelectorAll<HTMLButtonElement>('[data-until]').forEach(countDown);
  document.addEventListener('click', insertReady);
  document.addEventListener('click', (event) => around(event, '[data-no-enter]') && event.preventDefault());
  together();
  holdClaim();
  goOn(() => void takeOver());
  const [takeOverSoon, countSoon] = [soon(takeOver), soon(countAnew)];
  const lists = document.querySelector('[data-queue]') !== null;
  document.addEventListener('parvis:queue', (event) => {
    countSoon();
    // Beside an opened item the list was taken over with the decision.
    if (lists && !(isOwn(event) && document.querySelector('.queue.opened'))) takeOverSoon();
  });
  document.addEventListener('parvis:claim', (event) => {
    const { item } = (event as CustomEvent<{ item: string }>).detail;
    if (!isOwn(event) && document.querySelector(`[data-item="${CSS.escape(item)}"]`)) takeOverSoon();
  });
}
