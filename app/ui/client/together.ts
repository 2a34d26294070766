/** Deciding several items together: all or none are ticked by a press, and only what can be decided of the ticked ones can be pressed. */

const ticks = (form: HTMLFormElement): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>('input[data-allows]')];

/** With nothing ticked every button stays: whoever presses one is told to tick. */
function offer(form: HTMLFormElement): void {
  const allowed = new Set(ticks(form).flatMap((tick) => (tick.checked ? (tick.dataset.allows ?? '').split(' ') : [])));
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[name="decision"]')) button.disabled = allowed.size > 0 && !allowed.has(button.value);
}

export function together(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-together]');
  if (!form) return;
  offer(form);
  form.addEventListener('change', () => offer(form));
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-tick]') : null;
    if (!button) return;
    event.preventDefault();
    for (const tick of ticks(form)) tick.checked = button.dataset.tick === 'all';
    offer(form);
  });
}
