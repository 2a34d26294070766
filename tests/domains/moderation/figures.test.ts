import { describe, expect, it } from 'vitest';
import { accuracyBonus, reportPoints, reportWeight, standingOf, urgencyOf } from '~/domains/moderation';
import { easterOf, holidaysOf } from '~/domains/moderation/holidays';
import { dueAfter } from '~/domains/moderation/working-hours';

const sorted = (dates: ReadonlySet<string>) => [...dates].sort();

describe('public holidays', () => {
  it('follow Easter', () => {
    const dates = { 2000: '04-23', 2008: '03-23', 2011: '04-24', 2019: '04-21', 2024: '03-31', 2025: '04-20', 2026: '04-05', 2027: '03-28', 2038: '04-25' };
    for (const [year, date] of Object.entries(dates)) expect(new Date(easterOf(Number(year))).toISOString().slice(0, 10)).toBe(`${year}-${date}`);
  });

  it('are those of France', () => {
    expect(sorted(holidaysOf('fr', 2026))).toEqual([
      ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'],
      ...['2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25'],
    ]);
  });

  it('are those of England, moved from weekends, as gov.uk lists them', () => {
    expect(sorted(holidaysOf('en', 2026))).toEqual(['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28']);
    expect(sorted(holidaysOf('en', 2027)).slice(-3)).toEqual(['2027-08-30', '2027-12-27', '2027-12-28']);
    expect([...holidaysOf('en', 2022)]).toEqual(expect.arrayContaining(['2022-01-03', '2022-12-26', '2022-12-27']));
    expect([...holidaysOf('en', 2028)]).toContain('2028-01-03');
  });
});

describe('a promise in working hours', () => {
  const due = (from: string, hours: number, language: string | null) => dueAfter(new Date(from), hours, language).toISOString();

  it('runs from nine to six on the clocks of the place, in summer and winter', () => {
    expect(due('2026-11-23T10:00:00Z', 4, 'fr')).toBe('2026-11-23T14:00:00.000Z');
    expect(due('2026-11-23T16:00:00Z', 4, 'fr')).toBe('2026-11-24T11:00:00.000Z');
    expect(due('2026-11-23T16:00:00Z', 4, 'en')).toBe('2026-11-24T11:00:00.000Z');
    expect(due('2026-07-01T03:00:00Z', 1, 'fr')).toBe('2026-07-01T08:00:00.000Z');
    expect(due('2026-07-01T03:00:00Z', 1, 'en')).toBe('2026-07-01T09:00:00.000Z');
  });

  it('passes over weekends and public holidays', () => {
    expect(due('2026-11-20T16:30:00Z', 1, 'fr')).toBe('2026-11-23T08:30:00.000Z');
    expect(due('2026-05-07T15:30:00Z', 1, 'fr')).toBe('2026-05-11T07:30:00.000Z');
    expect(due('2026-05-07T16:30:00Z', 1, 'en')).toBe('2026-05-08T08:30:00.000Z');
    // Off in both places, in one of them only: what may be in either language waits for the first who work.
    expect(due('2026-04-03T17:00:00Z', 1, null)).toBe('2026-04-07T08:00:00.000Z');
    expect(due('2026-05-08T08:00:00Z', 1, null)).toBe('2026-05-08T09:00:00.000Z');
  });
});

describe('weights', () => {
  it('are those of the field: nothing until the sixth report that was judged, and its ends', () => {
    expect(accuracyBonus({ right: 5, wrong: 0 })).toBe(0);
    expect(accuracyBonus({ right: 7, wrong: 3 })).toBe(0);
    expect(accuracyBonus({ right: 16, wrong: 0 })).toBe(10);
    expect(accuracyBonus({ right: 0, wrong: 16 })).toBe(-10);
    expect(reportWeight(0, { right: 0, wrong: 16 })).toBe(0);
    expect(reportWeight(5, { right: 16, wrong: 0 })).toBe(16);
  });

  it('give 20, 30, 40 and 60 reports a day with standing', () => {
    expect([0, 1, 2, 3, 4].map((standing) => 120 / reportPoints(standing))).toEqual([20, 20, 30, 40, 60]);
    expect(standingOf({ staff: false, days: 0, posts: 3, accepted: 0 })).toBe(0);
    expect(standingOf({ staff: false, days: 20, posts: 12, accepted: 0 })).toBe(2);
    expect(standingOf({ staff: true, days: 0, posts: 0, accepted: 0 })).toBe(5);
  });
});

it('puts what is grave first, and lets nothing wait for ever', () => {
  const at = new Date('2026-11-23T12:00:00Z');
  const hoursAgo = (hours: number) => new Date(at.getTime() - hours * 3_600_000);
  const item = (severity: number, openedHoursAgo: number, promise: number) => ({ severity, openedAt: hoursAgo(openedHoursAgo), dueAt: hoursAgo(openedHoursAgo - promise) });
  expect(urgencyOf(item(4, 0, 1), at)).toBeGreaterThan(urgencyOf(item(1, 24, 24), at));
  expect(urgencyOf(item(1, 96, 24), at)).toBeGreaterThan(urgencyOf(item(4, 0, 1), at));
});
