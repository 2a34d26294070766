import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '~/domains/identity';
import { synonymInput } from '~/domains/search';
import {
  addSearchSynonym,
  getSearchReport,
  listSearchSynonyms,
  noteDeflection,
  noteOpened,
  rememberSearch,
  removeSearchSynonym,
  search,
  searchSubscribers,
  tidySearches,
} from '~/domains/search/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { category, refusal, someone, thread, visitor } from '../threads/world';

useDatabase();

const HOUR = 3_600_000;
let help: string;
let manager: Actor;
const look = async (q: string, reader: string | null = 'reader', actor: Actor = visitor) => rememberSearch(actor, reader, await search(actor, { q }));
const later = (ms: number) => setClock(() => new Date(Date.now() + ms));
const report = (days = 30) => getSearchReport(manager, { days });

beforeAll(async () => {
  help = await category();
  manager = await someone('manager');
  await thread({ categoryId: help, title: 'The portafilter is stuck again' });
  await deliverOnce(searchSubscribers);
});

beforeEach(async () => {
  setClock(null);
  await db.searchQuery.deleteMany();
  await db.searchDeflection.deleteMany();
});

describe('the log of searches', () => {
  it('keeps what was found and opened, and not who it was', async () => {
    const { searchId } = await look('portafilter', 'member-or-hash');
    await noteOpened(searchId!);
    const [row] = await db.searchQuery.findMany();
    expect(row).toMatchObject({ id: searchId, query: 'portafilter', found: 1, opened: 1, locale: 'en', engine: 'postgresql' });
    expect(JSON.stringify(row)).not.toContain('member-or-hash');
    await noteOpened('000000000000');
    await noteOpened("x' or true");
    expect((await db.searchQuery.findMany())[0]?.opened).toBe(1);
  });

  it('counts a repetition by the same reader once, and another reader’s for itself', async () => {
    const first = await look('Portafilter');
    const again = await look('portafilter');
    const other = await look('portafilter', 'somebody else');
    expect([again.searchId === first.searchId, other.searchId === first.searchId]).toEqual([true, false]);
    later(11 * 60_000);
    expect((await look('portafilter')).searchId).not.toBe(first.searchId);
  });

  it('leaves out crawlers, nothing at all, and what only people have', async () => {
    await someone('member', { username: 'onlyaperson' });
    for (const found of [await look('portafilter', null), await look('  '), await look('onlyaperson')]) expect(found.searchId).toBeNull();
    expect(await db.searchQuery.count()).toBe(0);
  });

  it('leaves out addresses and telephone numbers', async () => {
    await look('order of ana.b@example.org call +33 6 12 34 56 78 since 2026');
    expect((await db.searchQuery.findMany())[0]?.query).toBe('order of … call … since 2026');
  });

  it('forgets who it was within a day, and everything within a year', async () => {
    await look('portafilter');
    await noteDeflection('reader', 'thread1');
    later(24 * HOUR);
    await tidySearches();
    expect([(await db.searchQuery.findMany())[0]?.reader, (await db.searchDeflection.findMany())[0]?.reader]).toEqual([null, null]);
    later(366 * 24 * HOUR);
    await tidySearches();
    expect([await db.searchQuery.count(), await db.searchDeflection.count()]).toEqual([0, 0]);
  });
});

describe('the report', () => {
  it('tells what was searched in vain, and what nobody opened, the most frequent first', async () => {
    for (const reader of ['a', 'b', 'c']) await look('Décalcifier', reader);
    await look('unobtainium', 'a');
    for (const reader of ['a', 'b']) await look('portafilter', reader);
    const opened = await look('stuck', 'a');
    await look('stuck', 'b');
    await noteOpened(opened.searchId!);
    const { figures, nothingFound, neverOpened } = await report();
    expect(nothingFound.map(({ query, searches }) => [query, searches])).toEqual([['Décalcifier', 3], ['unobtainium', 1]]);
    expect(neverOpened.map(({ query, searches, found }) => [query, searches, found])).toEqual([['portafilter', 2, 1]]);
    expect(figures).toMatchObject({ searches: 8, withoutResult: 4, opened: 1 });
  });

  it('forgets a gap once it is filled', async () => {
    await look('gasketology', 'a');
    expect((await report()).nothingFound).toHaveLength(1);
    await thread({ categoryId: help, title: 'An introduction to gasketology' });
    await look('gasketology', 'b');
    expect((await report()).nothingFound).toEqual([]);
  });

  it('is the managers’', async () => {
    for (const actor of [visitor, await someone(), await someone('moderator')]) {
      expect(await refusal(getSearchReport(actor, { days: 7 }))).toMatch(/managersOnly|signInFirst/);
      expect(await refusal(listSearchSynonyms(actor))).toMatch(/managersOnly|signInFirst/);
    }
  });
});

