import { voiceIn, onNews } from './news';

type Happened = { topic: string; thread: string; n: number; as: string };
/** How a row is marked for the reader now. */
type Mark = { thread: string; isNew: boolean; first: number | null; words: string };

/** Pages of many readers do not ask at the same moment. */
const ASK_WITHIN_MS = 2_000;

/** Counts and marks of the rows of a list, put right in their places while the rows stay in theirs. */
export function rowNews(list: HTMLElement): void {
  const words = JSON.parse(list.dataset.rows ?? '{}') as Record<string, [none: string, one: string, many: string]>;
  const compact = new Intl.NumberFormat(document.documentElement.lang === 'fr' ? 'fr-FR' : 'en-GB', { notation: 'compact', maximumFractionDigits: 1 });
  const say = voiceIn(list.parentElement!.querySelector(':scope > .rows + [role="status"]')!);
  const isMember = document.documentElement.dataset.live?.includes('member:') ?? false;
  const asked = new Set<string>();

  const rowOf = (thread: string): HTMLElement | null => list.querySelector(`[data-key-row="${CSS.escape(thread)}"]`);

  const ask = (...threads: string[]): void => {
    if (!isMember || threads.length === 0) return;
    if (asked.size === 0) setTimeout(() => void mark(), Math.random() * ASK_WITHIN_MS);
    for (const thread of threads) asked.add(thread);
  };
  const askAll = (): void => ask(...[...list.querySelectorAll<HTMLElement>('[data-key-row]')].flatMap(({ dataset }) => dataset.keyRow || []));

  async function mark(): Promise<void> {
    const threads = [...asked].join(' ');
    asked.clear();
    const response = await fetch(`/resources/rows?threads=${encodeURIComponent(threads)}`).catch(() => null);
    if (!response?.ok) return;
    for (const now of (await response.json()) as Mark[]) {
      const row = rowOf(now.thread);
      if (row) paint(row, now, say);
    }
  }

  onNews<Happened>('row', ({ thread, n, as }) => {
    const row = rowOf(thread);
    const [number, name] = row?.querySelectorAll<HTMLElement>('.num span') ?? [];
    if (!row || !number || !name) return;
    number.textContent = compact.format(n);
    name.textContent = (words[as]?.[Math.min(n, 2)] ?? '').replace('{n}', String(n));
    name.parentElement!.title = name.textContent;
    ask(thread);
  });
  onNews('resync', askAll);
  // Whoever comes back may have read some of it, here or on another device.
  addEventListener('pageshow', (event) => event.persisted && askAll());
  document.addEventListener('visibilitychange', () => !document.hidden && askAll());
}

/** A mark that would make its row higher, and so move the others, is left to the count, which stands out instead. */
function paint(row: HTMLElement, { isNew, first, words }: Mark, say: (text: string) => void): void {
  const link = row.querySelector<HTMLAnchorElement>('[data-key-open]')!;
  const before = row.offsetHeight;
  const old = link.nextElementSibling;
  if (!isNew) link.parentElement!.querySelector('.un')?.remove();
  link.search = first ? `?post=${first}` : '';
  if (words === (old?.textContent ?? '')) return;
  old?.remove();
  delete row.dataset.unread;
  if (!words) return;
  const pill = document.createElement('span');
  pill.className = 'pill brand';
  pill.textContent = words;
  link.after(pill);
  if (row.offsetHeight > before) {
    pill.className = 'sr';
    row.dataset.unread = '';
  }
  say(`${link.textContent}: ${words}`);
}
