import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The files of a dump, each with the attributes that hold numbers of the dump: they are moved on for each copy. */
const FILES: Record<string, { root: string; numbers: string[] }> = {
  Users: { root: 'users', numbers: ['Id', 'AccountId'] },
  Posts: { root: 'posts', numbers: ['Id', 'ParentId', 'AcceptedAnswerId', 'OwnerUserId', 'LastEditorUserId'] },
  PostHistory: { root: 'posthistory', numbers: ['Id', 'PostId', 'UserId'] },
  Comments: { root: 'comments', numbers: ['Id', 'PostId', 'UserId'] },
  Votes: { root: 'votes', numbers: ['Id', 'PostId', 'UserId'] },
  Badges: { root: 'badges', numbers: ['Id', 'UserId'] },
  PostLinks: { root: 'postlinks', numbers: ['Id', 'PostId', 'RelatedPostId'] },
};
/** Of one copy to the next; no community that is small enough to be copied has numbers beyond. */
const STEP = 1_000_000;

/**
 * Makes a dump of about so many bytes: a community again and again, each copy with members, posts and numbers of its
 * own, so that texts, lengths, histories and who writes how much are those of real people.
 *
 * @param from directory of the dump that is copied
 * @returns bytes that were written, and how many copies they are
 */
export async function makeDump(from: string, to: string, bytes: number): Promise<{ bytes: number; copies: number }> {
  const files = await Promise.all(Object.keys(FILES).map(async (name) => ({ name, rows: rowsOf(await readFile(path.join(from, `${name}.xml`), 'utf8')) })));
  const size = files.reduce((sum, { rows }) => sum + rows.reduce((length, row) => length + Buffer.byteLength(row), 0), 0);
  const copies = Math.max(1, Math.round(bytes / size));
  for (const { name, rows } of files) await pipeline(Readable.from(copied(name, rows, copies)), createWriteStream(path.join(to, `${name}.xml`)));
  await pipeline(Readable.from([await readFile(path.join(from, 'Tags.xml'))]), createWriteStream(path.join(to, 'Tags.xml')));
  return { bytes: size * copies, copies };
}

const rowsOf = (text: string): string[] => text.split('\n').filter((line) => line.includes('<row '));

function* copied(name: string, rows: readonly string[], copies: number): Generator<string> {
  const { root, numbers } = FILES[name]!;
  const pattern = new RegExp(` (${numbers.join('|')})="(\\d+)"`, 'g');
  yield `<?xml version="1.0" encoding="utf-8"?>\n<${root}>\n`;
  for (let copy = 0; copy < copies; copy += 1) {
    for (const row of rows) {
      // The account of the program itself, with a number below zero, is one for all.
      if (copy > 0 && row.includes(' Id="-')) continue;
      yield `${otherwise(row.replace(pattern, (_, key: string, number: string) => ` ${key}="${Number(number) + copy * STEP}"`), copy)}\n`;
    }
  }
  yield `</${root}>\n`;
}

/** What tells rows apart besides their numbers: names of members, and of versions that were saved together. */
function otherwise(row: string, copy: number): string {
  return copy === 0 ? row : row.replace(/ DisplayName="([^"]*)"/, ` DisplayName="$1 ${copy}"`).replace(/ RevisionGUID="[0-9a-f]{8}/, ` RevisionGUID="${copy.toString(16).padStart(8, '0')}`);
}
