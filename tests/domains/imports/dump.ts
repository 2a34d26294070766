import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { Actor } from '~/domains/identity';

type Row = Record<string, string | number | null>;

export const importer: Actor = { kind: 'visitor', via: 'import', locale: 'en' };

const made: string[] = [];

/** A directory with the files given, as they are; removed after the tests of the file. */
export async function writeDump(files: Record<string, string>): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'parvis-dump-'));
  made.push(directory);
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(directory, `${name}.xml`), content);
  return directory;
}

/** To be called at the top level of a test file that writes dumps. */
export function removeDumps(): void {
  afterAll(async () => {
    for (const directory of made.splice(0)) await rm(directory, { recursive: true, force: true });
  });
}

/** A file as Stack Exchange writes it: byte order mark, declaration, a row a line. Null leaves the attribute out. */
export function file(root: string, rows: Row[]): string {
  const lines = rows.map((row) => {
    const attributes = Object.entries(row).filter(([, value]) => value !== null);
    return `  <row ${attributes.map(([name, value]) => `${name}="${escape(String(value))}"`).join(' ')} />\r\n`;
  });
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<${root}>\r\n${lines.join('')}</${root}>`;
}

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#xD;')
    .replace(/\n/g, '&#xA;');
}

const day = (number: number, time = '10:00:00.123') => `2014-03-${String(number).padStart(2, '0')}T${time}`;

export const user = (id: number, name: string, more: Row = {}): Row => ({
  Id: id, Reputation: 1, CreationDate: `2013-01-01T00:00:00.${String(500 + id).slice(-3)}`, DisplayName: name, LastAccessDate: day(20), ...more,
});
export const question = (id: number, title: string, more: Row = {}): Row => ({
  Id: id, PostTypeId: 1, CreationDate: day(1, `10:00:00.${String(id).padStart(3, '0')}`), Score: 5, ViewCount: 70, Body: `<p>${title}, I ask.</p>`,
  OwnerUserId: 1, LastActivityDate: day(3), Title: title, Tags: '<grinder><c#>', ...more,
});
export const answer = (id: number, parent: number, more: Row = {}): Row => ({
  Id: id, PostTypeId: 2, ParentId: parent, CreationDate: day(2, `10:00:00.${String(id).padStart(3, '0')}`), Score: 3, Body: '<p>Turn it off and on.</p>', OwnerUserId: 2, ...more,
});
export const comment = (id: number, post: number, more: Row = {}): Row => ({
  Id: id, PostId: post, Score: 1, Text: 'Which model is it?', CreationDate: day(3, `10:00:00.${String(id).padStart(3, '0')}`), UserId: 3, ...more,
});
export const history = (id: number, post: number, type: number, text: string, more: Row = {}): Row => ({
  Id: id, PostHistoryTypeId: type, PostId: post, RevisionGUID: `guid-${id}`, CreationDate: day(1), UserId: 1, Text: text, ...more,
});

/** A small whole dump: two questions, three answers, comments, edits, links, votes, one post by nobody. */
export function smallDump(): Record<string, string> {
  return {
    Users: file('users', [
      user(-1, 'Community'),
      user(1, 'François Dupré', { AboutMe: '<p>I <b>grind</b>.</p>', Location: 'Lyon', WebsiteUrl: 'example.com/me' }),
      user(2, 'Ana'),
      user(3, 'Ana', { WebsiteUrl: 'javascript:alert(1)' }),
      user(4, 'admin'),
    ]),
    Tags: file('tags', [{ Id: 1, TagName: 'grinder', Count: 2 }, { Id: 2, TagName: 'c#', Count: 1 }, { Id: 3, TagName: 'unused', Count: 0 }]),
    Posts: file('posts', [
      question(1, 'Why does the “grinder” stop & start?', { AcceptedAnswerId: 3, FavoriteCount: 2 }),
      answer(2, 1),
      answer(3, 1, { OwnerUserId: 3, Score: -2, CreationDate: day(2, '15:00:00.000') }),
      question(4, 'Comment nettoyer la buse à vapeur sans la démonter ?', {
        OwnerUserId: null, OwnerDisplayName: 'gone away', Tags: '|grinder|nettoyage|', ClosedDate: day(9), Body: '<p>Elle est bouchée, et je ne sais pas comment la nettoyer.</p>',
      }),
      answer(5, 4, { OwnerUserId: null }),
      { Id: 6, PostTypeId: 4, CreationDate: day(5), Score: 0, Body: 'About grinders', OwnerUserId: 1 },
      { Id: 7, PostTypeId: 5, CreationDate: day(5), Score: 0, Body: 'More about grinders', OwnerUserId: 1 },
    ]),
    Comments: file('comments', [
      comment(11, 1, { Text: '@Ana: *try* `it`\nand see' }),
      comment(12, 3, { UserId: null, UserDisplayName: 'passer-by' }),
      comment(13, 6),
    ]),
    Votes: file('votes', [
      { Id: 21, PostId: 1, VoteTypeId: 2, CreationDate: '2014-03-02T00:00:00.000' },
      { Id: 22, PostId: 3, VoteTypeId: 1, CreationDate: '2014-03-04T00:00:00.000' },
      { Id: 23, PostId: 2, VoteTypeId: 1, CreationDate: '2014-03-02T00:00:00.000' },
      { Id: 24, PostId: 1, VoteTypeId: 5, UserId: 2, CreationDate: '2014-03-02T00:00:00.000' },
    ]),
    Badges: file('badges', [{ Id: 31, UserId: 1, Name: 'Student', Date: day(2), Class: 3, TagBased: 'False' }]),
    PostHistory: file('posthistory', [
      history(41, 1, 2, 'It **stops**.\r\n\r\nAnd starts.', { RevisionGUID: 'one' }),
      history(42, 1, 1, 'Why does the grinder stop?', { RevisionGUID: 'one' }),
      history(43, 1, 3, '<grinder>', { RevisionGUID: 'one' }),
      history(44, 1, 5, 'It **stops**.\r\n\r\nAnd starts again.', { RevisionGUID: 'two', UserId: 2, Comment: 'clearer', CreationDate: day(6) }),
      history(45, 1, 4, 'Why does the “grinder” stop & start?', { RevisionGUID: 'two', UserId: 2, Comment: 'clearer', CreationDate: day(6) }),
      history(46, 1, 8, 'It **stops**.', { RevisionGUID: 'three', UserId: null, UserDisplayName: 'editor gone', CreationDate: day(7) }),
      history(47, 2, 2, 'Turn it *off* and on.', { CreationDate: day(2) }),
      history(48, 1, 10, '{"Voters":[]}', { CreationDate: day(8) }),
      history(49, 6, 2, 'About grinders', { CreationDate: day(5) }),
    ]),
    PostLinks: file('postlinks', [
      { Id: 51, CreationDate: day(4), PostId: 4, RelatedPostId: 1, LinkTypeId: 3 },
      { Id: 52, CreationDate: day(4), PostId: 5, RelatedPostId: 1, LinkTypeId: 1 },
      { Id: 53, CreationDate: day(4), PostId: 4, RelatedPostId: 999, LinkTypeId: 1 },
      { Id: 54, CreationDate: day(4), PostId: 2, RelatedPostId: 1, LinkTypeId: 1 },
    ]),
  };
}
