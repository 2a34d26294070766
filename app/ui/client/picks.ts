/** Acts on several rows at once: rows are picked by a key, and a bar at the foot of the list says what can be done with them. */

const bar = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('form[data-picks]');
const picked = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-key-row][data-picked]')];

function show(form: HTMLFormElement): void {
  const rows = picked();
  const words = form.querySelector<HTMLElement>('[data-picks-words]');
  const { one = '', other = '' } = words?.dataset ?? {};
  if (words) words.textContent = (rows.length === 1 ? one : other).replace('{n}', String(rows.length));
  form.querySelector<HTMLInputElement>('[name="ids"]')!.value = rows.map(({ dataset }) => dataset.keyRow).join(' ');
  form.hidden = rows.length === 0;
}

/**
 * Picks a row of a list, or lets go of it.
 * @returns false where rows cannot be picked
 */
export function pick(row: HTMLElement | null): boolean {
  const form = bar();
  if (!form || !row?.dataset.keyRow) return false;
  if (row.dataset.picked === undefined) row.dataset.picked = '';
  else delete row.dataset.picked;
  show(form);
  return true;
}

/** Goes to what can be done with the rows that are picked. */
export function toPicks(): boolean {
  const form = bar();
  if (!form || form.hidden) return false;
  form.querySelector<HTMLElement>('button')?.focus();
  return true;
}

/** Lets go of all of them by Escape or the button for it. */
export function picks(): void {
  const form = bar();
  if (!form) return;
  const drop = (): void => {
    for (const row of picked()) delete row.dataset.picked;
    show(form);
  };
  form.querySelector('[data-picks-drop]')?.addEventListener('click', drop);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open], details[data-menu][open]')) drop();
  });
}
