import { mainOf } from './dom';

/** Typing must pause so long before the server is asked, in milliseconds. */
const PAUSE_MS = 120;

const dialog = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>('dialog#palette');
const field = (box: HTMLElement): HTMLInputElement => box.querySelector<HTMLInputElement>('input')!;
const ways = (box: HTMLElement): HTMLElement[] => [...box.querySelectorAll<HTMLElement>('[data-found] :is(a, button)')];

let asked = 0;
let timer = 0;
/** The words of what is shown. */
let shown: string | null = null;

async function look(box: HTMLDialogElement): Promise<void> {
  clearTimeout(timer);
  const place = box.querySelector<HTMLElement>('[data-found]')!;
  const words = field(box).value.trim();
  const turn = ++asked;
  const found = (await mainOf(`${place.dataset.found}?q=${encodeURIComponent(words)}`))?.querySelector('[data-palette-list]');
  if (turn !== asked || !found) return;
  place.replaceChildren(...hereOn(place, words), found);
  shown = words;
}

/** Goes to the first of what there is for the words as they stand, which may just have been typed; to the page of the palette when that cannot be had. */
async function chooseFirst(box: HTMLDialogElement): Promise<void> {
  const words = field(box).value.trim();
  if (shown !== words) await look(box);
  if (shown === words) ways(box)[0]?.click();
  else field(box).form?.submit();
}

/** What staff can do on the page itself: its own buttons, pressed from here. */
function hereOn(place: HTMLElement, words: string): HTMLElement[] {
  const wanted = words.toLocaleLowerCase();
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-command] button')].filter((button) => (button.textContent ?? '').toLocaleLowerCase().includes(wanted));
  if (buttons.length === 0) return [];
  const group = document.createElement('section');
  const title = document.createElement('h2');
  title.textContent = place.dataset.here ?? '';
  const list = document.createElement('ul');
  for (const button of buttons) {
    const way = document.createElement('button');
    way.type = 'button';
    way.append(...[...button.childNodes].map((node) => node.cloneNode(true)));
    way.addEventListener('click', () => button.click());
    const line = document.createElement('li');
    line.append(way);
    list.append(line);
  }
  group.append(title, list);
  return [group];
}

function move(event: KeyboardEvent, box: HTMLDialogElement): void {
  const all = ways(box);
  const at = all.indexOf(document.activeElement as HTMLElement);
  if (event.key === 'ArrowDown') all[Math.min(at + 1, all.length - 1)]?.focus();
  else if (event.key === 'ArrowUp') (at > 0 ? all[at - 1]! : field(box)).focus();
  else if (event.key === 'Enter' && document.activeElement === field(box)) void chooseFirst(box);
  else {
    // Whoever types on goes on searching.
    if (at >= 0 && event.key.length === 1 && event.key !== ' ') field(box).focus();
    return;
  }
  event.preventDefault();
}

/** The palette of staff: Ctrl or Cmd and K anywhere; typing narrows it down, arrows and Enter choose. */
export function palette(): void {
  document.addEventListener('keydown', (event) => {
    const box = dialog();
    if (!box || event.defaultPrevented || event.isComposing) return;
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      if (box.open) return box.close();
      if (document.querySelector('dialog[open]')) return;
      box.showModal();
      field(box).focus();
      field(box).select();
      void look(box);
    } else if (box.open && !event.ctrlKey && !event.metaKey && !event.altKey) move(event, box);
  });
  dialog()?.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(dialog()!), PAUSE_MS);
  });
}
