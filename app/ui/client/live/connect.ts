/** What arrives, as `parvis:KIND` on the document; `detail` holds the rest. */
type News = { kind: string } & Record<string, unknown>;

/** A page that nobody looks at needs no connection; browsers have six for a site, all tabs together. */
const UNSEEN_MS = 20_000;
/** A stream that says nothing in so long is held back by something on the way. */
const OPEN_WITHIN_MS = 10_000;
const POLL_MS = 20_000;
/** After so many failures pages ask instead of listening, and try to listen again after so many questions. */
const FAILURES = 3;
const QUESTIONS = 15;

const root = document.documentElement;

/**
 * Listens to topics from a position on, while the page is seen: by a stream, which the browser resumes by itself; where
 * there is none, by asking every twenty seconds.
 */
export function connect(topics: string, from: string): void {
  let position = from;
  let source: EventSource | null = null;
  let timer = 0;
  let failures = 0;
  let questions = 0;

  const address = (path: string, name: string): string =>
    `${path}?topics=${encodeURIComponent(topics)}${position ? `&${name}=${position}` : ''}`;

  const later = (act: () => void, ms: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(act, ms);
  };

  const tell = ({ kind, ...detail }: News): void => {
    document.dispatchEvent(new CustomEvent(`parvis:${kind}`, { detail }));
  };

  function stop(): void {
    clearTimeout(timer);
    source?.close();
    source = null;
    root.dataset.liveNow = 'off';
  }

  function fail(): void {
    stop();
    failures += 1;
    questions = 0;
    if (failures < FAILURES) later(open, 1_000 * 2 ** failures * (0.5 + Math.random()));
    else void ask();
  }

  function open(): void {
    stop();
    source = new EventSource(address('/live', 'after'));
    later(fail, OPEN_WITHIN_MS);
    source.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
      clearTimeout(timer);
      failures = 0;
      position = lastEventId || position;
      root.dataset.liveNow = 'stream';
      tell(JSON.parse(data) as News);
    };
    // While the browser tries again by itself there is nothing to do.
    source.onerror = () => {
      root.dataset.liveNow = 'off';
      if (source?.readyState === EventSource.CLOSED) fail();
    };
  }

  async function ask(): Promise<void> {
    try {
      const response = await fetch(address('/live/poll', 'since'));
      // There is nothing here that this reader may hear.
      if (response.status === 404) return stop();
      const polled = (await response.json()) as { position: string; signals: News[]; resync: boolean };
      position = polled.position;
      root.dataset.liveNow = 'poll';
      polled.signals.forEach(tell);
      if (polled.resync) tell({ kind: 'resync' });
    } catch {
      root.dataset.liveNow = 'off';
    }
    questions += 1;
    if (document.hidden) return;
    if (questions < QUESTIONS) later(() => void ask(), POLL_MS);
    else {
      failures = FAILURES - 1;
      open();
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) later(stop, UNSEEN_MS);
    else if (source?.readyState === EventSource.OPEN) clearTimeout(timer);
    else open();
  });
  addEventListener('pagehide', stop);
  addEventListener('pageshow', (event) => {
    if (event.persisted) open();
  });
  if (!document.hidden) open();
}
