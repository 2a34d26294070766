/** The first element inside `root` that matches and is shown, or null. */
export function shown<E extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): E | null {
  return [...root.querySelectorAll<E>(selector)].find((element) => element.getClientRects().length > 0) ?? null;
}

/** The nearest element around an event's target that matches, or null. */
export function around<E extends HTMLElement = HTMLElement>(event: Event, selector: string): E | null {
  return event.target instanceof Element ? event.target.closest<E>(selector) : null;
}

/** The main part of a page, from its HTML. The head is left out: its styles are not for here, and its nonce is not that of this page. */
export function mainIn(html: string): Document {
  return new DOMParser().parseFromString(html.slice(html.indexOf('<main'), html.lastIndexOf('</main>')), 'text/html');
}

/** The main part of a page of this site, as the server makes it now; null when it cannot be had. */
export async function mainOf(address: string): Promise<Document | null> {
  const html = await fetch(address, { headers: { Accept: 'text/html' } }).then((answer) => (answer.ok ? answer.text() : null), () => null);
  return html === null ? null : mainIn(html);
}

/** Says a word for four seconds at the foot of the page, aloud as well. `word` names a data attribute of the toast element. */
export function toast(word: 'failed' | 'copied'): void {
  const element = document.getElementById('toast');
  const text = element?.dataset[word];
  if (!element || !text) return;
  element.textContent = text;
  setTimeout(() => {
    if (element.textContent === text) element.textContent = '';
  }, 4000);
}
