import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'yardsticks');

export interface Yardstick {
  origin: string;
  pid: number;
  stop(): void;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a yardstick in a process of its own. @param file in `yardsticks/` */
export async function startYardstick(file: string, port: number, env: Record<string, string>): Promise<Yardstick> {
  const child = fork(path.join(HERE, file), {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', PORT: String(port), ...env },
  });
  running.add(child);
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    stop: () => {
      running.delete(child);
      child.kill('SIGKILL');
    },
  };
}
