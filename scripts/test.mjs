/**
 * `npm test`: everything that must hold. `npm run check`: the same without the browser.
 * The last line is the sum of all suites, `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findChromium } from './chromium.mjs';

const quick = process.argv[2] === 'check';
const scratch = mkdtempSync(path.join(os.tmpdir(), 'parvis-test-'));
const bin = (name) => path.join('node_modules', '.bin', name);
const totals = { passed: 0, failed: 0 };
/** What failed, said once more at the end: the top of a long log is often cut off. */
const failures = [];

/** A step that either holds or does not: it counts as one. Its words come together when it is over, so that several may run at once. */
async function holds(title, command, args) {
  const words = [];
  const code = await run(command, args, {}, words);
  process.stdout.write(`\n== ${title}\n${Buffer.concat(words)}`);
  if (code === 0) count(title, { passed: 1, failed: 0 });
  else count(title, { passed: 0, failed: 1 }, [`ended with code ${code}`]);
}

/** A suite that writes its own figures. A run that ends badly without a failed test counts as one failed. */
async function suite(title, command, args, read, env = {}) {
  process.stdout.write(`\n== ${title}\n`);
  const code = await run(command, args, env);
  let figures = { passed: 0, failed: 0, what: [] };
  try {
    figures = read();
  } catch (error) {
    figures.what.push(`left no report: ${error.message}`);
  }
  if (code !== 0 && figures.failed === 0) {
    figures.failed = 1;
    figures.what.push(`ended with code ${code} without a failed test: an error that no test caught stands above`);
  }
  count(title, figures, figures.what);
}

function count(title, { passed, failed }, what = []) {
  totals.passed += passed;
  totals.failed += failed;
  for (const each of what) failures.push(`${title}: ${each}`);
  process.stdout.write(`-- ${title}: ${passed} passed, ${failed} failed\n`);
}

/** @param words takes what the command prints; without it, that is printed at once */
function run(command, args, env = {}, words = undefined) {
  return new Promise((resolve) => {
    const out = words ? 'pipe' : 'inherit';
    const child = spawn(command, args, { stdio: ['ignore', out, out], env: { ...process.env, ...env } });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => words.push(data));
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const report = (name) => path.join(scratch, name);
const readJson = (name) => JSON.parse(readFileSync(report(name), 'utf8'));

const here = (file) => path.relative(process.cwd(), file);
/** The first lines of a message, without the colours of a terminal. */
const indented = (message) => stripVTControlCharacters(message ?? '').split('\n').slice(0, 12).map((line) => `    ${line}`).join('\n');

/** The journeys of a suite, and of the suites in it, that did not hold at the first try, with all that was wrong: the first error is seldom the cause. */
function failedSpecs({ specs = [], suites = [] }) {
  const failed = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => [`${file} › ${title}`, ...results.flatMap(({ errors }) => errors.map(({ message }) => indented(message)))].join('\n')),
  );
  return [...failed, ...suites.flatMap(failedSpecs)];
}

try {
  await holds('build', process.execPath, ['scripts/build.mjs']);
  await Promise.all([
    holds('lint', bin('eslint'), ['.', '--max-warnings', '0']),
    holds('types', bin('tsc'), ['--noEmit']).then(() =>
      holds('arrows', bin('depcruise'), ['app', 'emails', 'scripts', 'tests', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']),
    ),
  ]);
  await suite('unit, domain and route tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('vitest.json')}`], () => {
    const { numPassedTests, numFailedTests, testResults } = readJson('vitest.json');
    // A file that could not even be loaded has no failed test of its own.
    const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
    const what = testResults.flatMap((file) => [
      ...file.assertionResults.filter((test) => test.status === 'failed').map((test) => `${here(file.name)} › ${test.fullName}\n${indented(test.failureMessages.join('\n'))}`),
      ...(broken.includes(file) ? [`${here(file.name)}\n${indented(file.message)}`] : []),
    ]);
    return { passed: numPassedTests, failed: numFailedTests + broken.length, what };
  });
  if (!quick) {
    const chromium = await findChromium().catch((error) => {
      process.stderr.write(`${error.message}\n`);
      return null;
    });
    if (!chromium) count('browser journeys', { passed: 0, failed: 1 }, ['there is no Chromium']);
    else {
      await suite(
        'browser journeys',
        bin('playwright'),
        ['test', '-c', 'tests/browser/playwright.config.ts'],
        () => {
          const { stats, suites, errors } = readJson('browser.json');
          const what = [...errors.map(({ message }) => indented(message)), ...suites.flatMap(failedSpecs)];
          return { passed: stats.expected, failed: stats.unexpected + stats.flaky, what };
        },
        { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report('browser.json') },
      );
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
for (const each of failures) process.stdout.write(`\nFAILED ${each}\n`);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exitCode = totals.failed === 0 ? 0 : 1;
