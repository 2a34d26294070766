/** What the launchers share. Plain JavaScript, since it runs before anything is built. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of the checkout. Launchers work from there, wherever they were called. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Goes to the checkout, ends kindly on an old Node, and reads `.env`; what is set already stays. */
export function prepare() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!fits) {
    fail(`Parvis needs Node 20.19, 22.12, 24 or newer, and this is Node ${process.versions.node}. Get one from https://nodejs.org`);
  }
  process.chdir(root);
  if (!existsSync('node_modules')) fail('The packages are not installed yet. Run: npm ci');
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Ends the program with a message on the error stream. */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Ends the program after an error: with its message alone when it was written for people, with all there is otherwise. */
export function report(error) {
  fail(error?.forPeople ? error.message : (error?.stack ?? String(error)));
}
