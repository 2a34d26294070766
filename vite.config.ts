import path from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import remixConfig from './remix.config.js';

/**
 * The server build has two doors of our own beside Remix's: the process (`main`) and the command
 * line (`cli`). They share their chunks, so each module exists once in a process.
 */
function entries(): Plugin {
  return {
    name: 'parvis-entries',
    config(_, { isSsrBuild, command }) {
      if (command !== 'build') return;
      return isSsrBuild
        ? {
            build: {
              rollupOptions: {
                input: [path.resolve('app/server/main.ts'), path.resolve('app/server/cli.ts')],
                output: { entryFileNames: '[name].js' },
              },
            },
          }
        : { build: { rollupOptions: { input: [path.resolve('app/ui/client/enhance.ts')] } } };
    },
  };
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), entries()],
  resolve: { alias: { '~': path.resolve('app'), '#emails': path.resolve('emails') } },
  // The server looks up our own scripts in the manifest.
  build: { target: 'es2022', assetsInlineLimit: 0, manifest: true },
  // Taken into the build for the languages we colour; left outside, it brings all of its two hundred into memory.
  ssr: { target: 'node', noExternal: ['lowlight'] },
  server: { middlewareMode: true },
});
