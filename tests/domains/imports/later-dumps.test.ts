import { describe, expect, it } from 'vitest';
import { importStackExchange, lookupLegacy, type ImportReport } from '~/domains/imports/index.server';
import { recount } from '~/domains/threads/index.server';
import { pool, query } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, comment, file, history, importer, question, removeDumps, user, writeDump } from './dump';

useDatabase();
removeDumps();

const run = async (files: Record<string, string>) => importStackExchange(importer, { directory: await writeDump(files), dryRun: false, category: null });
const one = async (sql: string) => (await pool.query<Record<string, unknown>>(sql)).rows[0];
const notesOf = (report: ImportReport, name: string) => Object.fromEntries(report.files.find((each) => each.file === `${name}.xml`)!.notes.map(({ reason, lines }) => [reason, lines]));
/** Moments of a site of its own, so that the imports of this file stay apart. */
const on = (year: number, second = 0) => ({ CreationDate: `${year}-05-06T07:08:${String(second).padStart(2, '0')}.123` });

describe('a site and the one about it', () => {
  it('stay apart though their members are the same, and each is known again', async () => {
    const Users = file('users', [user(1, 'Ines'), user(2, 'Paul'), user(3, 'Ana')]);
    const main = { Users, Posts: file('posts', [question(1, 'Of the main site', on(2001, 1)), answer(2, 1, on(2001, 2))]) };
    const meta = { Users, Posts: file('posts', [question(1, 'Of the meta site', on(2002, 1)), answer(2, 1, on(2002, 2)), answer(3, 1, on(2002, 3))]) };
    const first = await run(main);
    const second = await run(meta);
    expect(second.source).not.toBe(first.source);
    expect(second.made).toMatchObject({ questions: 1, answers: 2 });
    for (const [dump, { source }] of [[main, first], [meta, second]] as const) {
      const again = await run(dump);
      expect([again.source, again.made.questions, again.made.answers, again.made.members]).toEqual([source, 0, 0, 0]);
    }
  });

  it('goes on where an import ended that had made members without names and nothing else', async () => {
    const dump = { Posts: file('posts', [question(1, 'By somebody known by number', { ...on(2003), OwnerUserId: 71 })]) };
    const directory = await writeDump(dump);
    const { source } = await importStackExchange(importer, { directory, dryRun: true, category: null });
    const [member] = await query<{ id: string }>('test.any', 'select id from member limit 1');
    await query('test.begun', `insert into imported_item (source, kind, source_id, target_id) values ($1, 'user', '71', $2), ($1, 'unnamed', '71', $2)`, [source, member!.id]);
    expect(await importStackExchange(importer, { directory, dryRun: false, category: null })).toMatchObject({ source, made: { questions: 1, unnamedMembers: 0 } });
  });
});

describe('a later dump of the same site', () => {
  it('brings the new answer that was accepted meanwhile, keeps what is accepted here, and says so', async () => {
    const before = [question(1, 'Which one is accepted?', { ...on(2004), AcceptedAnswerId: 2 }), answer(2, 1, on(2004, 2))];
    await run({ Posts: file('posts', before) });
    const report = await run({
      Posts: file('posts', [question(1, 'Which one is accepted?', { ...on(2004), AcceptedAnswerId: 3 }), answer(2, 1, on(2004, 2)), answer(3, 1, on(2004, 3))]),
      Comments: file('comments', [comment(9, 3, on(2004, 4))]),
    });
    expect(report).toMatchObject({ problems: false, made: { answers: 1, comments: 1, acceptedAnswers: 0 } });
    expect(notesOf(report, 'Posts')).toEqual({ acceptedOther: [3] });
    expect(await one("select count(*)::int as accepted, min(extract(second from created_at))::int as of from post where accepted_at is not null and created_at between '2004-01-01' and '2005-01-01'")).toEqual({ accepted: 1, of: 2 });
    expect((await recount()).filter(({ drift }) => drift > 0)).toEqual([]);
  });

  it('says what was edited or accepted there meanwhile, and is silent when nothing was', async () => {
    const rows = (more: object, edit: object) => ({
      Posts: file('posts', [question(1, 'Was it edited?', { ...on(2005), ...more }), answer(2, 1, { ...on(2005, 2), ...edit })]),
      PostHistory: file('posthistory', [history(1, 2, 2, 'Turn it off.'), ...('LastEditDate' in edit ? [history(2, 5, 2, 'Turn it off twice.', { CreationDate: '2005-06-01T00:00:00.000' })] : [])]),
    });
    await run(rows({}, {}));
    expect(notesOf(await run(rows({}, {})), 'Posts')).toEqual({});
    const edited = rows({ AcceptedAnswerId: 2 }, { LastEditDate: '2005-06-01T00:00:00.000', LastEditorUserId: 2 });
    expect(notesOf(await run(edited), 'Posts')).toEqual({ editedSince: [4], acceptedOther: [3] });
  });

  it('finds the tag that staff merged into another', async () => {
    const tagged = (id: number, second: number) => question(id, `Question ${id} about bugs`, { ...on(2006, second), Tags: '<bugs>' });
    await run({ Posts: file('posts', [tagged(1, 1)]) });
    await query('test.defect', "insert into tag (id, slug, name, created_at) values ('defect', 'defect', 'defect', now())");
    await query('test.merge', "update thread_tag set tag_id = 'defect' where tag_id = (select id from tag where slug = 'bugs')");
    await query('test.gone', "with gone as (delete from tag where slug = 'bugs' returning slug) insert into tag_synonym (slug, tag_id) select slug, 'defect' from gone");
    await run({ Posts: file('posts', [tagged(1, 1), tagged(2, 2)]) });
    expect(await one("select count(*)::int as threads from thread_tag where tag_id = 'defect'")).toEqual({ threads: 2 });
    expect(await lookupLegacy('tag', 'bugs')).toEqual({ kind: 'tag', slug: 'defect' });
  });
});

it('keeps who edited without an account, and when, where the history does not say', async () => {
  await run({
    Posts: file('posts', [question(1, 'Edited by a guest', { ...on(2007), LastEditDate: '2007-06-01T00:00:00.000', LastEditorDisplayName: 'Guest 7' })]),
    PostHistory: file('posthistory', [history(1, 1, 2, 'How it was at first.', on(2007))]),
  });
  expect(await one("select p.edited_at is not null as edited, r.editor_label as by from post p join revision r on r.post_id = p.id and r.number = 2 where p.created_at between '2007-01-01' and '2008-01-01'")).toEqual({ edited: true, by: 'Guest 7' });
});

it('names dates that nobody lived, letters that cannot be read, and a file that is none of a dump', async () => {
  const report = await run({ Posts: file('posts', [question(1, 'In the year 0', { CreationDate: '0000-01-01T00:00:00' }), question(2, 'In the year 1', { CreationDate: '0001-01-01T00:00:00+01:00' }), question(3, 'Good \uFFFD one', on(2008))]), Votes: '<?xml version="1.0"?><votes />' });
  expect(report).toMatchObject({ problems: true, made: { questions: 1 } });
  expect(report.files.find(({ file: name }) => name === 'Posts.xml')?.reasons).toMatchObject([{ reason: 'badValue|field=CreationDate', lines: [3, 4] }]);
  expect(notesOf(report, 'Posts')).toEqual({ unreadLetters: [5] });
  expect(notesOf(report, 'Votes')).toEqual({});
  await expect(run({ Posts: '<html><body>Not found</body></html>' })).rejects.toMatchObject({ fields: { directory: [expect.stringMatching(/^dumpNotPosts/)] } });
});
