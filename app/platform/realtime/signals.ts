/** What pages may be told: identifiers and numbers, never words of people. */
export type SignalData = Record<string, string | number | boolean | null | string[]>;

export type Signal = {
  id: number;
  /** Whoever has this signal has all that transactions below this one gave. */
  low: number;
  topic: string;
  kind: string;
  data: SignalData;
};

/** Up to where somebody has heard: the same in every process, and still true after a restart. */
export type Position = { low: number; id: number };

/** A position as text, for event ids and addresses: `LOW-ID`. */
export function writePosition({ low, id }: Position): string {
  return `${low}-${id}`;
}

/** @returns null when it is none */
export function readPosition(text: string | null | undefined): Position | null {
  const [, low, id] = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? '') ?? [];
  return low && id ? { low: Number(low), id: Number(id) } : null;
}
