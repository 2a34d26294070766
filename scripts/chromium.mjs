import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A Chromium for the browser journeys: the one of `CHROMIUM_PATH`, an installed one, Playwright's
 * own; otherwise one is installed (Debian's package for root, Playwright's download for others).
 *
 * @returns {Promise<string>} path of the program
 * @throws Error that says what to install
 */
export async function findChromium({ install = true } = {}) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (runs(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, but there is no program that can be run.`);
  }
  const found = installed() ?? (await playwrights());
  if (found) return found;
  if (install) {
    tryToInstall();
    const made = installed() ?? (await playwrights());
    if (made) return made;
  }
  throw new Error(
    'The browser journeys need Chromium, and it could not be installed from here.\n' +
      'Install it (Debian and Ubuntu: apt-get install chromium; others: npx playwright install chromium),\n' +
      'or name an installed one in CHROMIUM_PATH.',
  );
}

function installed() {
  const dirs = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of NAMES) {
    const hit = dirs.map((dir) => path.join(dir, name)).find(runs);
    if (hit) return hit;
  }
  return PLACES.find(runs) ?? null;
}

async function playwrights() {
  const { chromium } = await import('playwright');
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : null;
}

function tryToInstall() {
  const say = (line) => process.stderr.write(`${line}\n`);
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    say('Installing Chromium (Debian package)...');
    const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    try {
      execFileSync('apt-get', ['update', '-qq'], options);
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], options);
      return;
    } catch {
      say('The Debian package could not be installed.');
    }
  }
  say("Installing Playwright's Chromium...");
  spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
