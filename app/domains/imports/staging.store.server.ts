import type pg from 'pg';
import { copyRows, type CopyCell } from '~/platform/db/index.server';
import { dumpFiles, type DumpFile } from './dump/dump-files';
import { BadRow } from './dump/fields';
import { readRows, type Found } from './dump/row-scanner.server';
import type { Tally } from './tally';

/**
 * Makes the tables that a dump is read into before anything is decided. They are temporary: they
 * belong to this connection, are not logged, and are gone with it however the import ends.
 */
export async function makeStaging(client: pg.Client): Promise<void> {
  await client.query("set temp_buffers = '64MB'");
  await client.query("set work_mem = '64MB'");
  for (const { staging } of dumpFiles) {
    if (staging) await client.query(`create temp table ${staging.table} (line int not null, ${staging.columns})`);
  }
}

/**
 * Reads a file into its staging table. Rows that cannot be taken are entered in the tally with their
 * line; the rest goes on.
 *
 * @throws what the file system or the database throws
 */
export async function stageFile(
  client: pg.Client,
  file: DumpFile,
  path: string,
  tally: Tally,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const rows = rowsToStage(file, readRows(path, onBytes), tally);
  if (file.staging) return copyRows(client, file.staging.table, rows);
  for await (const portion of rows) if (portion.length > 0) throw new Error(`${file.name} has no staging table`);
}

async function* rowsToStage(file: DumpFile, found: AsyncIterable<Found[]>, tally: Tally): AsyncGenerator<CopyCell[][]> {
  for await (const batch of found) {
    yield batch.flatMap((one) => {
      const cells = cellsOf(file, one, tally);
      return cells ? [[one.line, ...cells]] : [];
    });
  }
}

function cellsOf(file: DumpFile, found: Found, tally: Tally): CopyCell[] | null {
  if (found.broken !== undefined) {
    const isRow = found.broken === 'brokenRow' || found.broken === 'cutShort';
    if (isRow) tally.read += 1;
    if (isRow) tally.leaveOut(found.broken, [found.line]);
    else tally.note(found.broken, [found.line]);
    return null;
  }
  tally.read += 1;
  if (found.mended) tally.note('controlCharacters', [found.line]);
  if (Object.values(found.attributes).some((value) => value?.includes('\uFFFD'))) tally.note('unreadLetters', [found.line]);
  try {
    const cells = file.read(found.attributes);
    if (Array.isArray(cells)) return cells;
    tally.leaveOut(cells.leftOut, [found.line]);
  } catch (error) {
    if (!(error instanceof BadRow)) throw error;
    tally.leaveOut(error.reason, [found.line]);
  }
  return null;
}
