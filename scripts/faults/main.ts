/**
 * `npm run faults [-- F1 F13 ...] [--quick]` drives the built server through the faults of
 * reliability.md, section 6, over HTTP. Prints what was done, the figures, and PASS or FAIL for each;
 * ends with 1 when one failed.
 */
import { parseArgs } from 'node:util';
import { buildSite } from '../lib/built-server';
import { acceptance } from './f15-acceptance';
import { bodies } from './f19-bodies';
import { counters } from './f16-counters';
import { decisions } from './f17-decisions';
import { database } from './f05-database';
import { kill } from './f01-kill';
import { mail } from './f07-mail';
import { names } from './f22-names';
import { pictures } from './f21-pictures';
import { repetition } from './f13-repetition';
import { secondProcess } from './f03-second-process';
import { sigterm } from './f02-sigterm';
import { streams } from './f25-streams';
import type { Fault, Stage } from './stage';

const FAULTS: Fault[] = [kill, sigterm, secondProcess, database, mail, repetition, acceptance, counters, decisions, bodies, pictures, names, streams];
const PORT = 4150;

process.env.LOG_LEVEL = 'silent';
process.env.LIMITS_FACTOR = '10000';
process.env.NODE_ENV = 'production';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean', default: false } } });
const wanted = positionals.length === 0 ? FAULTS : FAULTS.filter(({ id }) => positionals.includes(id));
if (wanted.length === 0) {
  console.error(`Usage: npm run faults -- [${FAULTS.map(({ id }) => id).join(' ')}] [--quick]`);
  process.exit(1);
}

await buildSite();
const results: { fault: Fault; failures: number; seconds: number }[] = [];
for (const fault of wanted) results.push(await perform(fault));

console.log('\nFault  Result  Seconds');
for (const { fault, failures, seconds } of results) {
  console.log(`${fault.id.padEnd(5)}  ${failures === 0 ? 'PASS' : 'FAIL'}    ${seconds.toFixed(0).padStart(7)}  ${fault.title}`);
}
const failed = results.filter(({ failures }) => failures > 0).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function perform(fault: Fault): Promise<{ fault: Fault; failures: number; seconds: number }> {
  console.log(`\n== ${fault.id}: ${fault.title}`);
  const started = performance.now();
  let failures = 0;
  const check: Stage['check'] = (claim, holds, figure) => {
    if (!holds) failures += 1;
    console.log(`  ${holds ? 'ok  ' : 'FAIL'}  ${claim}${figure === undefined ? '' : `: ${figure}`}`);
  };
  const stage: Stage = {
    quick: values.quick,
    note: (line) => console.log(`        ${line}`),
    check,
    measure: (claim, holds, figure) => (values.quick ? undefined : check(claim, holds, figure)),
    port: PORT,
  };
  try {
    await fault.run(stage);
  } catch (error) {
    check('the test ran to its end', false, error instanceof Error ? error.stack : String(error));
  }
  return { fault, failures, seconds: (performance.now() - started) / 1000 };
}
