import { around } from './dom';

/** Lengths from which the words of a strength field hold: weak below the first, fair, good, strong from the last. */
const FROM = [8, 12, 16] as const;

/** The button beside a password shows and hides it. It appears with the script, since it can do nothing without. */
function reveal(event: MouseEvent): void {
  const button = around<HTMLButtonElement>(event, 'button[data-reveal]');
  const field = button && document.getElementById(button.dataset.reveal ?? '');
  if (!(field instanceof HTMLInputElement)) return;
  const hidden = field.type === 'password';
  field.type = hidden ? 'text' : 'password';
  button!.setAttribute('aria-pressed', String(hidden));
  field.focus();
}

/** How strong a password is by its length and variety, 0 to 3; the server refuses what is common. */
function strengthOf(password: string): number {
  const letters = [...password];
  const steps = FROM.filter((from) => letters.length >= from).length;
  return new Set(letters).size < Math.min(letters.length, 12) / 2 ? Math.min(steps, 1) : steps;
}

function rate(event: Event): void {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.dataset.strength) return;
  const words = document.getElementById(field.dataset.strength);
  if (!words) return;
  words.textContent = field.value ? (words.dataset.words?.split('|')[strengthOf(field.value)] ?? '') : '';
}

/** A password being sent is a password again, so that the browser offers to keep it. */
function conceal(event: SubmitEvent): void {
  if (!(event.target instanceof HTMLFormElement)) return;
  for (const button of event.target.querySelectorAll<HTMLButtonElement>('button[data-reveal][aria-pressed="true"]')) {
    const field = document.getElementById(button.dataset.reveal ?? '');
    if (field instanceof HTMLInputElement) field.type = 'password';
  }
}

/** Passwords can be looked at and are rated in words while they are typed; hidden fields learn the browser's time zone. */
export function passwords(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-reveal]')) button.hidden = false;
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-time-zone]')) {
    if (!field.value) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
  document.addEventListener('click', reveal);
  document.addEventListener('input', rate);
  document.addEventListener('submit', conceal);
}
