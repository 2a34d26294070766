/**
 * `npm test`: everything that must hold. `npm run check`: the same without the browser.
 * The last line is the sum of all suites, `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium } from './chromium.mjs';

const quick = process.argv[2] === 'check';
const scratch = mkdtempSync(path.join(os.tmpdir(), 'parvis-test-'));
const bin = (name) => path.join('node_modules', '.bin', name);
const totals = { passed: 0, failed: 0 };

/** A step that either holds or does not: it counts as one. */
async function holds(title, command, args) {
  count(title, (await run(title, command, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** A suite that writes its own figures. A run that ends badly without a failed test counts as one failed. */
async function suite(title, command, args, read, env = {}) {
  const code = await run(title, command, args, env);
  let figures = { passed: 0, failed: 0 };
  try {
    figures = read();
  } catch (error) {
    process.stderr.write(`${title} left no report: ${error.message}\n`);
  }
  if (code !== 0 && figures.failed === 0) figures.failed = 1;
  count(title, figures);
}

function count(title, { passed, failed }) {
  totals.passed += passed;
  totals.failed += failed;
  process.stdout.write(`-- ${title}: ${passed} passed, ${failed} failed\n`);
}

function run(title, command, args, env = {}) {
  process.stdout.write(`\n== ${title}\n`);
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const report = (name) => path.join(scratch, name);
const readJson = (name) => JSON.parse(readFileSync(report(name), 'utf8'));

try {
  await holds('build', process.execPath, ['scripts/build.mjs']);
  await holds('types', bin('tsc'), ['--noEmit']);
  await holds('lint', bin('eslint'), ['.', '--max-warnings', '0']);
  await holds('arrows', bin('depcruise'), ['app', 'emails', 'scripts', 'tests', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']);
  await suite('unit, domain and route tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('vitest.json')}`], () => {
    const { numPassedTests, numFailedTests, testResults } = readJson('vitest.json');
    // A file that could not even be loaded has no failed test of its own.
    const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  });
  if (!quick) {
    const chromium = await findChromium().catch((error) => {
      process.stderr.write(`${error.message}\n`);
      return null;
    });
    if (!chromium) count('browser journeys', { passed: 0, failed: 1 });
    else {
      await suite(
        'browser journeys',
        bin('playwright'),
        ['test', '-c', 'tests/browser/playwright.config.ts'],
        () => {
          const { stats } = readJson('browser.json');
          return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
        },
        { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report('browser.json') },
      );
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exitCode = totals.failed === 0 ? 0 : 1;
