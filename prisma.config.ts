import path from 'node:path';
import { defineConfig } from 'prisma/config';

// `prisma generate` runs without its schema engine but insists on finding the program, which it would
// otherwise download. Any program will do; this one is always there.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: path.join('prisma', 'schema'),
  migrations: { path: path.join('prisma', 'migrations') },
});
