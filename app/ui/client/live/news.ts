/** Said aloud at most so often. */
const SAY_MS = 5_000;
/** Whoever posts is led to what they posted by then: the bar would only flash up. */
export const OWN_MS = 3_000;

/** The bar of a page that says what is new there, and what is behind it. */
export interface Bar {
  box: HTMLElement;
  link: HTMLAnchorElement;
  /** Shows a text on the bar and says it politely; null takes the bar away. */
  show(text: string | null): void;
  /** Says a text politely, the last one of those within five seconds. */
  say(text: string): void;
  /** `answer` and 2: "2 new answers, show". */
  words(name: string, n: number): string;
}

/** The bar in a box of the page, which brings its words with it. */
export function barIn(box: HTMLElement): Bar {
  const link = box.querySelector('a')!;
  const say = voiceIn(box.querySelector('[role="status"]')!);
  const words = JSON.parse(box.dataset.words ?? '{}') as Record<string, [one: string, many: string]>;
  const bar: Bar = {
    box,
    link,
    show(text) {
      link.hidden = text === null;
      if (text === null || link.textContent === text) return;
      link.textContent = text;
      say(text);
    },
    say,
    words: (name, n) => (words[name]?.[n === 1 ? 0 : 1] ?? '').replace('{n}', String(n)),
  };
  return bar;
}

/** What says texts politely through an element of the page: the last one of those within five seconds. */
export function voiceIn(voice: Element): (text: string) => void {
  let next = '';
  let quietUntil = 0;
  let waiting = false;
  const speak = (): void => {
    waiting = false;
    quietUntil = performance.now() + SAY_MS;
    voice.textContent = next;
  };
  return (text) => {
    next = text;
    if (waiting) return;
    waiting = true;
    setTimeout(speak, Math.max(0, quietUntil - performance.now()));
  };
}

/** What came, when it is about this topic. */
export function onNews<D>(kind: string, act: (detail: D) => void): void {
  document.addEventListener(`parvis:${kind}`, (event) => act((event as CustomEvent<D>).detail));
}
