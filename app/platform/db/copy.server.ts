import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value that COPY can take: instants as ISO text, lists of text as arrays. */
export type CopyCell = string | number | boolean | null | readonly string[];

/** Text gathered before it is handed over, in characters. */
const CHUNK = 128 * 1024;

/**
 * Fills a table by COPY, as fast as the server takes it; memory does not grow with the rows.
 *
 * @param client lent by `withClient`; its transaction, if any, is used
 * @param target table, with its columns in brackets when not all are given
 * @param rows in the order of the columns, in portions of any size
 * @throws what reading the rows throws, or the database; nothing is in the table then
 */
export async function copyRows(
  client: pg.Client,
  target: string,
  rows: AsyncIterable<Iterable<readonly CopyCell[]>> | Iterable<Iterable<readonly CopyCell[]>>,
): Promise<void> {
  const copy = client.query(copyFrom(`copy ${target} from stdin`));
  await pipeline(Readable.from(asText(rows), { objectMode: false, highWaterMark: CHUNK }), copy);
}

async function* asText(portions: AsyncIterable<Iterable<readonly CopyCell[]>> | Iterable<Iterable<readonly CopyCell[]>>): AsyncGenerator<string> {
  let text = '';
  for await (const rows of portions) {
    for (const row of rows) {
      text += `${row.map(copyCell).join('\t')}\n`;
      if (text.length > CHUNK) {
        yield text;
        text = '';
      }
    }
  }
  if (text) yield text;
}

/** A value in the text form of COPY. */
function copyCell(cell: CopyCell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'string') return escape(cell);
  return escape(`{${cell.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escape(text: string): string {
  return /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character]!) : text;
}
