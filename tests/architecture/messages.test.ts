import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = 'app/platform/i18n/messages';
type Tree = { [key: string]: string | Tree };

function keysOf(locale: string): Map<string, string> {
  const keys = new Map<string, string>();
  const walk = (tree: Tree, at: string): void => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') keys.set(`${at}.${key}`, value);
      else walk(value, `${at}.${key}`);
    }
  };
  for (const file of readdirSync(path.join(ROOT, locale))) {
    walk(JSON.parse(readFileSync(path.join(ROOT, locale, file), 'utf8')) as Tree, file.split('.')[0]!);
  }
  return keys;
}

const en = keysOf('en');
const fr = keysOf('fr');
const code = ['app', 'scripts']
  .flatMap((top) => readdirSync(top, { recursive: true, encoding: 'utf8' }).map((file) => path.join(top, file)))
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.includes('generated'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

it('says the same things in both languages', () => {
  expect([...fr.keys()].sort()).toEqual([...en.keys()].sort());
});

it('leaves no message empty, and none untranslated by mistake', () => {
  for (const [key, value] of [...en, ...fr]) expect(value.trim(), key).not.toBe('');
});

it('fills the same gaps in both languages', () => {
  const gaps = (text: string): string[] => [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1]!))].sort();
  for (const [key, value] of en) expect(gaps(fr.get(key) ?? ''), key).toEqual(gaps(value));
});

it('uses the spaces and marks of French', () => {
  for (const [key, value] of fr) {
    const words = value.replace(/\{[^{}]*\{[^]*\}\}|\{[^{}]*\}/g, 'x').replace(/https?:\/\/\S+/g, '').replace(/::?\w+/g, '');
    expect(words, `${key}: straight apostrophe`).not.toMatch(/\p{L}'\p{L}/u);
    expect(words, `${key}: space before a double mark`).not.toMatch(/[^\s\u00a0\u202f] ?[;?](\s|$)|[^\s\u00a0\u202f\d]:(\s|$)|[ ][:;?»](\s|$)|« /);
  }
});

/** Keys that code puts together, as `t(`role.${role}`)`: the part before the gap counts as used. */
const builtPrefixes = [...code.matchAll(/[`'"]([a-z][\w]*(?:\.[\w]+)*\.?)\$\{/g)].map((match) => match[1]!);

it('says nothing that nobody asks for', () => {
  const unused = [...en.keys()].filter((key) => {
    const tail = key.split('.').slice(1).join('.');
    const asked = code.includes(`'${key}'`) || code.includes(`"${key}"`) || code.includes('`' + key + '`');
    const askedAsReason = key.startsWith('errors.') && new RegExp(`['"\`]${tail}(?=['"\`|])`).test(code);
    return !asked && !askedAsReason && !builtPrefixes.some((prefix) => prefix.length > 3 && key.startsWith(prefix));
  });
  expect(unused).toEqual([]);
});

it('knows every message that is asked for', () => {
  const asked = new Set([...code.matchAll(/\bt\(\s*'([a-z]\w*(?:\.\w+)+)'/g)].map((match) => match[1]!));
  expect([...asked].filter((key) => !en.has(key))).toEqual([]);
});
