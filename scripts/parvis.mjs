/** `npm run parvis -- COMMAND ...`: builds what is stale and runs a command. */
import { pathToFileURL } from 'node:url';
import { prepare, report } from './launch.mjs';

prepare();
process.env.NODE_ENV ??= 'production';
process.env.PARVIS_MODE ??= 'production';

try {
  const { build } = await import('./build.mjs');
  await build();
  const { run } = await import(pathToFileURL('build/server/cli.js').href);
  await run(process.argv.slice(2));
} catch (error) {
  report(error);
}
