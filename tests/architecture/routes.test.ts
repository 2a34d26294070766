import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import routes from '../../app/routes';

interface Entry {
  file: string;
  children?: Entry[];
}

const listed = new Set<string>();
const collect = (entries: readonly Entry[]): void => {
  for (const entry of entries) {
    listed.add(path.join('app', entry.file));
    if (entry.children) collect(entry.children);
  }
};
collect(routes as readonly Entry[]);

const files = readdirSync('app/routes', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(path.join('api', 'endpoints')))
  .map((file) => path.join('app', 'routes', file));

it('has a file for every address, and an address for every file', () => {
  expect([...listed].sort()).toEqual([...new Set(files)].sort());
});

it.each(files)('%s goes through the wrappers', (file) => {
  const text = readFileSync(file, 'utf8');
  for (const name of ['loader', 'action']) {
    const exported = new RegExp(`export (?:const ${name} = (\\w+)[(<]|(?:async )?function ${name}\\b|const ${name}\\b)`).exec(text);
    if (exported) expect(exported[1], `${name} of ${file}`).toMatch(/^(page|mutation|verb|resource|machine)$/);
  }
});
