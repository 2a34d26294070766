import type { ServerResponse } from 'node:http';
import { log } from '~/platform/log/index.server';
import { openHub } from './hub.server';
import { readMissed, sendMark } from './signals.store.server';
import { writePosition, type Position } from './signals';
import { openStream, type Stream } from './stream.server';

/** What a page asks for. */
export interface Wish {
  /** The session that the request came with. */
  sessionId: string | null;
  topics: readonly string[];
}

/** What it may hear. */
export interface Granted {
  /** Null: a visitor. */
  memberId: string | null;
  topics: readonly string[];
}

/** Answers for each wish what it may hear now. */
export type Grant = (wishes: readonly Wish[]) => Promise<Granted[]>;

export interface Polled {
  position: string;
  /** As they would come over a stream. */
  signals: { topic: string; kind: string }[];
  /** Something was missed: look at the page anew. */
  resync: boolean;
}

export interface Live {
  /** Up to where pages that are made from now on know everything; null while nobody knows. */
  position(): string | null;
  /**
   * Answers with a stream, which ends when the session does.
   * @returns null when the wish grants nothing, 'closed' when this house takes no more, and whoever comes back finds
   *   another: the response is untouched
   */
  stream(response: ServerResponse, wish: Wish, after: Position | null): Promise<Stream | 'closed' | null>;
  /** For those who cannot stream. Null as above. */
  poll(wish: Wish, after: Position | null): Promise<Polled | null>;
  /** Ends all streams at once, and takes no more. */
  close(): void;
}

/** A heartbeat keeps proxies from hanging up, and moves the position of those who wait (reliability.md, F25). */
const BEAT_MS = 25_000;
/** Who may hear what is asked again at the latest after so long; changes that the database knows of are asked at once. */
const RECHECK_MS = 30_000;

/**
 * Opens the house for pages that want to be told of what happens.
 * @param beatMs for tests
 */
export function openLive(grant: Grant, beatMs = BEAT_MS): Live {
  const streams = new Map<Stream, Granted>();
  /** Counts the times that access was asked for again. */
  let asked = 0;
  let closed = false;

  const recheck = async (): Promise<void> => {
    asked += 1;
    const open = [...streams];
    if (open.length === 0) return;
    try {
      const now = await grant(open.map(([{ wish }]) => wish));
      open.forEach(([stream, before], index) => {
        const after = now[index];
        if (!after || after.memberId !== before.memberId || after.topics.length === 0) return stream.end();
        if (after.topics.join() === stream.topics.join()) return;
        hub.retune(stream, after.topics);
        stream.topics = after.topics;
      });
    } catch (error) {
      // Whoever cannot be asked about hears nothing: they come back, and are asked about then.
      for (const [stream] of open) stream.end();
      throw error;
    }
  };
  const hub = openHub(recheck);

  /** What a wish grants; asked until no change of access came between. */
  const granted = async (wish: Wish): Promise<Granted | null> => {
    for (;;) {
      const before = asked;
      const [found] = await grant([wish]);
      if (before === asked) return found && found.topics.length > 0 ? found : null;
    }
  };

  const beat = setInterval(() => {
    const position = hub.position();
    for (const stream of [...streams.keys()]) stream.beat(position && writePosition(position));
    sendMark().catch((error: unknown) => log.warn({ err: error }, 'no mark could be sent'));
  }, beatMs);
  const asking = setInterval(() => {
    recheck().catch((error: unknown) => log.warn({ err: error }, 'access could not be asked for again'));
  }, RECHECK_MS);
  beat.unref();
  asking.unref();

  return {
    position() {
      const position = hub.position();
      return position && writePosition(position);
    },
    async stream(response, wish, after) {
      const found = await granted(wish);
      if (closed) return 'closed';
      if (!found || response.destroyed) return null;
      const stream = openStream(response, wish, found.topics, () => {
        hub.leave(stream);
        streams.delete(stream);
      });
      streams.set(stream, found);
      hub.join(stream);
      await stream.begin(after ?? hub.position());
      return stream;
    },
    async poll(wish, after) {
      const found = await granted(wish);
      if (!found) return null;
      const { signals, position } = await readMissed(after, found.topics);
      return {
        position: writePosition(position),
        signals: after ? (signals ?? []).map(({ topic, kind, data }) => ({ ...data, topic, kind })) : [],
        resync: after !== null && signals === null,
      };
    },
    close() {
      closed = true;
      clearInterval(beat);
      clearInterval(asking);
      hub.close();
      for (const stream of [...streams.keys()]) stream.end();
    },
  };
}
