import { createReadStream } from 'node:fs';
import { mkdir, open, readFile as read, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '~/platform/clock';
import { env } from '~/platform/env/index.server';

/** A stored file, ready to be sent. */
export type OpenFile = { stream: Readable; bytes: number };

const KEY = /^[0-9a-z][0-9a-z-]*(?:\.[0-9a-z]+)?$/;

/** Files lie in two levels of folders, so that none of them gets too full. */
function pathOf(key: string): string {
  if (!KEY.test(key) || key.length > 100) throw new Error(`not a key of a stored file: ${key}`);
  return path.join(env.DATA_DIR, 'uploads', key.slice(0, 2), key.slice(2, 4), key);
}

/**
 * Stores a file: when this has answered it is complete and survives a power cut; until then readers see the former one
 * or none. The key is lower-case letters, digits and dashes, with an extension.
 * @throws Error of the file system, such as ENOSPC; nothing is left behind then
 */
export async function putFile(key: string, data: Buffer): Promise<void> {
  const target = pathOf(key);
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `.${newId()}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o640);
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  const directory = await open(folder, 'r'); // the name as well, not only the content
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** The whole file; null when there is none of that key. */
export async function readFile(key: string): Promise<Buffer | null> {
  return read(pathOf(key)).catch(nullIfMissing);
}

/** The file as a stream; null when there is none of that key. */
export async function openFile(key: string): Promise<OpenFile | null> {
  const file = pathOf(key);
  const found = await stat(file).catch(nullIfMissing);
  return found && { stream: createReadStream(file), bytes: found.size };
}

/** Deletes a file; nothing happens when there is none. */
export async function deleteFile(key: string): Promise<void> {
  await rm(pathOf(key), { force: true });
}

function nullIfMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
