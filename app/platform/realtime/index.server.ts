/** Pages that are open are told what happens: signals in, streams out, across processes. */
export { openLive, type Grant, type Granted, type Live, type Wish } from './live.server';
export { forgetForeignSignals, signal, sweepSignals } from './signals.store.server';
export { readPosition, type Position, type SignalData } from './signals';
