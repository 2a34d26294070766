import { describe, expect, it } from 'vitest';
import { BadRow, count, instant, optionalWhole, tagNames, text, whole } from '~/domains/imports/dump/fields';

describe('the fields of a row', () => {
  it('reads whole numbers and refuses what is none', () => {
    expect(whole({ Id: '-1' }, 'Id')).toBe(-1);
    expect(optionalWhole({}, 'Id')).toBeNull();
    expect(() => whole({}, 'Id')).toThrow(new BadRow('missingValue|field=Id'));
    for (const Id of ['1.5', 'x', '1e3', '0x1', '9'.repeat(16)]) expect(() => whole({ Id }, 'Id')).toThrow(new BadRow('badValue|field=Id'));
    expect(() => count({ Score: '3000000000' }, 'Score')).toThrow(BadRow);
  });

  it('reads text that a post may have', () => {
    expect(text({ Body: '' }, 'Body')).toBe('');
    expect(() => text({}, 'Body')).toThrow(new BadRow('missingValue|field=Body'));
    expect(() => text({ Body: 'a'.repeat(500_001) }, 'Body')).toThrow(new BadRow('tooLong|field=Body'));
  });

  it('reads instants as UTC to the millisecond', () => {
    expect(instant({ D: '2011-08-17T20:18:56.507' }, 'D')).toBe('2011-08-17T20:18:56.507Z');
    expect(instant({ D: '2011-08-17T20:18:56' }, 'D')).toBe('2011-08-17T20:18:56.000Z');
    expect(instant({ D: '2011-08-17T20:18:56.5079999+02:00' }, 'D')).toBe('2011-08-17T18:18:56.507Z');
    for (const D of ['2011-02-30T00:00:00', '2011-13-01T00:00:00', 'yesterday', '2011-08-17']) expect(() => instant({ D }, 'D')).toThrow(BadRow);
  });

  it('reads tags in both spellings that dumps have had', () => {
    expect(tagNames('<verbs><past-tense><c++>')).toEqual(['verbs', 'past-tense', 'c++']);
    expect(tagNames('|verbs|Verbs|.net|')).toEqual(['verbs', '.net']);
    expect(tagNames(undefined)).toEqual([]);
  });
});
