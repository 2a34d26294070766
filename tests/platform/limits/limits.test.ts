import { afterEach, describe, expect, it, vi } from 'vitest';
import { useDatabase } from '../../setup/database';
import { pool } from '~/platform/db/index.server';
import { TooMany } from '~/platform/errors';
import { forgive, limit, sweepLimits } from '~/platform/limits/index.server';
import { FIGURES } from '~/platform/limits/figures';

useDatabase();

afterEach(() => vi.useRealTimers());

async function useUp(name: keyof typeof FIGURES, key: string): Promise<void> {
  for (let used = 0; used < FIGURES[name].windows[0].points; used += 1) await limit(name, key);
}

describe('limit', () => {
  it('lets through as many as the table says, then refuses with whole seconds to wait', async () => {
    await useUp('signUp', 'net-1');
    const refused = await limit('signUp', 'net-1').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TooMany);
    const { retryAfterSeconds } = refused as TooMany;
    expect(Number.isInteger(retryAfterSeconds)).toBe(true);
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(30 * 60);
  });

  it('counts each key and each name apart', async () => {
    await useUp('mailTo', 'a@example.com');
    await limit('mailTo', 'b@example.com');
    await limit('passwordCheck', 'a@example.com');
    await expect(limit('mailTo', 'a@example.com')).rejects.toBeInstanceOf(TooMany);
  });

  it('counts calls at the same time exactly', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => limit('testMail', 'setup')));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(10);
  });

  it('holds the longer window when the shorter is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const start = Date.now();
    for (let minute = 0; minute < 5; minute += 1) {
      vi.setSystemTime(start + minute * 61_000);
      await useUp('signIn', 'net-2');
    }
    vi.setSystemTime(start + 6 * 61_000);
    await expect(limit('signIn', 'net-2')).rejects.toBeInstanceOf(TooMany); // the 31st within the hour
  });

  it('lets pass again when the time is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await useUp('signUp', 'net-3');
    await expect(limit('signUp', 'net-3')).rejects.toBeInstanceOf(TooMany);
    vi.setSystemTime(Date.now() + 31 * 60_000);
    await limit('signUp', 'net-3');
  });

  it('exempts staff from posting gaps only', async () => {
    for (let post = 0; post < 3; post += 1) await limit('postGap', 'm1', { role: 'moderator' });
    await limit('postGap', 'm2', { role: 'member' });
    await expect(limit('postGap', 'm2', { role: 'member' })).rejects.toBeInstanceOf(TooMany);
    await useUp('upload', 'm1');
    await expect(limit('upload', 'm1', { role: 'owner' })).rejects.toBeInstanceOf(TooMany);
  });

  it('keeps its counters without a log: a crash of the server only resets them', async () => {
    const { rows } = await pool.query("SELECT relpersistence::text AS kept FROM pg_class WHERE oid IN ('rate_limit'::regclass, 'rate_limit_pkey'::regclass)");
    expect(rows).toEqual([{ kept: 'u' }, { kept: 'u' }]);
  });

  it('forgives, forgets what is over, and keeps no address in the table', async () => {
    await useUp('mailTo', 'c@example.com');
    await forgive('mailTo', 'c@example.com');
    await limit('mailTo', 'C@example.com');
    const { rows } = await pool.query<{ key: string }>('SELECT key FROM rate_limit');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ key }) => key.includes('example'))).toEqual([]);
    await pool.query('UPDATE rate_limit SET expire = 1');
    await sweepLimits();
    expect((await pool.query('SELECT 1 FROM rate_limit')).rowCount).toBe(0);
  });
});
