/** A stream of numbers that is the same for the same seeds, on every machine and run. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next: () => number;
  /** A whole number from 0 up to, not including, `bound`. */
  below: (bound: number) => number;
  /** Whether something of this probability happens. */
  chance: (probability: number) => boolean;
};

/** A 32-bit mixer (the finaliser of MurmurHash3): neighbouring inputs give unrelated outputs. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function fold(start: number, seeds: readonly number[]): number {
  return seeds.reduce((hash, seed) => mix(hash ^ mix(seed + 0x9e3779b9)), start);
}

/** The stream of these seeds (Mulberry32). */
export function random(...seeds: readonly number[]): Random {
  let state = fold(0x2545f491, seeds);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (bound) => Math.floor(next() * bound), chance: (probability) => next() < probability };
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id of the shape that `newId` gives, the same for the same seeds; two folds make its 60 bits. */
export function seededId(...seeds: readonly number[]): string {
  let id = '';
  for (const start of [0x3c6ef372, 0x6a09e667]) {
    for (let bits = fold(start, seeds), at = 0; at < 6; at++, bits >>>= 5) id += ALPHABET[bits & 31]!;
  }
  return id;
}

/**
 * Picks places 0 to `size - 1` so that place n comes up about 1 / (n + 1) as often as the first: few do most,
 * as in every community.
 */
export function zipf(size: number, exponent = 1): (random: Random) => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let place = 0; place < size; place++) sums[place] = sum += 1 / (place + 1) ** exponent;
  return ({ next }) => {
    const wanted = next() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
