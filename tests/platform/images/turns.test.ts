import { describe, expect, it } from 'vitest';
import { makeTurns } from '~/platform/images/turns';

describe('turns', () => {
  it('keeps to the number and the weight, in order, and lets a heavy one alone', async () => {
    const turns = makeTurns(2, 10);
    let running: number[] = [];
    const seen: number[][] = [];
    const job = (weight: number) =>
      turns.take(weight, async () => {
        running = [...running, weight];
        seen.push(running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running = running.filter((one) => one !== weight);
      });
    await Promise.all([1, 2, 3, 99, 9, 8].map(job));
    expect(seen).toHaveLength(6);
    for (const together of seen) {
      expect(together.length).toBeLessThanOrEqual(2);
      if (together.length > 1) expect(together.reduce((sum, weight) => sum + weight)).toBeLessThanOrEqual(10);
    }
  });

  it('goes on after an error', async () => {
    const turns = makeTurns(1, 1);
    await expect(turns.take(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.take(1, async () => 'yes')).toBe('yes');
  });
});
