import { wordsOf } from './fold';

/** Words of one shingle, and hashes that a sketch keeps: two texts that share a share s of shingles share about s of them. */
const SHINGLE = 3;
const KEPT = 48;

/** FNV-1a, 32 bits, signed as PostgreSQL's integer is. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}

/** The smallest hashes of a text's shingles (Broder's bottom-k sketch), sorted: enough to know it again, not to read it. */
export function sketchOf(text: string): number[] {
  const words = wordsOf(text);
  if (words.length < SHINGLE * 2) return [];
  const hashes = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at += 1) hashes.add(hash(words.slice(at, at + SHINGLE).join(' ')));
  return [...hashes].sort((a, b) => a - b).slice(0, KEPT);
}

/** Estimated share of shingles that two texts have in common, 0 to 1. */
export function likeness(a: number[], b: number[]): number {
  const both = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, Math.max(1, Math.min(KEPT, Math.max(a.length, b.length))));
  const [inA, inB] = [new Set(a), new Set(b)];
  return both.filter((each) => inA.has(each) && inB.has(each)).length / both.length;
}
