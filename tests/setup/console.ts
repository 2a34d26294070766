import { afterEach, beforeEach, expect, vi } from 'vitest';

/**
 * Whatever is written to the console as an error or a warning fails the test that caused it. A test
 * that expects one replaces the method itself: `vi.spyOn(console, 'error').mockImplementation(...)`.
 */
const written: unknown[][] = [];

beforeEach(() => {
  written.length = 0;
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      written.push(words);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(written, 'written to the console as an error or a warning').toEqual([]);
});
