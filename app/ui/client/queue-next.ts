import { mainIn } from './dom';
import { goneOn } from './queue-claim';

interface Done {
  nextId: string | null;
  token: number | null;
  /** When the claim of the next one ends, in milliseconds. */
  until: number | null;
}

/** The page of the next item, read while this one is looked at. */
let ahead: { href: string; page: Promise<{ next: HTMLElement | null; title: string } | null> } | null = null;

const box = (page: Document = document): HTMLElement | null => page.querySelector<HTMLElement>('.queue.opened');

function partsOf(html: string): { next: HTMLElement | null; title: string } {
  const [title = ''] = /<title>.*?<\/title>/s.exec(html) ?? [];
  return { next: box(mainIn(html)), title: new DOMParser().parseFromString(title, 'text/html').title };
}

function readAhead(): void {
  const href = document.querySelector<HTMLElement>('.q-decide[data-next]')?.dataset.next;
  if (!href || !document.querySelector('[data-claim]')) return;
  const page = fetch(href, { headers: { Accept: 'text/html', Purpose: 'prefetch' } })
    .then((response) => (response.ok ? response.text() : null))
    .then((html) => (html ? partsOf(html) : null))
    .catch(() => null);
  ahead = { href, page };
}

/** Shows what was read ahead, under the claim that the decision brought along. */
function show(next: HTMLElement, title: string, href: string, { token, until }: { token: number; until: number | null }): void {
  for (const field of next.querySelectorAll<HTMLInputElement>('input[name="token"]')) field.value = String(token);
  const claim = next.querySelector<HTMLElement>('[data-claim]');
  if (claim) Object.assign(claim.dataset, { token: String(token), ends: String(until ?? '') });
  box()?.replaceWith(next);
  history.pushState(null, '', href);
  document.title = title;
  goneOn();
  const heading = document.getElementById('item');
  if (heading) heading.tabIndex = -1;
  heading?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** Sends a decision, and goes on to the next item in the same round trip. Whatever is refused, the plain form says. */
async function decide(form: HTMLFormElement, submitter: HTMLElement | null, shown: () => void): Promise<void> {
  const read = ahead;
  const response = await fetch(`${location.pathname}/decision`, {
    method: 'POST',
    body: new URLSearchParams([...new FormData(form, submitter)].filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    headers: { Accept: 'application/json' },
  }).catch(() => null);
  if (!response?.ok) {
    delete form.dataset.sent;
    form.dataset.plain = 'true';
    return form.requestSubmit(submitter);
  }
  const { nextId, token, until } = (await response.json()) as Done;
  const href = `/moderation${nextId ? `/${nextId}` : ''}${location.search}`;
  const page = read?.href === href && token !== null ? await read.page : null;
  if (!page?.next || token === null) return location.assign(href);
  show(page.next, page.title, href, { token, until });
  shown();
  readAhead();
}

/** Decisions go on to the next item at once, which has been read ahead. @param shown what the page needs that is shown then */
export function goOn(shown: () => void): void {
  if (!box()) return;
  readAhead();
  addEventListener('popstate', () => location.reload());
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.closest('.q-decide') || !form.elements.namedItem('decision') || event.defaultPrevented) return;
    // Other buttons have the form come back: ready words that the script did not put in, an item that is taken back.
    const button = event.submitter?.getAttribute('name');
    if (form.dataset.plain || (button && button !== 'decision')) return;
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = 'true';
    void decide(form, event.submitter, shown);
  });
}
