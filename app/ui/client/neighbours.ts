import { mainOf } from './dom';

/** Where the list is remembered that somebody came from, as long as the tab lives. */
const KEPT = 'parvis:list';

/** Browsers may refuse to keep anything. */
function store(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** Addresses of threads, in the order of their list. */
function threadsOf(page: ParentNode): string[] {
  const links = [...page.querySelectorAll<HTMLAnchorElement>('.rows [data-key-open]')].map((link) => new URL(link.getAttribute('href')!, location.href).pathname);
  return [...new Set(links.filter((path) => path.startsWith('/t/')))];
}

function rememberList(): void {
  const list = threadsOf(document);
  if (list.length > 0 && !location.pathname.startsWith('/t/')) store()?.setItem(KEPT, JSON.stringify(list));
}

const idOf = (path: string): string => path.split('/')[3] ?? '';

/** Of who did not come from a list that holds the thread: that of its category. */
async function listAround(here: string): Promise<string[]> {
  const kept = JSON.parse(store()?.getItem(KEPT) ?? '[]') as string[];
  if (kept.some((path) => idOf(path) === here)) return kept;
  const category = document.querySelector<HTMLAnchorElement>('.crumbs a')?.href;
  const page = category ? await mainOf(category) : null;
  const list = page ? threadsOf(page) : [];
  store()?.setItem(KEPT, JSON.stringify(list));
  return list;
}

/**
 * Goes from a thread to the one before or after it in the list that the reader came from.
 * @returns false on other pages
 */
export function neighbour(step: 1 | -1): boolean {
  const here = location.pathname.startsWith('/t/') ? idOf(location.pathname) : '';
  if (!here) return false;
  void listAround(here).then((list) => {
    const at = list.findIndex((path) => idOf(path) === here);
    const next = list[at + step];
    if (at >= 0 && next) location.assign(next);
  });
  return true;
}

/** Remembers a list as its page is left. */
export function neighbours(): void {
  addEventListener('pagehide', rememberList);
}
