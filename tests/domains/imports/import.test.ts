import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockImport } from '~/domains/imports/session.store.server';
import { importStackExchange, lookupLegacy, type ImportReport } from '~/domains/imports/index.server';
import { recount } from '~/domains/threads/index.server';
import { Invalid } from '~/platform/errors';
import { query, withClient } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, comment, file, history, importer, question, removeDumps, smallDump, user, writeDump } from './dump';

useDatabase();
removeDumps();

const run = (directory: string, dryRun = false) => importStackExchange(importer, { directory, dryRun, category: null });
const one = async (sql: string) => (await query<Record<string, unknown>>(`test.${sql}`.slice(0, 60) + sql.length, sql))[0];
const fileOf = (report: ImportReport, name: string) => report.files.find((each) => each.file === `${name}.xml`)!;
const why = (report: ImportReport, name: string) => Object.fromEntries(fileOf(report, name).reasons.map(({ reason, lines }) => [reason, lines]));
const counts = () =>
  one(`select (select count(*) from thread) as threads, (select count(*) from post) as posts, (select count(*) from member) as members,
              (select count(*) from revision) as revisions, (select count(*) from imported_item) as items, (select count(*) from tag) as tags,
              (select count(*) from thread_link) as links, (select count(*) from activity) as activities, (select count(*) from category) as categories`);

