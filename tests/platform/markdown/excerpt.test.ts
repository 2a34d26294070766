import { describe, expect, it } from 'vitest';
import { excerpt } from '~/platform/markdown/index.server';

describe('excerpt', () => {
  it('leaves a short text, on one line', () => {
    expect(excerpt('one\n\ntwo  three', 50)).toBe('one two three');
  });

  it('cuts at a word', () => {
    expect(excerpt('the quick brown fox jumps', 17)).toBe('the quick brown…');
    expect(excerpt('the quick, brown fox', 13)).toBe('the quick…');
  });

  it('cuts inside a word only when it must, never inside a character', () => {
    expect(excerpt('a'.repeat(30), 10)).toBe(`${'a'.repeat(9)}…`);
    expect(excerpt('👩‍👩‍👧‍👦'.repeat(5), 25)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
    expect(excerpt('e\u0301'.repeat(10), 6)).toBe('e\u0301e\u0301…');
  });

  it('never goes over its bound', () => {
    for (const bound of [1, 2, 10, 160]) expect(excerpt('mot é 🎉 '.repeat(100), bound).length).toBeLessThanOrEqual(bound);
  });
});
