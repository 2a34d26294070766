import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => path.join('app', file))
  .filter((file) => /<FieldErrors\b/.test(readFileSync(file, 'utf8')));

/** A field made by hand shows its own errors; the list on top of the form must know what it is called, too. */
it.each(files)('%s says what its fields are called', (file) => {
  expect(readFileSync(file, 'utf8')).toContain('useNamed(');
});
