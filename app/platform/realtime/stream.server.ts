import type { ServerResponse } from 'node:http';
import { log } from '~/platform/log/index.server';
import type { Ear } from './hub.server';
import type { Wish } from './live.server';
import { readMissed } from './signals.store.server';
import { writePosition, type Position, type Signal } from './signals';

/** One page that listens, by server-sent events. */
export interface Stream extends Ear {
  readonly wish: Wish;
  topics: readonly string[];
  /** Sends what was missed since a position, then all that comes. */
  begin(after: Position | null): Promise<void>;
  /** A sign of life; who has not read the one before is dropped. */
  beat(position: string | null): void;
  /** In good order: the browser comes back after its pause. */
  end(): void;
}

/** Bytes that wait for a reader at most: more than all that a reader who comes back can be told at once. */
const WAITING_BYTES = 256 * 1024;
/** Browsers come back after a pause, each after one of its own, so that they do not all come at once (milliseconds). */
const PAUSE = { from: 1_000, to: 6_000 };

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  // For nginx: what is written is passed on at once.
  'X-Accel-Buffering': 'no',
  // A stream that ends ends its connection, so that the process can, too.
  Connection: 'close',
};

/**
 * Begins the answer. A reader for whom more than 256 kB wait, or who did not read anything from one heartbeat to the
 * next while something waited, is dropped: it comes back when it can, and is told what it missed.
 */
export function openStream(response: ServerResponse, wish: Wish, topics: readonly string[], onClose: () => void): Stream {
  /** Signals that came while older ones are looked up. */
  let held: Signal[] | null = [];
  /** Ids that were looked up at the beginning, whose notice the process may hear only later. */
  const known = new Set<number>();
  let blocked = false;
  let over = false;

  const close = (): void => {
    if (over) return;
    over = true;
    onClose();
  };
  const write = (text: string): void => {
    if (over) return;
    if (!response.write(text) && response.writableLength > WAITING_BYTES) drop();
  };
  const drop = (): void => {
    log.info({ waiting: response.writableLength }, 'a slow reader was dropped');
    response.destroy();
    close();
  };
  const pass = (signal: Signal): void => write(textOf(signal));

  response.on('close', close);
  response.on('error', close);
  response.on('drain', () => (blocked = false));
  // The end of the connection is the end of the stream: each message goes out as it is, in one piece, instead of three around it.
  response.useChunkedEncodingByDefault = false;
  response.writeHead(200, HEADERS);
  response.socket?.setNoDelay(true);
  const pause = Math.round(PAUSE.from + Math.random() * (PAUSE.to - PAUSE.from));
  write(`retry: ${pause}\n\n`);

  const stream: Stream = {
    wish,
    topics,
    tell(signal) {
      if (known.delete(signal.id)) return;
      if (held) held.push(signal);
      else pass(signal);
    },
    gap: () => write(message({ kind: 'resync' })),
    async begin(after) {
      const { signals, position } = after ? await readMissed(after, stream.topics) : { signals: [], position: null };
      for (const signal of signals ?? []) {
        known.add(signal.id);
        pass(signal);
      }
      if (!signals) stream.gap();
      const came = held ?? [];
      held = null;
      for (const signal of came) stream.tell(signal);
      const at = came.at(-1) ?? position;
      write(message({ kind: 'open' }, at && writePosition(at)));
    },
    beat(position) {
      if (blocked) return drop();
      blocked = response.writableNeedDrain;
      // The position says that all before it was told: not while something is held.
      write(`: beat\n${message({ kind: 'beat' }, held ? null : position)}`);
    },
    end() {
      if (response.writableNeedDrain) response.destroy();
      else response.end();
      close();
    },
  };
  return stream;
}

const texts = new WeakMap<Signal, string>();

/** A signal as an event; written once for all who hear it. */
function textOf(signal: Signal): string {
  let text = texts.get(signal);
  if (text === undefined) {
    text = message({ ...signal.data, topic: signal.topic, kind: signal.kind }, writePosition(signal));
    texts.set(signal, text);
  }
  return text;
}

function message(data: object, id: string | null = null): string {
  return `${id ? `id: ${id}\n` : ''}data: ${JSON.stringify(data)}\n\n`;
}
