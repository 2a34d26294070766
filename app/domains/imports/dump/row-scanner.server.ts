import { createReadStream } from 'node:fs';
import { parseRow, type Attributes } from './row-attributes';

/** What the scanner meets: a row, or a place that it could not read (a key of `cli.why`). */
export type Found =
  | { line: number; attributes: Attributes; mended: boolean; broken?: undefined }
  | { line: number; broken: 'brokenRow' | 'cutShort' | 'noEnd' | 'strayText' | 'notADump' };

const CHUNK_BYTES = 256 * 1024;
/** No row of a real dump comes near; a file without any `<` must not fill the memory. */
const LONGEST_ROW = 32 * 1024 * 1024;

/**
 * Reads the rows of a dump file, chunk by chunk: memory does not grow with the file.
 *
 * In well-formed XML no `<` stands inside a tag, so every `<` begins a new one. That makes a broken
 * row harmless: it is named with the line it begins on, and reading goes on at the next row.
 *
 * @param onBytes told how many bytes each chunk had
 * @returns what was found in each chunk, in the order of the file
 * @throws what the file system throws
 */
export async function* readRows(path: string, onBytes: (bytes: number) => void = () => undefined): AsyncGenerator<Found[]> {
  const scanner = new RowScanner();
  let decoder: TextDecoder | null = null;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    onBytes(chunk.length);
    yield scanner.push(decoder.decode(chunk, { stream: true }));
  }
  yield scanner.end(decoder?.decode() ?? '');
}

/** Of the byte order mark or the XML declaration; UTF-8 otherwise, as all dumps have been for years. */
function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  // "<" in two bytes, without a mark.
  if (start[0] === 0x3c && start[1] === 0) return 'utf-16le';
  if (start[0] === 0 && start[1] === 0x3c) return 'utf-16be';
  const declared = /^(?:\uFEFF|\u00EF\u00BB\u00BF)?<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/.exec(start.toString('latin1', 0, 200))?.[1];
  try {
    const { encoding } = new TextDecoder(declared ?? 'utf-8');
    // What was read byte by byte just now is not of two bytes, whatever it says.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return 'utf-8';
  }
}

class RowScanner {
  #rest = '';
  #line = 1;
  #root: string | null = null;
  #ended = false;
  #comment = false;
  /** After a broken row its leftovers are passed over up to the next row, so that it is named once. */
  #lost = false;
  #tooLong = false;

  push(text: string): Found[] {
    const found: Found[] = [];
    const all = this.#rest + text;
    let start = 0;
    for (let next = all.indexOf('<', this.#rest ? 1 : 0); next >= 0; next = all.indexOf('<', next + 1)) {
      this.#take(all.slice(start, next), found);
      start = next;
    }
    this.#rest = all.slice(start);
    if (this.#rest.length > LONGEST_ROW) {
      if (!this.#tooLong) found.push({ line: this.#line, broken: 'brokenRow' });
      this.#tooLong = true;
      this.#lost = true;
      this.#count(this.#rest);
      this.#rest = ' ';
    }
    return found;
  }

  end(text: string): Found[] {
    const found = this.push(text);
    const before = this.#line;
    const rest = this.#rest;
    if (!isWhole(rest) && /^<row\b/.test(rest) && !this.#tooLong) {
      found.push({ line: this.#line, broken: 'cutShort' });
      return found;
    }
    this.#take(rest, found);
    if (this.#root === null) found.push({ line: before, broken: 'notADump' });
    else if (!this.#ended) found.push({ line: this.#line, broken: 'noEnd' });
    return found;
  }

  #take(piece: string, found: Found[]): void {
    const line = this.#line;
    this.#count(piece);
    const wasTooLong = this.#tooLong;
    this.#tooLong = false;
    if (wasTooLong || piece === '') return;
    if (this.#comment) {
      this.#comment = !piece.includes('-->');
      return;
    }
    if (piece.startsWith('<!--')) this.#comment = !piece.includes('-->');
    else if (/^<row(?![\w:.-])/.test(piece)) this.#row(piece, line, found);
    else this.#other(piece, line, found);
  }

  #row(piece: string, line: number, found: Found[]): void {
    const row = parseRow(piece, 4);
    this.#lost = row === null;
    if (!row) found.push({ line, broken: 'brokenRow' });
    else {
      found.push({ line, attributes: row.attributes, mended: row.mended });
      this.#stray(piece, row.end, line, found);
    }
  }

  #other(piece: string, line: number, found: Found[]): void {
    const [tag = '', name] = /^<([/?!]?[A-Za-z_][\w:.-]*)[^>]*>/.exec(piece) ?? [];
    if (name && this.#root === null && /^\w/.test(name)) {
      this.#root = name;
      // `<votes />` is how a file without rows may be written.
      this.#ended = tag.endsWith('/>');
    } else if (name && name === `/${this.#root}`) {
      this.#ended = true;
      this.#lost = false;
    } else if (!name || !/^([?!]|\/row$)/.test(name)) {
      this.#stray(piece, 0, line, found);
      this.#lost = true;
      return;
    }
    this.#stray(piece, tag.length, line, found);
  }

  /** Names what stands behind a tag and is no space, on its own line. */
  #stray(piece: string, from: number, line: number, found: Found[]): void {
    const at = from + piece.slice(from).search(/\S/);
    if (this.#lost || at < from) return;
    found.push({ line: line + newLines(piece.slice(0, at)), broken: 'strayText' });
  }

  #count(text: string): void {
    this.#line += newLines(text);
  }
}

function newLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function isWhole(tag: string): boolean {
  return /\/?>\s*$/.test(tag);
}
