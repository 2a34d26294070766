import { around, shown } from './dom';
import { neighbour } from './neighbours';
import { pick, toPicks } from './picks';
import { insertText, quotedPost, quotedSelection } from './quote';

/** Second keys after `g`, and where they lead. */
const PLACES: Record<string, string> = { h: '/', l: '/', n: '/new', u: '/unread', t: '/top', c: '/c', b: '/bookmarks', d: '/drafts' };
const PREFIX_MS = 1500;

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-key-row]')];
const composer = (): HTMLTextAreaElement | null => shown<HTMLTextAreaElement>('textarea[data-composer-text]');

/** The row or post that the keys speak of: chosen by j/k, or the one that has the focus. */
function current(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-key-row][data-on]') ?? document.activeElement?.closest<HTMLElement>('[data-key-row]') ?? null;
}

function choose(step: 1 | -1): void {
  const all = rows();
  const now = current();
  const index = now
    ? all.indexOf(now) + step
    : all.findIndex((row) => row.getBoundingClientRect().top >= 56);
  const next = all[Math.min(Math.max(index, 0), all.length - 1)];
  if (!next) return;
  if (now) delete now.dataset.on;
  next.dataset.on = '';
  const link = next.querySelector<HTMLElement>('[data-key-open]');
  if (!link) next.tabIndex = -1;
  (link ?? next).focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

/** Presses the control of the chosen post that carries this key; menus need not be open for it. */
function press(key: string): boolean {
  const control = current()?.querySelector<HTMLElement>(`[data-key="${key}"]`);
  control?.click();
  return control !== null && control !== undefined;
}

function write(text = ''): boolean {
  const area = composer();
  if (!area) return false;
  area.scrollIntoView({ block: 'center' });
  insertText(area, text);
  // On a phone the writing box opens for whoever asked to write, as it does by a tap.
  area.click();
  return true;
}

function go(key: string): boolean {
  if (key === 'j' || key === 'k') return neighbour(key === 'j' ? 1 : -1);
  const place = PLACES[key];
  if (place) location.assign(place);
  return Boolean(place);
}

/** Second keys after `m`: how attentive the reader is to the thread. */
function level(key: string): boolean {
  return click(`[data-key="m ${key}"]`);
}

function click(selector: string): boolean {
  const control = document.querySelector<HTMLElement>(selector);
  control?.click();
  return control !== null;
}

/** Keys that a page has for itself: they press its control, or lead to its field. */
function own(key: string): boolean {
  const control = document.querySelector<HTMLElement>(`[data-page-key="${CSS.escape(key)}"]`);
  if (control instanceof HTMLTextAreaElement) control.focus();
  else control?.click();
  // What opens is there to be filled in, or to be chosen from.
  const opened = control?.matches('summary') ? control.closest<HTMLDetailsElement>('details[open]') : null;
  const into = ['textarea', 'select', 'a, button'].map((kind) => opened?.querySelector<HTMLElement>(kind)).find(Boolean);
  into?.focus();
  return control !== null;
}

function openDialog(id: string): boolean {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return false;
  dialog.showModal();
  return true;
}

function search(): boolean {
  const field = shown<HTMLInputElement>('[data-search]');
  if (!field) location.assign('/search');
  field?.focus();
  field?.select();
  return true;
}

function back(): boolean {
  const parents = document.querySelectorAll<HTMLAnchorElement>('.crumbs a');
  const parent = parents[parents.length - 1];
  if (parent) parent.click();
  else history.back();
  return true;
}

function quote(): boolean {
  const text = quotedSelection();
  if (text) return write(text);
  const button = current()?.querySelector<HTMLElement>('[data-quote]');
  button?.click();
  return Boolean(button);
}

const KEYS: Record<string, () => boolean | void> = {
  j: () => choose(1),
  k: () => choose(-1),
  o: () => {
    current()?.querySelector<HTMLElement>('[data-key-open]')?.click();
  },
  u: back,
  '/': search,
  '?': () => openDialog('keys'),
  '#': () => openDialog('jump'),
  c: () => shown('[data-key="c"]')?.click(),
  C: () => write(),
  r: () => press('r') || write(),
  R: () => write(),
  q: quote,
  '!': () => press('!'),
  l: () => press('l'),
  b: () => press('b'),
  L: () => click('[data-first-unread]'),
  D: () => click('[data-dismiss]'),
  x: () => pick(current()),
  B: toPicks,
  e: () => press('e'),
  d: () => press('d'),
};

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select, [role="combobox"], [role="listbox"]')) return true;
  return target instanceof HTMLInputElement && !/^(button|checkbox|radio|submit|reset|range|color|file)$/.test(target.type);
}

function send(event: KeyboardEvent): void {
  const area = event.target instanceof HTMLTextAreaElement ? event.target : null;
  const form = area?.form;
  if (!area || !form) return;
  event.preventDefault();
  // A part of a form that opens may have a button of its own.
  form.requestSubmit(area.closest('details')?.querySelector<HTMLButtonElement>('button[data-send-here]') ?? form.querySelector<HTMLButtonElement>('button[data-send], button.pri'));
}

/**
 * The keyboard map of the `?` sheet. Single keys never act while someone types, while a dialog is open,
 * with Ctrl, Cmd or Alt, or when the reader has turned them off (`data-single-keys="off"` on the root; WCAG 2.1.4).
 */
export function keyboard(): void {
  document.addEventListener('click', (event) => {
    const button = around(event, '[data-quote]');
    if (button && composer() && write(quotedPost(button))) event.preventDefault();
  });

  const second: Record<string, (key: string) => boolean> = { g: go, m: level };
  let first = '';
  let prefix = -Infinity;
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const { key } = event;
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) return send(event);
    // Some layouts make # with Alt; every other key with a modifier belongs to the browser.
    if (event.ctrlKey || event.metaKey || (event.altKey && key !== '#')) return;
    if (document.documentElement.dataset.singleKeys === 'off') return;
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return;

    const then = event.timeStamp - prefix < PREFIX_MS ? second[first] : undefined;
    prefix = -Infinity;
    if (then) {
      if (then(key)) event.preventDefault();
      return;
    }
    if (own(key)) return event.preventDefault();
    if (Object.hasOwn(second, key)) {
      first = key;
      prefix = event.timeStamp;
      return;
    }
    const act = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    if (act && act() !== false) event.preventDefault();
  });
}
