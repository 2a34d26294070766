/**
 * `npm run migration -- NAME` writes `prisma/migrations/<timestamp>_NAME/migration.sql`: what has to
 * change in a database that has had all migrations, so that it fits `prisma/schema/*.prisma`. Read it
 * before you commit it, and add by hand what Prisma's schema cannot say.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { missingFromMigrations } from './lib/schema-diff';
import { withScratchServer } from './lib/scratch-server';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migration -- NAME   (lower-case letters, digits and _, for example add_polls)');
  process.exit(1);
}

const sql = await withScratchServer((url) => missingFromMigrations(url));
if (sql === '') {
  console.log('The migrations already make what the schema describes: nothing to write.');
} else {
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = path.join('prisma', 'migrations', `${timestamp}_${name}`);
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, 'migration.sql'), sql);
  console.log(`Wrote ${directory}/migration.sql. Read it, and add what the schema cannot say.`);
}
