import { listen } from '~/platform/jobs/index.server';
import { log } from '~/platform/log/index.server';
import { readMissed } from './signals.store.server';
import type { Position, Signal } from './signals';

/** Somebody who listens. */
export interface Ear {
  /** May be replaced while it listens: `Hub.retune` makes it known. */
  readonly topics: readonly string[];
  tell(signal: Signal): void;
  /** Something may have been missed, and nobody knows what. */
  gap(): void;
}

export interface Hub {
  /** Up to where this process has heard; null until it is connected for the first time. */
  position(): Position | null;
  join(ear: Ear): void;
  leave(ear: Ear): void;
  /** Listens to these topics instead. */
  retune(ear: Ear, topics: readonly string[]): void;
  close(): void;
}

const AGAIN_MS = 1_000;
/** Signals whose ids are remembered, to tell each once. */
const REMEMBERED = 2_000;

/**
 * The place in a process where signals of all processes arrive, over its one listening connection, and go to those who
 * listen. When the connection was lost, what was missed is read from the table; when that cannot be, everybody is told
 * of the gap.
 *
 * @param recheck asks again who may hear what; signals that were committed after access changed wait until it is done
 */
export function openHub(recheck: () => Promise<void>): Hub {
  const ears = new Set<Ear>();
  const byTopic = new Map<string, Set<Ear>>();
  const told = new Set<number>();
  /** What came over the connection and has not been worked on; null: the connection is new. */
  const waiting: (string | null)[] = [];
  let position: Position | null = null;
  let busy = false;
  let closed = false;

  const tell = (signal: Signal): void => {
    if (told.has(signal.id)) return;
    told.add(signal.id);
    if (told.size > REMEMBERED) told.delete(told.values().next().value!);
    for (const ear of [...(byTopic.get(signal.topic) ?? [])]) ear.tell(signal);
  };

  const catchUp = async (): Promise<void> => {
    const missed = await readMissed(position, null);
    if (position && missed.signals) missed.signals.forEach(tell);
    else if (position) for (const ear of [...ears]) ear.gap();
    position = missed.position;
  };

  const work = async (notice: string | null): Promise<void> => {
    if (notice === null || notice === 'access') await recheck();
    if (notice === null) return catchUp();
    if (notice === 'access') return;
    const signal = JSON.parse(notice) as Partial<Signal> & Pick<Signal, 'low'>;
    // A mark has a position and nothing to tell.
    if (signal.topic !== undefined) tell(signal as Signal);
    position = { low: signal.low, id: signal.id ?? 0 };
  };

  const workOff = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let notice = waiting.shift(); notice !== undefined && !closed; notice = waiting.shift()) {
      try {
        await work(notice);
      } catch (error) {
        log.warn({ err: error }, 'open pages could not be told');
        waiting.unshift(null);
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
      }
    }
    busy = false;
  };

  // At once, for pages that are made before the connection is there, or when another part of the process has it already.
  waiting.push(null);
  void workOff();
  const stopListening = listen('parvis_live', (notice) => {
    waiting.push(notice);
    void workOff();
  });

  const tune = (ear: Ear, topics: readonly string[]): void => {
    for (const topic of topics) byTopic.set(topic, (byTopic.get(topic) ?? new Set()).add(ear));
  };
  const detune = (ear: Ear): void => {
    for (const topic of ear.topics) {
      const here = byTopic.get(topic);
      here?.delete(ear);
      if (here?.size === 0) byTopic.delete(topic);
    }
  };

  return {
    position: () => position,
    join(ear) {
      ears.add(ear);
      tune(ear, ear.topics);
    },
    leave(ear) {
      ears.delete(ear);
      detune(ear);
    },
    retune(ear, topics) {
      if (!ears.has(ear)) return;
      detune(ear);
      tune(ear, topics);
    },
    close() {
      closed = true;
      stopListening();
    },
  };
}
