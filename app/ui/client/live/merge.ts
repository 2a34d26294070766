/** How a page takes over parts of itself as the server makes them now, without moving what is read or typed. */

const FIELDS = 'textarea, input, select, [contenteditable]';

/** Whether the reader is writing: then the focus is not to be taken away. */
export function isWriting(): boolean {
  return document.activeElement?.matches(FIELDS) ?? false;
}

/** Changes the page above what is looked at; that stays where it is. */
export function still(change: () => void): void {
  const anchor = isWriting() ? document.activeElement : document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (anchor?.isConnected && before !== undefined) scrollBy(0, anchor.getBoundingClientRect().top - before);
}

/** Whether the reader is at work inside. */
export function isHeld(element: Element): boolean {
  return element !== document.body && element.contains(document.activeElement);
}

/**
 * Puts posts and comments of a fresh page that are missing here into their places.
 * @returns what was added, in the order of the page
 */
export function addMissing(page: Document): HTMLElement[] {
  const here = document.getElementById('posts');
  const there = page.getElementById('posts');
  const added: HTMLElement[] = [];
  let before: Element | null = null;
  for (const child of here && there ? [...there.children] : []) {
    const mine: Element | null = child.id ? document.getElementById(child.id) : here!.querySelector(`:scope > .${child.classList[0]}`);
    if (mine && child.id) added.push(...addComments(mine, child));
    else if (mine && !isHeld(mine)) mine.replaceWith(child);
    else if (!mine) {
      if (before) before.after(child);
      else here!.prepend(child);
      if (child.id) added.push(child as HTMLElement);
    }
    before = mine?.isConnected ? mine : child;
  }
  return added;
}

function addComments(mine: Element, other: Element): HTMLElement[] {
  const comments = [...other.querySelectorAll<HTMLElement>('.com > li[id]')].filter(({ id }) => !document.getElementById(id));
  const list = mine.querySelector('.com');
  if (list) list.append(...comments);
  else if (comments[0]) mine.querySelector('.acts')?.before(comments[0].parentElement!);
  return comments;
}
