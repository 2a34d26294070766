import { describe, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { timeZoneOf } from '~/http/locale.server';
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

  it('go by the clocks of the member, and of the site for whoever never chose a zone', () => {
    const site = { timeZone: 'Europe/Paris' };
    const member: MemberActor = {
      kind: 'member', id: 'imported', username: 'imported', displayName: null, avatarId: null, role: 'member', locale: 'en', timeZone: null, theme: null,
      singleKeys: true, mutes: false, via: 'browser', scopes: null, createdAt: new Date(),
    };
    expect(timeZoneOf(member, site)).toBe('Europe/Paris');
    expect(timeZoneOf({ ...member, timeZone: 'America/New_York' }, site)).toBe('America/New_York');
    expect(timeZoneOf({ kind: 'visitor', via: 'browser', locale: 'en' }, site)).toBe('Europe/Paris');
  });

  it('leave everything else to the words that all zones share', () => {
    expect(speak('en').in('Europe/Paris')('review.waiting', { n: 2 })).toBe('2 waiting');
    expect(speak('en').in('Europe/Paris')).toBe(speak('en').in('Europe/Paris'));
  });
});
