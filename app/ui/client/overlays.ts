import { around } from './dom';

const ITEMS = '.menu-p :is(a, button)';
const openMenus = (): NodeListOf<HTMLDetailsElement> => document.querySelectorAll('details[data-menu][open]');

function move(menu: HTMLElement, key: string): void {
  const items = [...menu.querySelectorAll<HTMLElement>(ITEMS)];
  const here = items.findIndex((item) => item === document.activeElement);
  const last = items.length - 1;
  const next = { ArrowDown: here === last ? 0 : here + 1, ArrowUp: here <= 0 ? last : here - 1, Home: 0, End: last }[key];
  if (next !== undefined) items[next]?.focus();
}

function openDialog(event: Event, id: string | undefined): void {
  const dialog = id ? document.getElementById(id) : null;
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
  event.preventDefault();
  for (const menu of openMenus()) menu.open = false;
  dialog.showModal();
}

/** Menus close on Escape, outside clicks and when another opens, and obey arrow keys; dialogs open as modals. */
export function overlays(): void {
  document.addEventListener('click', (event) => {
    const here = around<HTMLDetailsElement>(event, 'details[data-menu]');
    for (const menu of openMenus()) if (menu !== here) menu.open = false;

    openDialog(event, around(event, '[data-dialog]')?.dataset.dialog);
    const dialog = around<HTMLDialogElement>(event, 'dialog');
    // The padding of a dialog is nought, so a click on the dialog itself is one on its backdrop.
    if (dialog?.open && (around(event, '[data-close]') || event.target === dialog)) {
      event.preventDefault();
      dialog.close();
    }
  });

  document.addEventListener('keydown', (event) => {
    const menu = around<HTMLDetailsElement>(event, 'details[data-menu]');
    if (event.key === 'Escape') {
      for (const open of openMenus()) {
        open.open = false;
        open.querySelector('summary')?.focus();
      }
    } else if (menu && /^(Arrow(Up|Down)|Home|End)$/.test(event.key)) {
      if (!menu.open && event.key !== 'ArrowDown') return;
      event.preventDefault();
      menu.open = true;
      move(menu, event.key);
    }
  });

  document.addEventListener('focusout', (event) => {
    const menu = around<HTMLDetailsElement>(event, 'details[data-menu][open]');
    if (menu && event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false;
  });
}
