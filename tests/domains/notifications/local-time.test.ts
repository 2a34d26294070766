import { describe, expect, it } from 'vitest';
import { instantOf, localTime, mondayOf, quietUntil } from '~/domains/notifications/local-time';
import { periodsDue } from '~/domains/notifications/digest/periods';

const iso = (date: Date | null) => date?.toISOString() ?? null;

describe('a time on a wall', () => {
  it.each([
    ['Europe/Paris', '2027-03-28', 480, '2027-03-28T06:00:00.000Z'],
    ['Europe/Paris', '2027-03-27', 480, '2027-03-27T07:00:00.000Z'],
    ['Europe/Paris', '2027-10-31', 480, '2027-10-31T07:00:00.000Z'],
    ['America/New_York', '2027-03-14', 480, '2027-03-14T12:00:00.000Z'],
    ['Australia/Lord_Howe', '2027-10-03', 480, '2027-10-02T21:00:00.000Z'], // moves by half an hour
    ['Asia/Kathmandu', '2027-05-05', 480, '2027-05-05T02:15:00.000Z'],
    // Shown twice: the first. Passed over: when it would have been.
    ['Europe/Paris', '2027-10-31', 150, '2027-10-31T00:30:00.000Z'],
    ['Europe/Paris', '2027-03-28', 150, '2027-03-28T01:30:00.000Z'],
  ])('in %s on %s, %i minutes after midnight, is one instant', (zone, date, minutes, instant) => {
    expect(iso(instantOf(zone, date, minutes))).toBe(instant);
  });

  it('is read back', () => {
    expect(localTime('Asia/Kolkata', new Date('2027-05-05T20:00:00Z'))).toEqual({ date: '2027-05-06', minutes: 90 });
    expect([mondayOf('2027-05-03'), mondayOf('2027-05-09')]).toEqual(['2027-05-03', '2027-05-03']);
  });
});

describe('quiet hours', () => {
  const until = (at: string, from: number | null, to: number | null) => iso(quietUntil('Europe/Paris', new Date(at), from, to));

  it('may pass over midnight, and over a change of the clock', () => {
    expect(until('2027-05-05T19:59:00Z', 22 * 60, 7 * 60)).toBeNull();
    expect(until('2027-05-05T20:00:00Z', 22 * 60, 7 * 60)).toBe('2027-05-06T05:00:00.000Z');
    expect(until('2027-05-06T04:59:00Z', 22 * 60, 7 * 60)).toBe('2027-05-06T05:00:00.000Z');
    expect(until('2027-05-06T05:00:00Z', 22 * 60, 7 * 60)).toBeNull();
    expect(until('2027-03-27T22:00:00Z', 22 * 60, 7 * 60)).toBe('2027-03-28T05:00:00.000Z');
  });

  it('are none, where none were chosen', () => {
    expect(until('2027-05-05T23:00:00Z', null, null)).toBeNull();
  });
});

describe('the digests that are due', () => {
  const due = (at: string) => periodsDue('Europe/Paris', new Date(at)).map(({ rhythm, day, from, due }) => [rhythm, day, (due.getTime() - from.getTime()) / 3_600_000]);

  it('are of the day and of the week, which have an hour less or more where the clock changed', () => {
    expect(due('2027-03-28T06:00:00Z')).toEqual([['daily', '2027-03-28', 23], ['weekly', '2027-03-22', 168]]);
    expect(due('2027-03-29T10:00:00Z')).toEqual([['daily', '2027-03-29', 24], ['weekly', '2027-03-29', 167]]);
    expect(due('2027-11-01T18:59:00Z')).toEqual([['daily', '2027-11-01', 24], ['weekly', '2027-11-01', 169]]);
  });

  it('are none at night', () => {
    expect(due('2027-05-05T05:59:00Z')).toEqual([]);
    expect(due('2027-05-05T18:00:00Z')).toEqual([]);
  });
});
