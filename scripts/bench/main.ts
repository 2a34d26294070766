/**
 * `npm run bench [-- --posts 100000] [--seconds 8] [--scale] [--only thread] [--moderation]` drives the built server on a big world
 * and prints what each kind of page and of search costs, beside a bare Remix page and a static one, and whether the bars hold.
 * Ends with 1 when one was missed. `--scale` compares a million posts with ten thousand instead; `--import 1e9 --from DIR`
 * imports a dump of a billion bytes, made of copies of the one in DIR, and says what memory that took.
 * `--moderation` drives the review queue with a thousand open items.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { buildSite, startBuilt, stopBuilt } from '../lib/built-server';
import { databaseOf } from '../lib/cast';
import { bars, type Bar } from './bars';
import { firstViews } from './first-view';
import { measureImport } from './import';
import { measureKinds } from './measure-kinds';
import { fillQueue, measureReview } from './moderation';
import { readingKinds } from './kinds';
import { compareYardsticks } from './compare-yardsticks';
import { printBars, printKinds, printReview, printScale, printViews, printYardsticks } from './print';
import { scale } from './scale';
import { searchKinds } from './searches';
import { openWorld } from './world';

const PORT = 4160;
const PLAYERS = 20;

process.env.LOG_LEVEL = 'silent';
process.env.LIMITS_FACTOR = '10000';
process.env.NODE_ENV = 'production';

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '8' },
    scale: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    import: { type: 'string' },
    from: { type: 'string', default: '../shared/data/french-meta' },
    moderation: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const note = (line: string): void => console.log(line);
const load = (): string => os.loadavg().map((figure) => figure.toFixed(1)).join(' ');

note(`Node ${process.version}, ${os.cpus().length} processors, load before ${load()}`);
await buildSite();
const reached: Bar[] = await measure();
printBars(reached);
note(`load after ${load()}`);
process.exit(reached.every(({ holds }) => holds) ? 0 : 1);

function measure(): Promise<Bar[]> {
  if (values.import) return measureImport(Number(values.import), values.from, note);
  if (values.moderation) return review();
  return values.scale ? million() : pages();
}

async function million(): Promise<Bar[]> {
  const scaled = await scale(PORT, note);
  printScale(scaled);
  return bars.scale(scaled);
}

async function review(): Promise<Bar[]> {
  const { dataDir, players: staff } = await openWorld(Number(values.posts), PLAYERS, note, true);
  const server = await startBuilt({ dataDir, port: PORT, env: { LOG_LEVEL: 'warn' } });
  const url = await databaseOf(dataDir);
  await fillQueue(url, staff);
  const measured = await measureReview({ server, url, staff, seconds });
  printReview(measured);
  await stopBuilt(server);
  return bars.review(measured);
}

async function pages(): Promise<Bar[]> {
  const { dataDir, players } = await openWorld(Number(values.posts), PLAYERS, note, true);
  const server = await startBuilt({ dataDir, port: PORT, env: { LOG_LEVEL: 'warn' } });
  note(`The server was ready after ${(server.bootMs / 1000).toFixed(1)} s`);
  const url = await databaseOf(dataDir);
  const kinds = [...(await readingKinds(url)), ...(await searchKinds(url))].filter(({ name }) => name.includes(values.only));
  const threads = (await readingKinds(url)).find(({ name }) => name.startsWith('thread'))!;
  const yardsticks = await compareYardsticks({ server, url, threads, players, seconds, port: PORT + 1 });
  printYardsticks(yardsticks);
  const measured = await measureKinds({ server, url, kinds, players, seconds, withPosting: values.only === '' });
  printKinds(measured);
  const wanted = [
    { name: 'home, visitor', url: `${server.origin}/`, cookie: null },
    { name: 'list page, visitor', url: `${server.origin}/new`, cookie: null },
    { name: 'thread, visitor', url: server.origin + threads.paths[0]!, cookie: null },
    { name: 'thread, member', url: server.origin + threads.paths[0]!, cookie: players[0]!.cookie },
  ];
  const weights = await firstViews(wanted);
  const views = weights?.map((view, at) => ({ ...view, name: wanted[at]!.name, member: wanted[at]!.cookie !== null })) ?? [];
  if (weights) printViews(views);
  else note('\nThere is no Chromium here: what a first view loads was not measured.');
  await stopBuilt(server);
  return [...bars.kinds(measured), ...bars.yardsticks(yardsticks), ...bars.views(views)];
}
