import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Invalid } from '~/platform/errors';
import { dumpFiles, type DumpFile } from './dump/dump-files';

export type FoundFile = { file: DumpFile; path: string; bytes: number };

/** As the archives of dumps come. */
const PACKED = /\.(?:7z|zip|gz|bz2|xz|zst|tar|tgz)$/i;

/**
 * The files of a dump in a directory; their names may be in any case.
 *
 * @throws Invalid on `directory`: `dumpNoDirectory`; `dumpIsFile`; without a Posts.xml `dumpPacked`, when there is something to
 *   unpack, else `dumpNoPosts`
 */
export async function openDump(directory: string): Promise<{ files: FoundFile[]; missing: string[] }> {
  let names: string[];
  try {
    names = await readdir(directory);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOTDIR' ? 'dumpIsFile' : 'dumpNoDirectory';
    throw new Invalid({ directory: [`${why}|path=${directory}`] });
  }
  const files: FoundFile[] = [];
  const missing: string[] = [];
  for (const file of dumpFiles) {
    const wanted = `${file.name}.xml`;
    const name = names.includes(wanted) ? wanted : names.find((each) => each.toLowerCase() === wanted.toLowerCase());
    const found = name === undefined ? null : await stat(path.join(directory, name)).catch(() => null);
    if (name !== undefined && found?.isFile()) files.push({ file, path: path.join(directory, name), bytes: found.size });
    else missing.push(wanted);
  }
  if (missing.includes('Posts.xml')) {
    const archives = names.filter((name) => PACKED.test(name));
    // A large site comes as an archive for each file.
    const packed = archives.find((name) => /posts\./i.test(name)) ?? archives[0];
    throw new Invalid({ directory: [packed ? `dumpPacked|path=${directory}|name=${packed.replaceAll('|', ' ')}` : `dumpNoPosts|path=${directory}`] });
  }
  return { files, missing };
}
