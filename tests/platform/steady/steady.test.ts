import { describe, expect, it } from 'vitest';
import { derived, Remembered, steady, steadyNumber } from '~/platform/steady/index.server';

describe('a steady value', () => {
  it('is known by a number, and so are its parts', () => {
    const value = steady({ part: { deep: {} } });
    const all = [steadyNumber(value), steadyNumber(value.part)];
    expect(new Set(all).size).toBe(2);
    expect(all).not.toContain(undefined);
    expect(steadyNumber(value.part.deep)).toBeUndefined();
    expect([steadyNumber({}), steadyNumber(null), steadyNumber('text')]).toEqual([undefined, undefined, undefined]);
  });

  it('cannot be changed, nor what it holds', () => {
    const value = steady({ list: [{ n: 1 }] });
    expect(() => (value.list[0]!.n = 2)).toThrow(TypeError);
    expect(() => value.list.push({ n: 3 })).toThrow(TypeError);
  });

  it('has what follows from it made once, by name', () => {
    const value = steady({ n: 2 });
    let made = 0;
    const double = (name: string) => derived(value, name, ({ n }) => ({ double: n * 2, made: (made += 1) }));
    expect(double('one')).toBe(double('one'));
    expect(double('two')).toEqual({ double: 4, made: 2 });
    expect(steadyNumber(double('one'))).toBeDefined();
  });
});

describe('what is remembered', () => {
  it('is the same object for the same facts', () => {
    const values = new Remembered<{ n: number }>(100);
    const one = values.keep('one', { n: 1 });
    expect(values.find('one')).toBe(one);
    expect(steadyNumber(one)).toBeDefined();
    expect(values.find('two')).toBeUndefined();
  });

  it('is forgotten when there is no more room, what was used last going last', () => {
    const values = new Remembered<{ n: number }>(6);
    values.keep('one', { n: 1 });
    values.keep('two', { n: 2 });
    values.find('one');
    values.keep('six', { n: 6 });
    expect([values.find('one'), values.find('two'), values.find('six')]).toEqual([{ n: 1 }, undefined, { n: 6 }]);
  });

  it('lets go of what has no room at all', () => {
    const values = new Remembered<{ n: number }>(2);
    expect(values.keep('long', { n: 1 })).toEqual({ n: 1 });
    expect(values.find('long')).toBeUndefined();
  });
});