describe('a deflection', () => {
  it('counts once, when no question follows within the hour', async () => {
    const [helped, stubborn] = [await someone(), await someone()];
    for (const member of [helped, helped, stubborn]) await noteDeflection(member.id, 'thread1');
    await thread({ by: stubborn, categoryId: help, title: 'I am asking all the same' });
    await deliverOnce(searchSubscribers);
    expect((await report()).figures.deflections).toBe(0); // it may still be asked
    later(2 * HOUR);
    expect((await report()).figures.deflections).toBe(1);
  });
});

describe('synonyms', () => {
  const add = (actor: Actor, word: string, other: string, language: '' | 'en' | 'fr' = '') => addSearchSynonym(actor, synonymInput.parse({ word, other, language }));
  const ids = async (q: string) => (await search(visitor, { q })).threads.map((hit) => hit.thread.id);

  it('find one by the other, both ways, also groups of words, until they are removed', async () => {
    const one = await thread({ categoryId: help, title: 'My coffee maker hums' });
    const other = await thread({ categoryId: help, title: 'My espressoïde hums' });
    expect([await ids('espressoide'), await ids('coffee maker')]).toEqual([[other.threadId], [one.threadId]]);
    await add(manager, ' Coffee  maker ', 'espressoïde');
    await add(manager, 'espressoïde', 'coffee maker'); // the same pair
    const found = [one.threadId, other.threadId].sort();
    expect([(await ids('espressoide')).sort(), (await ids('coffee maker hums')).sort()]).toEqual([found, found]);
    const [pair, ...more] = await listSearchSynonyms(manager);
    expect([pair, more]).toMatchObject([{ word: 'coffee maker', other: 'espressoïde', language: '' }, []]);
    await removeSearchSynonym(manager, { id: pair!.id });
    await removeSearchSynonym(manager, { id: pair!.id });
    expect(await ids('espressoide')).toEqual([other.threadId]);
    const kinds = (await db.activity.findMany({ where: { kind: { startsWith: 'search.' } } })).map(({ kind }) => kind);
    expect(kinds).toEqual(['search.synonym-added', 'search.synonym-removed']);
  });

  it('hold in the language they are kept for', async () => {
    const { threadId } = await thread({ categoryId: help, title: 'Le bidule ne marche plus du tout', body: 'Il s’est arrêté hier soir, et depuis rien ne bouge.' });
    await add(manager, 'bidule', 'thingamabob', 'en');
    expect(await ids('thingamabob')).toEqual([]);
    await add(manager, 'bidule', 'thingamabob', 'fr');
    expect(await ids('thingamabob')).toEqual([threadId]);
  });

  it('are two different words, and the managers’', async () => {
    expect(synonymInput.safeParse({ word: 'Café', other: 'cafe', language: '' }).success).toBe(false);
    expect(synonymInput.safeParse({ word: '!', other: 'cafe', language: '' }).success).toBe(false);
    expect(synonymInput.safeParse({ word: 'a', other: 'b', language: 'de' }).success).toBe(false);
    for (const actor of [visitor, await someone('moderator')]) {
      expect(await refusal(add(actor, 'one', 'two'))).toMatch(/managersOnly|signInFirst/);
      expect(await refusal(removeSearchSynonym(actor, { id: '1' }))).toMatch(/managersOnly|signInFirst/);
    }
  });
});
