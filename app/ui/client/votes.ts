import { around, toast } from './dom';

function show(form: HTMLElement, button: HTMLButtonElement, voted: boolean): void {
  const number = form.querySelector<HTMLElement>('[data-score]');
  const was = button.getAttribute('aria-pressed') === 'true';
  button.setAttribute('aria-pressed', String(voted));
  if (!number || was === voted) return;
  writeScore(number, Number(number.dataset.score) + (voted ? 1 : -1));
}

/** Writes a score into its element, as the page would. */
export function writeScore(element: HTMLElement, score: number): void {
  element.dataset.score = String(score);
  element.textContent = new Intl.NumberFormat(document.documentElement.lang === 'fr' ? 'fr-FR' : 'en-GB').format(score).replace('-', '−');
}

/**
 * Votes and likes show at once and are rolled back, with a word, when the server refuses. What is sent follows the
 * button's state and not the hidden field, which stays as React knows it.
 */
export function votes(): void {
  document.addEventListener('submit', (event) => {
    const form = around<HTMLFormElement>(event, 'form[data-vote]');
    const button = form?.querySelector('button');
    if (!form || !button) return;
    event.preventDefault();
    if (button.getAttribute('aria-busy') === 'true') return;
    const voted = button.getAttribute('aria-pressed') !== 'true';
    show(form, button, voted);
    button.setAttribute('aria-busy', 'true');
    void fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(voted ? {} : { _method: 'delete' }),
      // The answer to a form is a redirect back to the page, which is already here.
      redirect: 'manual',
    })
      .then((response) => response.ok || response.type === 'opaqueredirect')
      .catch(() => false)
      .then((accepted) => {
        button.removeAttribute('aria-busy');
        if (accepted) return;
        show(form, button, !voted);
        toast('failed');
      });
  });
}
