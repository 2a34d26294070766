import { around, toast } from './dom';

const SENT_MS = 5000;

function countCharacters(event: Event): void {
  const control = event.target;
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return;
  const counter = control.closest('.field')?.querySelector<HTMLElement>('[data-count]');
  if (!counter) return;
  const max = Number(counter.dataset.count);
  const { length } = control.value;
  counter.hidden = length < max * 0.8;
  counter.classList.toggle('bad', length > max);
  counter.textContent = (counter.dataset.text ?? '').replace('{n}', String(length));
}

/** A form that the browser is already sending is not sent again. Forms handled by script are left alone. */
function sendOnce(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (form.dataset.sent) return event.preventDefault();
  setTimeout(() => {
    if (event.defaultPrevented) return;
    form.dataset.sent = 'true';
    event.submitter?.setAttribute('aria-busy', 'true');
    setTimeout(() => release(form), SENT_MS);
  });
}

function release(form: HTMLElement): void {
  delete form.dataset.sent;
  for (const busy of form.querySelectorAll('[aria-busy]')) busy.removeAttribute('aria-busy');
}

function share(event: MouseEvent): void {
  const link = around<HTMLAnchorElement>(event, 'a[data-share]');
  if (!link || event.ctrlKey || event.metaKey || !navigator.clipboard) return;
  event.preventDefault();
  navigator.clipboard.writeText(link.href).then(
    () => toast('copied'),
    () => location.assign(link.href),
  );
}

/** Counters while typing, focus on what went wrong, no double sending, links copied by one press. */
export function comforts(): void {
  document.addEventListener('input', countCharacters);
  document.addEventListener('submit', sendOnce);
  document.addEventListener('click', share);
  addEventListener('pageshow', () => document.querySelectorAll<HTMLElement>('form[data-sent]').forEach(release));
  document.querySelector('.tabs [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
}
