import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { dumpFiles, type Cell, type DumpFile } from './dump/dump-files';
import { BadRow } from './dump/fields';
import { readRows, type Found } from './dump/row-scanner.server';
import type { Tally } from './tally';

/** Text gathered before it is handed to COPY, in characters. */
const COPY_CHUNK = 128 * 1024;

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
  const rows = copyText(file, readRows(path, onBytes), tally);
  if (!file.staging) {
    for await (const text of rows) if (text) throw new Error(`${file.name} has no staging table`);
    return;
  }
  const copy = client.query(copyFrom(`copy ${file.staging.table} from stdin`));
  await pipeline(Readable.from(rows, { objectMode: false, highWaterMark: COPY_CHUNK }), copy);
}

async function* copyText(file: DumpFile, found: AsyncIterable<Found[]>, tally: Tally): AsyncGenerator<string> {
  let text = '';
  for await (const batch of found) {
    for (const one of batch) {
      const cells = cellsOf(file, one, tally);
      if (cells) text += `${one.line}\t${cells.map(copyCell).join('\t')}\n`;
    }
    if (text.length > COPY_CHUNK) {
      yield text;
      text = '';
    }
  }
  if (text) yield text;
}

function cellsOf(file: DumpFile, found: Found, tally: Tally): Cell[] | null {
  if (found.broken !== undefined) {
    const isRow = found.broken === 'brokenRow' || found.broken === 'cutShort';
    if (isRow) tally.read += 1;
    if (isRow) tally.leaveOut(found.broken, [found.line]);
    else tally.note(found.broken, [found.line]);
    return null;
  }
  tally.read += 1;
  if (found.mended) tally.note('controlCharacters', [found.line]);
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

/** A value in the text form of COPY. */
function copyCell(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (typeof cell === 'number') return String(cell);
  if (Array.isArray(cell)) return escape(`{${cell.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
  return escape(cell);
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escape(text: string): string {
  return /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character]!) : text;
}
