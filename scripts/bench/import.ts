import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeDataDir, removeDataDir } from '../lib/data-dir';
import type { Bar } from './bars';
import { makeDump } from './make-dump';

/** An import may take so much memory, whatever the size of the dump, in megabytes. */
const MOST_MB = 512;
const LOOK_EVERY_MS = 200;
const MB = 1_000_000;

interface Report {
  seconds: number;
  problems: boolean;
  made: Record<string, number>;
}

/**
 * Makes a dump of about so many bytes and imports it as people do, by the command line on a database of its own.
 * Memory is what the system says that the importing process took at most (VmHWM, Linux), its database aside.
 *
 * @param from the community whose copies the dump is made of
 */
export async function measureImport(bytes: number, from: string, note: (line: string) => void): Promise<Bar[]> {
  const [dump, dataDir] = await Promise.all([makeDataDir('bench-dump'), makeDataDir('bench-import')]);
  try {
    const made = await makeDump(from, dump, bytes);
    note(`A dump of ${(made.bytes / MB).toFixed(0)} MB: ${made.copies} copies of ${from}`);
    const { report, mostMb } = await runImport(dump, dataDir);
    const rows = Object.values(report.made).reduce((sum, count) => sum + count, 0);
    note(Object.entries(report.made).map(([what, count]) => `${what} ${count.toLocaleString('en')}`).join(', '));
    note(`${report.seconds.toFixed(0)} s: ${(made.bytes / MB / report.seconds).toFixed(1)} MB/s, ${Math.round(rows / report.seconds).toLocaleString('en')} rows/s; at most ${mostMb.toFixed(0)} MB of memory`);
    return [
      { claim: `the import of ${(made.bytes / MB).toFixed(0)} MB stays under ${MOST_MB} MB of memory`, figure: `${mostMb.toFixed(0)} MB`, holds: mostMb < MOST_MB },
      { claim: 'each copy is made whole, without a fault', figure: report.problems ? 'faults' : 'whole', holds: !report.problems && report.made.questions! > 0 && report.made.questions! % made.copies === 0 },
    ];
  } finally {
    await removeDataDir(dataDir);
    await rm(dump, { recursive: true, force: true });
  }
}

async function runImport(dump: string, dataDir: string): Promise<{ report: Report; mostMb: number }> {
  const child = spawn(process.execPath, ['scripts/parvis.mjs', 'import', 'stackexchange', path.resolve(dump), '--json'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => printed.push(data));
  let most = 0;
  const look = setInterval(() => void mostOf(child.pid!).then((mb) => (most = Math.max(most, mb))), LOOK_EVERY_MS);
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  clearInterval(look);
  const text = Buffer.concat(printed).toString('utf8');
  if (code === 1 || !text.includes('{')) throw new Error(`The import ended with ${code}:\n${text}`);
  return { report: JSON.parse(text.slice(text.indexOf('{'))) as Report, mostMb: most };
}

/** What a process took at most until now, in megabytes; 0 once it has ended. */
async function mostOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return (Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024) / MB;
}
