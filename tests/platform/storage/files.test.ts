import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it, vi } from 'vitest';

const { folder } = vi.hoisted(() => ({ folder: { path: '' } }));
folder.path = mkdtempSync(path.join(os.tmpdir(), 'parvis-storage-'));
process.env.DATA_DIR = folder.path; // read at first use
const { deleteFile, openFile, putFile, readFile } = await import('~/platform/storage/index.server');

afterAll(() => rmSync(folder.path, { recursive: true }));

const everything = async () => (await readdir(folder.path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);

describe('storage', () => {
  it('gives back what it was given, replaces, and deletes', async () => {
    await putFile('abcd1234-800.webp', Buffer.from('one'));
    await putFile('abcd1234-800.webp', Buffer.from('two'));
    expect((await readFile('abcd1234-800.webp'))?.toString()).toBe('two');
    const opened = await openFile('abcd1234-800.webp');
    expect(opened?.bytes).toBe(3);
    expect(opened && (await text(opened.stream))).toBe('two');
    expect(await everything()).toEqual(['abcd1234-800.webp']);
    await deleteFile('abcd1234-800.webp');
    await deleteFile('abcd1234-800.webp');
    expect(await readFile('abcd1234-800.webp')).toBeNull();
    expect(await openFile('abcd1234-800.webp')).toBeNull();
  });

  it('never leaves its folder', async () => {
    for (const key of ['../../etc/passwd', 'a/b', '.hidden', '', 'ab\0cd', 'ab..cd/..', 'A1', 'ab%2fcd']) {
      await expect(putFile(key, Buffer.from('x'))).rejects.toThrow('not a key');
      await expect(openFile(key)).rejects.toThrow('not a key');
    }
  });

  it('shows readers a whole file only, however many write at the same time', async () => {
    const letters = [...'abcdefgh'];
    await putFile('race', Buffer.alloc(200_000, 'z'));
    const writes = letters.map((letter) => putFile('race', Buffer.alloc(200_000, letter)));
    const reads = Array.from({ length: 20 }, async () => (await readFile('race'))?.toString() ?? '');
    for (const content of await Promise.all(reads)) {
      expect(content).toHaveLength(200_000);
      expect(new Set(content).size).toBe(1);
    }
    await Promise.all(writes);
    expect((await everything()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
