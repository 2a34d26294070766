import type { FileReport, Reason } from './report';

const LINES_SHOWN = 5;
/** Reasons that say that the file, not a rule of ours, is at fault. */
const PROBLEMS = new Set([
  'brokenRow', 'cutShort', 'noEnd', 'strayText', 'unreadLetters', 'notADump', 'unreadable', 'missingValue', 'badValue', 'tooLong', 'duplicateId', 'failed',
]);

/** Counts what becomes of the rows of a file. Memory grows with the kinds of reasons, not with the rows. */
export class Tally {
  read = 0;
  made = 0;
  already = 0;
  #leftOut = new Map<string, Reason>();
  #notes = new Map<string, Reason>();

  constructor(readonly file: string) {}

  /** Rows that stay out: `reason` is a key of `cli.why`; of `lines` the first few are kept. */
  leaveOut(reason: string, lines: readonly number[], count = lines.length): void {
    add(this.#leftOut, reason, lines, count);
  }

  /** Something worth knowing that keeps no row out. */
  note(reason: string, lines: readonly number[], count = lines.length): void {
    add(this.#notes, reason, lines, count);
  }

  get leftOut(): number {
    let sum = 0;
    for (const { count } of this.#leftOut.values()) sum += count;
    return sum;
  }

  report(): FileReport {
    const sorted = (reasons: Map<string, Reason>) => [...reasons.values()].sort((a, b) => b.count - a.count);
    const { file, read, made, already, leftOut } = this;
    return { file, read, made, already, leftOut, reasons: sorted(this.#leftOut), notes: sorted(this.#notes) };
  }
}

function add(into: Map<string, Reason>, reason: string, lines: readonly number[], count: number): void {
  if (count === 0) return;
  let entry = into.get(reason);
  if (!entry) into.set(reason, (entry = { reason, count: 0, lines: [], problem: PROBLEMS.has(reason.split('|')[0]!) }));
  entry.count += count;
  if (entry.lines.length < LINES_SHOWN) entry.lines.push(...lines.slice(0, LINES_SHOWN - entry.lines.length));
}
