import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import remixConfig from '../../remix.config.js';

interface Lock {
  packages: Record<string, { version?: string; hasInstallScript?: boolean; dev?: boolean; optional?: boolean; resolved?: string }>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const installed = Object.entries(lock.packages)
  .filter(([path]) => path.includes('node_modules/'))
  .map(([path, entry]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), ...entry }));
const versionsOf = (name: string): string[] => installed.filter((each) => each.name === name).map((each) => each.version ?? '');

const parts = (version: string): number[] => version.split('-')[0]!.split('.').map(Number);
function isBelow(version: string, least: string): boolean {
  const [a, b] = [parts(version), parts(least)];
  const at = [0, 1, 2].find((index) => a[index] !== b[index]);
  return at !== undefined && a[at]! < b[at]!;
}

/** The least versions without the known holes that concern us, with the advisory. */
const LEAST: Record<string, [version: string, because: string]> = {
  'react-router': ['6.30.6', 'GHSA-jjmj-jmhj-qwj2, open redirect'],
  'react-router-dom': ['6.30.6', 'GHSA-jjmj-jmhj-qwj2, open redirect'],
  '@remix-run/router': ['1.23.4', 'GHSA-jjmj-jmhj-qwj2, open redirect'],
  '@remix-run/server-runtime': ['2.17.5', 'GHSA-8x6r-g9mw-2r78, denial of service'],
  '@remix-run/react': ['2.17.5', 'GHSA-3cgp-3xvw-98x8, scripting in JSON-LD'],
  sharp: ['0.32.6', 'GHSA-54xq-cgqr-rpm3, libwebp'],
};

it.each(Object.entries(LEAST))('%s has the version that closes the known holes', (name, [least, because]) => {
  const versions = versionsOf(name);
  expect(versions.length, `${name} is not installed`).toBeGreaterThan(0);
  expect(versions.filter((version) => isBelow(version, least)), because).toEqual([]);
});

it('keeps out what is known to be unsafe, abandoned or to download at its installation', () => {
  const banned = ['happy-dom', 'csurf', 're2', 'puppeteer', 'oslo', '@lucia-auth/adapter-prisma', 'remix-validated-form', 'onnxruntime-node', 'request', 'node-sass'];
  expect(installed.map(({ name }) => name).filter((name) => banned.includes(name))).toEqual([]);
});

it('keeps the parts of Remix off whose advisories are open', () => {
  expect(remixConfig.future).toMatchObject({ v3_singleFetch: false, v3_lazyRouteDiscovery: false });
});

it('records no address of the registry that a package came from', () => {
  expect(installed.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

it('locks every package that another one names for some platform', () => {
  const locked = new Set(Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  const named = Object.values(lock.packages).flatMap((entry) => Object.keys((entry as { optionalDependencies?: Record<string, string> }).optionalDependencies ?? {}));
  expect([...new Set(named)].filter((name) => !locked.has(name))).toEqual([]);
});
