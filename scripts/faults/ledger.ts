import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What the server has promised: written to the disk before the tester goes on. */
export interface Ledger<Entry> {
  add(entry: Entry): void;
  /** As read back from the disk. */
  entries(): Entry[];
  close(): void;
}

/** A ledger in a file of its own. */
export function openLedger<Entry>(file: string): Ledger<Entry> {
  const handle = openSync(file, 'a');
  return {
    add(entry) {
      writeSync(handle, `${JSON.stringify(entry)}\n`);
      fsyncSync(handle);
    },
    entries: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Entry),
    close: () => closeSync(handle),
  };
}
