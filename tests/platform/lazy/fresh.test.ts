import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fresh } from '~/platform/lazy';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

describe('what many ask for', () => {
  it('is read once in two seconds, and anew when it was changed', async () => {
    let reads = 0;
    const kept = fresh(async () => (reads += 1));
    expect(await Promise.all([kept.get(), kept.get()])).toEqual([1, 1]);
    vi.advanceTimersByTime(1_999);
    expect(await kept.get()).toBe(1);
    vi.advanceTimersByTime(1);
    expect(await kept.get()).toBe(2);
    kept.forget();
    expect(await kept.get()).toBe(3);
  });

  it('stays the same object for as long as it is read as it was', async () => {
    let colour = 'red';
    const kept = fresh(async () => ({ colour }));
    const first = await kept.get();
    kept.forget();
    expect(await kept.get()).toBe(first);
    colour = 'blue';
    kept.forget();
    expect(await kept.get()).toEqual({ colour: 'blue' });
    expect(first).toEqual({ colour: 'red' });
  });

  it('is asked for again by who comes after a failure, also while an older one is still to fail', async () => {
    const answers: ((error: Error | null) => void)[] = [];
    const kept = fresh(() => new Promise<number>((resolve, reject) => answers.push((error) => (error ? reject(error) : resolve(answers.length)))));
    const first = kept.get();
    kept.forget();
    const second = kept.get();
    answers[0]!(new Error('away'));
    await expect(first).rejects.toThrow('away');
    expect(kept.get()).toBe(second);
    answers[1]!(new Error('away'));
    await expect(second).rejects.toThrow('away');
    const third = kept.get();
    answers[2]!(null);
    expect(await third).toBe(3);
  });
});
