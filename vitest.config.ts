import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: { '~': path.resolve('app'), '#emails': path.resolve('emails') },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    // What tests store as files stays out of the checkout; tests/setup/global.ts takes it away.
    env: { DATA_DIR: path.join(os.tmpdir(), `parvis-vitest-${process.pid}-files`), DATABASE_URL: '' },
    globalSetup: ['tests/setup/global.ts'],
    setupFiles: ['tests/setup/console.ts'],
    // Its own figure is a core less, which is a single one on the smallest machines. Each worker has a database server of its
    // own (tests/setup/global.ts); when one is given there is one worker.
    maxWorkers: process.env.DATABASE_URL_TEST ? 1 : Math.min(4, Math.max(2, os.availableParallelism())),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