describe('importing a Stack Exchange dump', () => {
  let directory = '';

  it('says in a dry run what it would make, and makes nothing', async () => {
    directory = await writeDump(smallDump());
    const before = await counts();
    const report = await run(directory, true);
    expect(report).toMatchObject({
      dryRun: true,
      problems: false,
      made: { members: 5, questions: 2, answers: 3, comments: 2, acceptedAnswers: 1, tags: 4, links: 2, unnamedMembers: 0 },
    });
    expect(await counts()).toEqual(before);
  });

  it('makes everything that has a place here, and says why the rest has none', async () => {
    const report = await run(directory);
    expect(report.made).toEqual({
      members: 5, questions: 2, answers: 3, comments: 2, acceptedAnswers: 1, revisions: 3, tags: 4, links: 2, unnamedMembers: 0,
    });
    expect(why(report, 'Posts')).toEqual({ tagWiki: [8, 9] });
    expect(why(report, 'Comments')).toEqual({ noPost: [5] });
    expect(why(report, 'Votes')).toEqual({ votersUnnamed: [3], favourite: [6], acceptanceWithdrawn: [5] });
    expect(why(report, 'PostHistory')).toEqual({ historyEvent: [10], noPost: [11] });
    expect(why(report, 'PostLinks')).toEqual({ noPost: [5], selfLink: [6] });
    expect(why(report, 'Badges')).toEqual({ badge: [3] });
    for (const each of report.files) expect(each.read, each.file).toBe(each.made + each.already + each.leftOut);
    expect((await recount()).filter(({ drift }) => drift > 0)).toEqual([]);
  });

  it('keeps members as people who have not claimed their account', async () => {
    const rows = await query<Record<string, unknown>>(
      'test.members',
      "select username, display_name, status, bio, location, website from member where status <> 'closed' order by created_at, username",
    );
    expect(rows.map((row) => [row.username, row.display_name])).toEqual([
      ['Community', 'Community'], ['François-Dupré', 'François Dupré'], ['Ana', 'Ana'], ['Ana-3', 'Ana'], ['user4', 'admin'],
    ]);
    expect(rows[1]).toMatchObject({ status: 'unclaimed', bio: 'I **grind**.', location: 'Lyon', website: 'https://example.com/me' });
    expect(rows[3]!.website).toBeNull();
    expect(await one('select count(*) as n from account')).toEqual({ n: 0 });
  });

  it('keeps dates, scores, views, language, tags and closings of questions', async () => {
    const [stop, clean] = await query<Record<string, unknown>>('test.threads', 'select * from thread order by created_at');
    expect(stop).toMatchObject({
      kind: 'question', title: 'Why does the “grinder” stop & start?', slug: 'why-does-the-grinder-stop-start', score: 5, view_count: 70,
      reply_count: 2, comment_count: 2, last_number: 5, accepted_count: 1, locked_at: null,
      created_at: new Date('2014-03-01T10:00:00.001Z'), first_response_at: new Date('2014-03-02T10:00:00.002Z'),
      solved_at: new Date('2014-03-04T00:00:00Z'), last_activity_at: new Date('2014-03-03T10:00:00.012Z'),
    });
    expect(clean).toMatchObject({ language: 'fr', locked_at: new Date('2014-03-09T10:00:00.123Z'), last_number: 2 });
    const tags = await query<{ slugs: string[] }>(
      'test.tags',
      'select array_agg(g.slug order by g.slug) as slugs from thread_tag t join tag g on g.id = t.tag_id group by thread_id order by 1',
    );
    expect(tags.map((row) => row.slugs)).toEqual([['c#', 'grinder'], ['grinder', 'nettoyage']]);
  });

  it('keeps the Markdown that was typed, edits with their editors, and names without accounts', async () => {
    const posts = await query<Record<string, unknown>>(
      'test.posts',
      `select p.kind, p.number, p.source, p.html, p.score, p.base_score, p.author_label, m.username, p.revision_count, p.accepted_at, p.parent_id
         from post p join member m on m.id = p.author_id join thread t on t.id = p.thread_id order by t.created_at, p.number`,
    );
    expect(posts.map((post) => [post.kind, post.number])).toEqual([
      ['opening', 1], ['answer', 2], ['answer', 3], ['comment', 4], ['comment', 5], ['opening', 1], ['answer', 2],
    ]);
    expect(posts[0]).toMatchObject({ source: 'It **stops**.', html: '<p>It <strong>stops</strong>.</p>\n', revision_count: 3, score: 5, base_score: 5 });
    expect(posts[1]).toMatchObject({ source: 'Turn it *off* and on.', username: 'Ana', accepted_at: null });
    expect(posts[2]).toMatchObject({ source: 'Turn it off and on.', username: 'Ana-3', score: -2, accepted_at: new Date('2014-03-04T00:00:00Z') });
    expect(posts[3]!.html).toContain('href="/m/Ana');
    expect(posts[4]).toMatchObject({ author_label: 'passer-by' });
    expect(posts[5]).toMatchObject({ author_label: 'gone away', username: posts[4]!.username });
    expect(posts[6]).toMatchObject({ author_label: null, username: posts[4]!.username });
    const revisions = await query<Record<string, unknown>>(
      'test.revisions',
      'select r.number, r.title, r.tag_slugs, r.note, r.editor_label, m.username from revision r left join member m on m.id = r.editor_id order by r.number',
    );
    expect(revisions).toMatchObject([
      { number: 1, title: 'Why does the grinder stop?', tag_slugs: ['grinder'], username: 'François-Dupré' },
      { number: 2, title: 'Why does the “grinder” stop & start?', note: 'clearer', username: 'Ana' },
      { number: 3, username: null, editor_label: 'editor gone' },
    ]);
  });

  it('knows where the old addresses lead', async () => {
    const thread = await lookupLegacy('question', '1');
    expect(thread).toMatchObject({ kind: 'thread', slug: 'why-does-the-grinder-stop-start' });
    expect(await lookupLegacy('post', '1')).toEqual(thread);
    expect(await lookupLegacy('post', '3')).toMatchObject({ kind: 'post' });
    // The other platform leads from the number of an answer under /questions to the answer.
    expect(await lookupLegacy('question', '3')).toEqual(await lookupLegacy('post', '3'));
    expect(await lookupLegacy('user', '3')).toEqual({ kind: 'member', username: 'Ana-3' });
    expect(await lookupLegacy('tag', 'C#')).toEqual({ kind: 'tag', slug: 'c#' });
    for (const [kind, id] of [['question', '99'], ['user', '99'], ['post', '6'], ['post', 'x'], ['tag', 'none']] as const) {
      expect(await lookupLegacy(kind, id), `${kind} ${id}`).toBeNull();
    }
  });

  it('changes nothing the second time, from wherever the dump is read', async () => {
    const before = await counts();
    const report = await run(await writeDump(smallDump()));
    expect(Object.values(report.made).every((count) => count === 0)).toBe(true);
    expect(fileOf(report, 'Posts')).toMatchObject({ made: 0, already: 5, leftOut: 2 });
    expect(fileOf(report, 'PostHistory')).toMatchObject({ made: 0, already: 7 });
    expect(await counts()).toEqual(before);
  });

  it('adds what a later dump has more', async () => {
    const dump = smallDump();
    const later = dump.Posts!.replace('</posts>', `${file('x', [answer(8, 4, { CreationDate: '2015-01-01T00:00:00.000' })]).split('\n')[2]}\n</posts>`);
    const report = await run(await writeDump({ ...dump, Posts: later }));
    expect(report.made).toMatchObject({ questions: 0, answers: 1, comments: 0, members: 0 });
    expect(await one("select number, (select last_number from thread t where t.id = p.thread_id) as last from post p where created_at = '2015-01-01T00:00:00Z'")).toEqual({ number: 3, last: 3 });
    expect((await recount()).filter(({ drift }) => drift > 0)).toEqual([]);
  });

  it('keeps another site with the same numbers apart', async () => {
    const report = await run(
      await writeDump({
        Posts: file('posts', [question(1, 'Another site altogether', { CreationDate: '2019-01-01T00:00:00.000', OwnerUserId: 1 })]),
        Users: file('users', [user(1, 'François Dupré', { CreationDate: '2018-01-01T00:00:00.000' })]),
      }),
    );
    expect(report.made).toMatchObject({ questions: 1, members: 1 });
    expect(await one("select username from member where created_at = '2018-01-01T00:00:00Z'")).toEqual({ username: 'François-Dupré-1' });
  });

  it('makes members of authors known by number, and names them when it learns their names', async () => {
    const posts = file('posts', [question(1, 'Who wrote this then', { CreationDate: '2020-01-01T00:00:00.000', OwnerUserId: 77 })]);
    const first = await run(await writeDump({ Posts: posts }));
    expect(first.made).toMatchObject({ questions: 1, members: 0, unnamedMembers: 1 });
    expect(first.missing).toContain('Users.xml');
    expect(await lookupLegacy('user', '77')).toEqual({ kind: 'member', username: 'user77' });
    const second = await run(await writeDump({ Posts: posts, Users: file('users', [user(77, 'Grace Baker')]) }));
    expect(second.made).toMatchObject({ questions: 0, members: 1, unnamedMembers: 0 });
    expect(await lookupLegacy('user', '77')).toEqual({ kind: 'member', username: 'Grace-Baker' });
  });
});

