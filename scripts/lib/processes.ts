import { readdir, readFile } from 'node:fs/promises';

/** Memory of a process that is really there, in megabytes (Linux). */
export async function rssOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN) / 1024;
}

/** Runs `work` and says how far the memory of the process rose meanwhile above what it was before, in megabytes. */
export async function growthDuring(pid: number, work: () => Promise<void>): Promise<number> {
  const before = await rssOf(pid);
  let most = before;
  const look = setInterval(() => void rssOf(pid).then((rss) => (most = Math.max(most, rss)), () => undefined), 25);
  try {
    await work();
    return Math.max(most, await rssOf(pid)) - before;
  } finally {
    clearInterval(look);
  }
}

/** A process and its children (Linux). */
export async function familyOf(pid: number): Promise<number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(all.map(parentOf));
  return [pid, ...all.filter((_, place) => parents[place] === pid)];
}

async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of the program, in brackets, may hold anything.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
