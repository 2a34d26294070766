import { describe, expect, it } from 'vitest';
import { speak } from '~/platform/i18n/index.server';
import { formatDate } from '~/ui/format';

const until = Date.UTC(2026, 10, 25, 22, 10);

describe('moments in sentences', () => {
  it.each(['en', 'fr'] as const)('are written as pages write them beside, by the clocks of the reader and with their zone (%s)', (locale) => {
    for (const zone of ['Europe/Paris', 'America/New_York', 'UTC']) {
      const t = speak(locale).in(zone);
      const there = formatDate(new Date(until), 'full', locale, zone);
      for (const key of ['errors.suspendedUntil', 'errors.silencedUntil']) expect(t(key, { until })).toContain(there);
      expect(t('hidden.edit', { from: until })).toContain(there);
    }
    expect(speak(locale)('errors.suspendedUntil', { until })).toContain('UTC');
  });

  it('name the day that it is there', () => {
    const late = Date.UTC(2026, 10, 25, 23, 30);
    const subject = (zone: string) => speak('en').in(zone)('sanctions.subject.silence', { ends: 'yes', until: late });
    expect([subject('Europe/Paris'), subject('UTC')]).toEqual([expect.stringContaining('until 26 November 2026'), expect.stringContaining('until 25 November 2026')]);
  });

  it('leave everything else to the words that all zones share', () => {
    expect(speak('en').in('Europe/Paris')('review.waiting', { n: 2 })).toBe('2 waiting');
    expect(speak('en').in('Europe/Paris')).toBe(speak('en').in('Europe/Paris'));
  });
});
