import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let checkout = '';

beforeEach(async () => {
  checkout = await realpath(await mkdtemp(path.join(os.tmpdir(), 'parvis-checkout-')));
  for (const script of ['launch', 'build', 'start', 'parvis']) {
    await cp(`scripts/${script}.mjs`, path.join(checkout, 'scripts', `${script}.mjs`));
  }
  await mkdir(path.join(checkout, 'node_modules'));
});
afterEach(async () => {
  await rm(checkout, { recursive: true, force: true });
});

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(checkout, file)), { recursive: true });
  await writeFile(path.join(checkout, file), text);
}

/** Runs a launcher from another directory, as a service manager would. */
function run(args: string[], env: Record<string, string> = {}) {
  const [script = '', ...rest] = args;
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(checkout, 'scripts', script), ...rest], {
    cwd: os.tmpdir(),
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const SHOW = 'export const main = async (mode) => console.log(JSON.stringify([mode, process.cwd(), process.env.PARVIS_MODE, process.env.NODE_ENV, process.env.PORT]))';

describe('start.mjs', () => {
  it('says how it is used', () => {
    const { status, stderr } = run(['start.mjs', 'fast']);
    expect(status).toBe(1);
    expect(stderr).toBe('Usage: node scripts/start.mjs demo | production | dev | worker\n');
  });

  it('says what is missing before npm ci', async () => {
    await rm(path.join(checkout, 'node_modules'), { recursive: true });
    expect(run(['start.mjs', 'demo'])).toMatchObject({ status: 1, stderr: 'The packages are not installed yet. Run: npm ci\n' });
  });

  it('starts what was built elsewhere, in its mode, from the checkout, with .env behind what is set', async () => {
    await put('build/server/main.js', SHOW);
    await put('.env', 'PORT=1111\nPARVIS_MODE=test\n');
    expect(JSON.parse(run(['start.mjs', 'demo']).stdout)).toEqual(['demo', checkout, 'demo', 'production', '1111']);
    expect(JSON.parse(run(['start.mjs', 'production'], { PORT: '2222' }).stdout)).toEqual(['production', checkout, 'production', 'production', '2222']);
    expect(JSON.parse(run(['start.mjs', 'worker']).stdout)).toEqual(['worker', checkout, 'test', 'production', '1111']);
  });

  it('shows a message for people without a stack, and anything else with it, and ends with 1', async () => {
    await put('build/server/main.js', `export const main = async () => { throw Object.assign(new Error('Do this.'), { forPeople: true }) }`);
    expect(run(['start.mjs', 'demo'])).toMatchObject({ status: 1, stderr: 'Do this.\n' });
    await put('build/server/main.js', `export const main = async () => { throw new TypeError('oops') }`);
    const { status, stderr } = run(['start.mjs', 'demo']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/TypeError: oops\n\s+at main/);
  });
});

describe('parvis.mjs', () => {
  it('hands the words of the command to the built program', async () => {
    await put('build/server/cli.js', 'export const run = async (words) => { console.log(words.join("|")); process.exitCode = 3 }');
    expect(run(['parvis.mjs', 'token', 'create', '--member', 'ada'])).toMatchObject({ status: 3, stdout: 'token|create|--member|ada\n', stderr: '' });
  });
});

describe('build.mjs', () => {
  /** Stand-ins for the two programs it runs; each leaves a line in `runs`. */
  async function putTools(): Promise<void> {
    const tool = (mark: string, code = 0) =>
      `const fs = require('fs'); fs.appendFileSync('runs', '${mark} ' + process.argv[2] + '\\n');
       fs.mkdirSync('app/platform/db/generated', { recursive: true }); fs.mkdirSync('build', { recursive: true });
       console.error('${mark} speaks'); process.exit(${code});`;
    await put('node_modules/prisma/package.json', '{}');
    await put('node_modules/prisma/build/index.js', tool('prisma'));
    await put('node_modules/@remix-run/dev/package.json', '{}');
    await put('node_modules/@remix-run/dev/dist/cli.js', tool('remix'));
    await put('app/routes.ts', 'export default []');
    await put('prisma/schema/base.prisma', 'schema');
  }
  const runs = async () => {
    const text = await readFile(path.join(checkout, 'runs'), 'utf8').catch(() => '');
    await rm(path.join(checkout, 'runs'), { force: true });
    return text.trim().split('\n').filter(Boolean);
  };

  it('builds once, and again only what a change touches', async () => {
    await putTools();
    expect(run(['build.mjs']).status).toBe(0);
    expect(await runs()).toEqual(['prisma generate', 'remix vite:build']);
    expect(run(['build.mjs'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await runs()).toEqual([]);
    await put('app/routes/home.tsx', 'export default null');
    run(['build.mjs']);
    expect(await runs()).toEqual(['remix vite:build']);
    await put('prisma/schema/base.prisma', 'another schema');
    run(['build.mjs', '--client-only']);
    expect(await runs()).toEqual(['prisma generate']);
    run(['build.mjs', '--force']);
    expect(await runs()).toEqual(['prisma generate', 'remix vite:build']);
  });

  it('shows what a tool said when it fails, and tries again the next time', async () => {
    await putTools();
    await put('node_modules/@remix-run/dev/dist/cli.js', `console.error('no such file'); process.exit(2)`);
    expect(run(['build.mjs'])).toMatchObject({ status: 1, stderr: expect.stringContaining('@remix-run/dev vite:build failed:\nno such file\n') as string });
    await putTools();
    expect(run(['build.mjs']).status).toBe(0);
  });

  it('is not stopped by the lock of a build that was killed', async () => {
    await putTools();
    await put('node_modules/.parvis-build/pid', '999999999');
    expect(run(['build.mjs']).status).toBe(0);
  });
});
