/** Imports a dump as a process of its own, for interrupted.test.ts: `import-program.ts DATABASE_URL DIRECTORY`. Says how many posts it has made. */
import { importStackExchange } from '~/domains/imports/import-stack-exchange.server';
import { connectDatabase } from '~/platform/db/index.server';

const [url = '', directory = ''] = process.argv.slice(2);
connectDatabase({ url, poolSize: 2 });
await importStackExchange({ kind: 'visitor', via: 'import', locale: 'en' }, { directory, dryRun: false, category: null }, ({ step, done }) => {
  if (step === 'posts') process.stdout.write(`${done}\n`);
});
process.exit(0);
