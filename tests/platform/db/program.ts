/**
 * A program that uses the built-in database, run as a process of its own by embedded.test.ts:
 * `program.ts DATA_DIR own|share`. It answers on standard output, one JSON object a line, and stops in
 * good order when its standard input ends.
 */
// Past the door, which would load Prisma into each of many processes.
import { startEmbedded } from '~/platform/db/embedded/index.server';
import { DatabaseProblem } from '~/platform/db/problem';

const [dataDir = '', role = 'own'] = process.argv.slice(2);
const say = (words: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(words)}\n`);

try {
  const database = await startEmbedded({
    dataDir,
    program: `test ${role}`,
    share: role === 'share',
    note: (note) => say({ note }),
    lost: (problem) => {
      say({ lost: problem.message });
      process.exit(1);
    },
  });
  say({ url: database.url, directory: database.directory });
  process.stdin.resume();
  process.stdin.on('end', () => {
    void database.stop().then(() => {
      say({ stopped: true });
      process.exit(0);
    });
  });
} catch (error) {
  if (!(error instanceof DatabaseProblem)) throw error;
  say({ problem: error.message });
  process.exit(1);
}
