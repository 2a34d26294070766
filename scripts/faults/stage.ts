import { startBuilt, stopBuilt, type BuiltServer, type ServerOptions } from '../lib/built-server';
import { prepareWorld, type Player } from '../lib/cast';
import { makeDataDir, removeDataDir } from '../lib/data-dir';

/** One row of the table of faults (reliability.md, section 6). */
export interface Fault {
  id: string;
  title: string;
  run(stage: Stage): Promise<void>;
}

/** What a fault test says: lines about what it does, and claims with the figures that they rest on. */
export interface Stage {
  /** Shorter and without the figures that depend on the machine: for `npm test`. */
  quick: boolean;
  note(line: string): void;
  /** A claim that has to hold. */
  check(claim: string, holds: boolean, figure?: string | number): void;
  /** A claim about time or memory; left out when `quick`. */
  measure(claim: string, holds: boolean, figure: string | number): void;
  /** First of the ports that this test may use. */
  port: number;
}

export interface Scene {
  dataDir: string;
  players: Player[];
  /** Starts the server on the scene's data; it is stopped at the end at the latest. */
  start(env?: Record<string, string>, more?: Partial<ServerOptions>): Promise<BuiltServer>;
}

export interface SceneOptions {
  /** Members who can act. */
  players: number;
  threads?: number;
  posts?: number;
}

/** Sets up a community of its own for a test, and takes everything away afterwards, however it ended. */
export async function withScene(stage: Stage, { players, threads = 20, posts = 120 }: SceneOptions, play: (scene: Scene) => Promise<void>): Promise<void> {
  const dataDir = await makeDataDir('fault');
  const started: BuiltServer[] = [];
  try {
    const cast = await prepareWorld(dataDir, { members: Math.max(10, players), threads, posts }, players);
    await play({
      dataDir,
      players: cast,
      async start(env, more) {
        const server = await startBuilt({ dataDir, port: stage.port, env, ...more });
        started.push(server);
        return server;
      },
    });
  } finally {
    for (const server of started) server.signal('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
    await removeDataDir(dataDir);
  }
}

export { stopBuilt };
