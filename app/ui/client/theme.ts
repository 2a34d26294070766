import { around } from './dom';

const YEAR = 31_536_000;

/** The theme switch changes the page at once, keeps the cookie that the server renders by, and tells the server. */
export function theme(): void {
  document.addEventListener('submit', (event) => {
    const form = around<HTMLFormElement>(event, '[data-theme-switch]');
    const button = event.submitter;
    if (!form || !(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const choice = button.value;
    const secure = location.protocol === 'https:' ? ';Secure' : '';
    if (choice === 'system') {
      delete document.documentElement.dataset.theme;
      document.cookie = `theme=;Path=/;Max-Age=0;SameSite=Lax${secure}`;
    } else {
      document.documentElement.dataset.theme = choice;
      document.cookie = `theme=${choice};Path=/;Max-Age=${YEAR};SameSite=Lax${secure}`;
    }
    for (const other of form.querySelectorAll('button')) other.setAttribute('aria-pressed', String(other === button));
    // The page has already changed; a failure here only means that the account keeps its old preference.
    fetch(form.action, { method: 'POST', body: new URLSearchParams({ theme: choice }), redirect: 'manual', keepalive: true }).catch(() => undefined);
  });
}
