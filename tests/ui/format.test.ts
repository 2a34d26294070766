import { describe, expect, it } from 'vitest';
import { formatDate, formatNumber, formatPercent, formatRelative, type Locale, type RelativeStyle } from '~/ui/format';
import { translator } from './render';

const NOW = new Date('2026-05-20T10:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function ago(ms: number, style: RelativeStyle, locale: Locale = 'en', zone = 'Europe/Paris'): string {
  return formatRelative(new Date(NOW.getTime() - ms), NOW, style, locale, zone, translator(locale)).replaceAll(/[\u00a0\u202f]/g, ' ');
}

describe('relative time', () => {
  it.each([
    [0, 'just now', 'just now'],
    [59_000, 'just now', 'just now'],
    [MINUTE, '1 min', '1 minute ago'],
    [12 * MINUTE, '12 min', '12 minutes ago'],
    [59 * MINUTE, '59 min', '59 minutes ago'],
    [HOUR, '1 h', '1 hour ago'],
    [11 * HOUR, '11 h', '11 hours ago'],
    [13 * HOUR, 'yesterday', 'yesterday'],
    [3 * DAY, '3 d', '3 days ago'],
    [20 * DAY, '30 Apr', '20 days ago'],
    [40 * DAY, '10 Apr', 'on 10 Apr 2026'],
    [400 * DAY, '15 Apr 2025', 'on 15 Apr 2025'],
  ])('%i ms ago is "%s" in a column and "%s" in a sentence', (ms, short, long) => {
    expect(ago(ms, 'short')).toBe(short);
    expect(ago(ms, 'long')).toBe(long);
  });

  it('is written in French', () => {
    expect(ago(12 * MINUTE, 'short', 'fr')).toBe('12 min');
    expect(ago(3 * DAY, 'short', 'fr')).toBe('3 j');
    expect(ago(3 * DAY, 'long', 'fr')).toBe('il y a 3 jours');
    expect(ago(400 * DAY, 'long', 'fr')).toBe('le 15 avr. 2025');
  });

  it('counts days by the calendar of the reader', () => {
    // 22:30 UTC on the 19th is already the 20th in Tokyo, and 19:00 on the 20th is its "today".
    expect(ago(11.5 * HOUR, 'long', 'en', 'Asia/Tokyo')).toBe('11 hours ago');
    expect(ago(13 * HOUR, 'long', 'en', 'Asia/Tokyo')).toBe('13 hours ago');
    expect(ago(13 * HOUR, 'long', 'en', 'America/New_York')).toBe('yesterday');
  });

  it('speaks of the future as well', () => {
    expect(ago(-2 * HOUR, 'long')).toBe('in 2 hours');
    expect(ago(-DAY, 'long')).toBe('tomorrow');
  });
});

describe('dates and numbers', () => {
  it('puts the day first and uses 24 hours', () => {
    expect(formatDate(NOW, 'date', 'en', 'Europe/Paris')).toBe('20 May 2026');
    expect(formatDate(NOW, 'time', 'en', 'Europe/Paris')).toBe('12:00');
    expect(formatDate(NOW, 'date', 'fr', 'Europe/Paris')).toBe('20 mai 2026');
  });

  it('separates thousands and shortens', () => {
    expect(formatNumber(1204, 'en')).toBe('1,204');
    expect(formatNumber(1204, 'fr').replaceAll(/[\u00a0\u202f]/g, ' ')).toBe('1 204');
    expect(formatNumber(999, 'en', true)).toBe('999');
    expect(formatNumber(12_840, 'fr', true).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe('12,8 k');
    expect(formatPercent(0.714, 'en')).toBe('71%');
  });
});
