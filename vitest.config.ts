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
    // Its own figure is one less, which is a single one on the smallest machines.
    maxWorkers: Math.max(2, os.availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