describe('a faulty dump', () => {
  it('is refused without Posts.xml, without a directory, or with an unknown category', async () => {
    const empty = await writeDump({ Users: file('users', []) });
    await expect(run(empty)).rejects.toEqual(new Invalid({ directory: [`dumpNoPosts|path=${empty}`] }));
    await expect(run(`${empty}/none`)).rejects.toEqual(new Invalid({ directory: [`dumpNoDirectory|path=${empty}/none`] }));
    const whole = await writeDump(smallDump());
    await expect(importStackExchange(importer, { directory: whole, dryRun: false, category: 'none' })).rejects.toBeInstanceOf(Invalid);
  });

  it('that is still packed says what to unpack', async () => {
    const directory = await writeDump({ Users: file('users', []) });
    const archive = path.join(directory, 'french.meta.stackexchange.com.7z');
    await writeFile(archive, '');
    await expect(run(directory)).rejects.toEqual(new Invalid({ directory: [`dumpPacked|path=${directory}|name=french.meta.stackexchange.com.7z`] }));
    await Promise.all(['stackoverflow.com-Badges.7z', 'stackoverflow.com-Posts.7z'].map((name) => writeFile(path.join(directory, name), '')));
    await expect(run(directory)).rejects.toEqual(new Invalid({ directory: [`dumpPacked|path=${directory}|name=stackoverflow.com-Posts.7z`] }));
    await expect(run(archive)).rejects.toEqual(new Invalid({ directory: [`dumpIsFile|path=${archive}`] }));
  });

  it('goes on without a file that cannot be read', async () => {
    const directory = await writeDump({ Posts: file('posts', [question(1, 'Read me if you can', { CreationDate: '2023-01-01T00:00:00' })]), Users: 'x' });
    await rm(path.join(directory, 'Users.xml'));
    await symlink(path.join(directory, 'Users.xml'), path.join(directory, 'Users.xml'));
    await mkdir(path.join(directory, 'Tags.xml'));
    const report = await run(directory);
    expect(report.missing).toEqual(expect.arrayContaining(['Users.xml', 'Tags.xml']));
    expect(report.made.questions).toBe(1);
  });

  it('has its bad rows named with their lines, and the rest is made', async () => {
    const at = { CreationDate: '2021-01-01T00:00:00.000' };
    const rows = file('posts', [
      question(1, 'A good question to begin with', at),
      question(2, '', at),
      question(3, 'The date of this one is wrong', { CreationDate: '2021-02-30T00:00:00' }),
      question(1, 'The same number once more', at),
      answer(5, 2, at),
      answer(6, 99, at),
      question(7, 'The last of the good questions', { ...at, AcceptedAnswerId: 1234 }),
    ]);
    const cut = rows.slice(0, rows.lastIndexOf('Title=')).replace('Id="2"', 'Id="2');
    const report = await run(await writeDump({ Posts: cut, Comments: file('comments', [comment(1, 1), comment(2, 7)]) }));
    expect(report).toMatchObject({ problems: true, made: { questions: 1, answers: 0, comments: 1 } });
    expect(why(report, 'Posts')).toEqual({
      brokenRow: [4], 'badValue|field=CreationDate': [5], duplicateId: [6], noQuestion: [7, 8], cutShort: [9],
    });
    expect(fileOf(report, 'Posts').reasons.filter(({ problem }) => !problem).map(({ reason }) => reason)).toEqual(['noQuestion']);
    expect(why(report, 'Comments')).toEqual({ noPost: [4] });

    const mended = await run(await writeDump({ Posts: rows.replace('Title=""', 'Title="Now it has one"'), Comments: file('comments', [comment(1, 1), comment(2, 7)]) }));
    expect(mended.made).toMatchObject({ questions: 2, answers: 1, comments: 1 });
    expect(fileOf(mended, 'Posts').notes).toEqual([{ reason: 'acceptedMissing', count: 1, lines: [9], problem: false }]);
    expect((await recount()).filter(({ drift }) => drift > 0)).toEqual([]);
  });

  it('loses only the thread that the database refuses', async () => {
    await query('test.refuse', "alter table post add constraint refused check (text not like '%forbidden word%')");
    const at = { CreationDate: '2022-01-01T00:00:00.000' };
    const posts = file('posts', [
      question(1, 'Good question number one', at),
      question(2, 'Bad question number two', { ...at, Body: '<p>a forbidden word</p>' }),
      answer(3, 2, at),
      question(4, 'Good question number three', at),
    ]);
    const dump = {
      Posts: posts,
      PostHistory: file('posthistory', [history(1, 2, 2, 'a forbidden word')]),
      PostLinks: file('postlinks', [{ Id: 1, CreationDate: '2022-01-02T00:00:00', PostId: 1, RelatedPostId: 2, LinkTypeId: 1 }]),
    };
    const report = await run(await writeDump(dump));
    expect(report).toMatchObject({ problems: true, made: { questions: 2, answers: 0, links: 0 } });
    expect(why(report, 'Posts')).toEqual({ failed: [4, 5] });
    expect(why(report, 'PostHistory')).toEqual({ noPost: [3] });
    expect(why(report, 'PostLinks')).toEqual({ noPost: [3] });
    await query('test.allow', 'alter table post drop constraint refused');
    expect((await run(await writeDump(dump))).made).toMatchObject({ questions: 1, answers: 1, links: 1 });
  });
});

it('lets one import run at a time', async () => {
  await withClient(async (first) => {
    expect(await lockImport(first, 0)).toBe(true);
    await withClient(async (second) => expect(await lockImport(second, 300)).toBe(false));
  });
  await withClient(async (third) => expect(await lockImport(third)).toBe(true));
});
