/** `npm run demo`, `npm start`, `npm run dev` and `npm run worker`: builds what is stale and starts. */
import { pathToFileURL } from 'node:url';
import { fail, prepare, report } from './launch.mjs';

const MODES = {
  demo: { PARVIS_MODE: 'demo', NODE_ENV: 'production' },
  production: { PARVIS_MODE: 'production', NODE_ENV: 'production' },
  dev: { PARVIS_MODE: 'development', NODE_ENV: 'development' },
  worker: { NODE_ENV: 'production' },
};

const mode = process.argv[2] ?? '';
if (!Object.hasOwn(MODES, mode)) fail(`Usage: node scripts/start.mjs ${Object.keys(MODES).join(' | ')}`);
prepare();
Object.assign(process.env, MODES[mode]);
process.env.PARVIS_MODE ??= 'production';

try {
  const { build } = await import('./build.mjs');
  if (mode === 'dev') {
    await build({ site: false });
    const { createServer } = await import('vite');
    const vite = await createServer({ appType: 'custom', server: { middlewareMode: true } });
    const { main } = await vite.ssrLoadModule('/app/server/main.ts');
    await main('dev', { vite });
  } else {
    await build();
    const { main } = await import(pathToFileURL('build/server/main.js').href);
    await main(mode);
  }
} catch (error) {
  report(error);
}
