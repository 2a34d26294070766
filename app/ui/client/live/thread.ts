import { mainOf } from '../dom';
import { writeScore } from '../votes';
import { addMissing, isHeld, isWriting, still } from './merge';
import { barIn, onNews, OWN_MS } from './news';

type About = { topic: string; number: number };
type Posted = About & { as: string; by: string };

/** Readers of a thread look at it anew each after a pause of their own. */
const LOOK_WITHIN_MS = 2_000;
const BUSY_MS = 1_000;

const postOf = (number: number): HTMLElement | null => document.getElementById(`post-${number}`);
const versionOf = (element: HTMLElement): number => Number(element.dataset.version);

/** What happens in the thread that is open: new posts behind a bar, edits behind a link, votes and states quietly. */
export function threadNews(box: HTMLElement): void {
  const bar = barIn(box);
  const path = bar.link.pathname;
  const fresh = new Map<number, string>();
  const gone = new Set<number>();
  let looking = false;

  const paint = (): void => {
    const kinds = [...new Set(fresh.values())];
    bar.link.href = `${path}?post=${Math.min(...fresh.keys())}`;
    bar.show(fresh.size > 0 ? bar.words(kinds.length === 1 ? kinds[0]! : 'post', fresh.size) : null);
  };

  const add = (number: number, as: string): void => {
    if (number <= Number(box.dataset.last) || postOf(number)) return;
    fresh.set(number, as);
    paint();
  };

  async function show(): Promise<void> {
    const page = await mainOf(location.href);
    let added: HTMLElement[] = [];
    if (page) still(() => (added = addMissing(page)));
    const shown = [...fresh.keys()].filter(postOf);
    // They stand on another page of the thread.
    if (shown.length === 0) return location.assign(bar.link.href);
    for (const number of shown) fresh.delete(number);
    for (const element of added) element.dataset.fresh = '';
    reveal(added[0] ?? postOf(shown[0]!)!);
    paint();
  }

  function reveal(element: HTMLElement): void {
    document.dispatchEvent(new CustomEvent('parvis:shown'));
    if (!isWriting()) {
      element.tabIndex = -1;
      element.focus({ preventScroll: true });
    }
    element.scrollIntoView({ block: 'nearest' });
  }

  function edited(element: HTMLElement): void {
    if (element.querySelector(':scope > .newbar, .who + .newbar')) return;
    const link = document.createElement('a');
    link.className = 'newbar';
    link.href = `${path}?post=${element.id.slice(5)}`;
    link.textContent = bar.words('edited', 1);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      void takeOver(element, link);
    });
    still(() => (element.querySelector('.who') ?? element.lastElementChild ?? element).after(link));
    bar.say(link.textContent);
  }

  async function takeOver(element: HTMLElement, link: HTMLAnchorElement): Promise<void> {
    const now = (await mainOf(location.href))?.getElementById(element.id);
    if (!now) return location.assign(link.href);
    element.replaceWith(now);
    reveal(now);
  }

  /** Looks at the page as it is now; `all` when nobody knows what has happened. */
  function look(all: boolean): void {
    if (looking) return;
    looking = true;
    setTimeout(() => {
      looking = false;
      void mainOf(location.href).then((page) => page && still(() => settle(page, all)));
    }, Math.random() * LOOK_WITHIN_MS);
  }

  function settle(page: Document, all: boolean): void {
    const meta = (from: Document) => from.querySelector('.ttl');
    const [head, headNow] = [meta(document), meta(page)];
    if (head && headNow && !isHeld(head)) head.replaceWith(headNow);
    // Posts, and the lines that say that one is hidden here.
    for (const post of document.querySelectorAll<HTMLElement>('#posts [data-version], #posts > p[id]')) {
      const now = page.getElementById(post.id);
      const number = Number(post.id.slice(5));
      if (!now && gone.has(number)) remove(post);
      else if (now && !isHeld(post) && (post.className !== now.className || post.querySelector('.gone'))) post.replaceWith(now);
      else if (now && versionOf(now) > versionOf(post)) edited(post);
    }
    gone.clear();
    if (!all) return;
    const last = Number(page.querySelector<HTMLElement>('[data-last]')?.dataset.last);
    for (const post of page.querySelectorAll('#posts [data-version]')) add(Number(post.id.slice(5)), 'post');
    if (fresh.size > 0 || !(last > Number(box.dataset.last)) || postOf(last)) return;
    bar.link.href = `${path}?post=${last}`;
    bar.show(bar.words('changed', 1));
  }

  /** Its place stays, so that nothing jumps. */
  function remove(post: HTMLElement): void {
    const note = document.createElement('p');
    note.className = 'gone';
    note.textContent = bar.words('removed', 1);
    post.replaceChildren(note);
  }

  function score(number: number, value: number): void {
    const shown = postOf(number)?.querySelector<HTMLElement>('[data-score]');
    if (!shown) return;
    if (shown.closest('form')?.querySelector('[aria-busy="true"]')) setTimeout(score, BUSY_MS, number, value);
    else writeScore(shown, value);
  }

  const on = <D extends About>(kind: string, act: (detail: D) => void): void =>
    onNews<D>(kind, (detail) => {
      if (detail.topic === box.dataset.live) act(detail);
    });
  on<Posted>('post', ({ number, as, by }) => {
    const own = document.documentElement.dataset.live?.split(' ').includes(`member:${by}`);
    setTimeout(add, own ? OWN_MS : 0, number, as);
  });
  on<About & { version: number }>('edit', ({ number, version }) => {
    const post = postOf(number);
    if (post && version > versionOf(post)) edited(post);
  });
  on<About & { score: number }>('score', (detail) => score(detail.number, detail.score));
  on<About & { gone?: boolean }>('state', (detail) => {
    if (detail.gone) gone.add(detail.number);
    if (detail.gone && fresh.delete(detail.number)) paint();
    look(false);
  });
  onNews('resync', () => look(true));

  // A press does not take the focus from what is being written.
  bar.link.addEventListener('mousedown', (event) => isWriting() && event.preventDefault());
  bar.link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void show();
  });
}
