import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/domains/identity';
import type { ThreadOrder } from '~/domains/threads';
import { changeKind, listTags, listThreads, lockThread, mergeTags, postComment, removePost, setTags, unlistThread, vote } from '~/domains/threads/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, category, drift, refusal, someone, thread, visitor } from './world';

useDatabase();

type Input = NonNullable<Parameters<typeof listThreads>[1]>;

/** Every row of a list, page by page, the way `next` leads. */
async function walk(actor: Actor, input: Input, between: () => Promise<unknown> = async () => undefined): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { rows, next } = await listThreads(actor, { ...input, cursor });
    ids.push(...rows.map((row) => row.id));
    if (!next) return ids;
    cursor = next;
    await between();
  }
}

afterEach(() => setClock(null));

let help: string;
let helpSlug: string;
let made: string[];

beforeAll(async () => {
  help = await category();
  const other = await category();
  helpSlug = (await db.category.findUniqueOrThrow({ where: { id: help } })).slug;
  made = [];
  for (let n = 0; n < 40; n++) {
    // Some at the same instant: the id decides then.
    setClock(() => new Date(Date.UTC(2024, 0, 1 + Math.floor(n / 3))));
    const { threadId } = await thread({ categoryId: n % 4 ? help : other, tags: n % 2 ? ['odd'] : ['even'], kind: n % 6 === 2 ? 'idea' : 'question' });
    made.push(threadId);
    if (n % 6 === 1) await answer(threadId);
  }
  setClock(null);
});

describe.each<ThreadOrder>(['latest', 'new', 'unanswered', 'top'])('the order "%s"', (order) => {
  it.each<[string, () => Input]>([
    ['all', () => ({})],
    ['a category', () => ({ categorySlug: helpSlug })],
    ['a tag', () => ({ tagSlug: 'odd' })],
  ])('of %s shows every thread once, page by page, forth and back', async (_, of) => {
    const input = { order, period: 'all' as const, ...of() };
    const whole = (await listThreads(visitor, { ...input, limit: 100 })).rows.map((row) => row.id);
    expect(whole.length).toBeGreaterThan(5);
    expect(await walk(visitor, { ...input, limit: 5 })).toEqual(whole);
    const first = await listThreads(visitor, { ...input, limit: 3 });
    const second = await listThreads(visitor, { ...input, limit: 3, cursor: first.next ?? '' });
    const third = await listThreads(visitor, { ...input, limit: 3, cursor: second.next ?? '' });
    const back = await listThreads(visitor, { ...input, limit: 3, cursor: third.previous ?? '' });
    expect(back.rows).toEqual(second.rows);
    const start = await listThreads(visitor, { ...input, limit: 3, cursor: back.previous ?? '' });
    expect([start.rows, start.previous]).toEqual([first.rows, null]);
  });
});

describe('a list', () => {
  it('is in the order it says', async () => {
    const oldest = made[1];
    setClock(() => new Date(Date.UTC(2024, 5, 1)));
    await answer(oldest!);
    setClock(null);
    expect((await listThreads(visitor)).rows[0]).toMatchObject({ id: oldest, replyCount: 2 });
    expect((await listThreads(visitor, { order: 'new', limit: 100 })).rows.at(-1)?.createdAt).toEqual(new Date(Date.UTC(2024, 0, 1)));
    expect((await listThreads(visitor, { order: 'unanswered', limit: 100 })).rows.every((row) => row.kind === 'question' && row.replyCount === 0)).toBe(true);
    const opening = await db.post.findFirstOrThrow({ where: { threadId: made[7], number: 1 } });
    await vote(await someone(), { postId: opening.id, value: 1 });
    expect((await listThreads(visitor, { order: 'top', period: 'all' })).rows[0]).toMatchObject({ id: made[7], score: 1 });
  });

  it('of a period has what began in it', async () => {
    const { threadId } = await thread();
    setClock(() => new Date(Date.now() - 20 * 86_400_000));
    const older = await thread();
    setClock(null);
    const ids = async (period: 'week' | 'month' | 'year') => (await listThreads(visitor, { order: 'top', period, limit: 100 })).rows.map((row) => row.id);
    expect(await ids('week')).toEqual([threadId]);
    expect((await ids('month')).sort()).toEqual([older.threadId, threadId].sort());
    expect(await ids('year')).toHaveLength(2);
  });

  it('stays whole while others write', async () => {
    const before = await walk(visitor, { limit: 100 });
    const seen = await walk(visitor, { limit: 4 }, async () => thread({ categoryId: help, tags: ['odd'] }));
    expect(seen.filter((id) => before.includes(id))).toEqual(before);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('has in a row what a row shows, in the language of the reader', async () => {
    const asker = await someone('member', { displayName: 'Ana Lima' });
    const { threadId } = await thread({ by: asker, categoryId: help, tags: ['b-tag', 'a-tag'] });
    const writer = await answer(threadId);
    await postComment(await someone(), { parentId: writer.postId, body: 'Nice one' });
    await lockThread(await someone('moderator'), { threadId });
    const { rows } = await listThreads({ ...visitor, locale: 'fr' }, { categorySlug: helpSlug });
    const row = rows.find((each) => each.id === threadId);
    expect(row).toMatchObject({
      ...{ kind: 'question', replyCount: 1, commentCount: 1, accepted: false, locked: true, unlisted: false, pinned: false, firstResponseMinutes: 0 },
      author: { id: asker.id, displayName: 'Ana Lima', role: 'member', closed: false },
      tags: [{ slug: 'a-tag' }, { slug: 'b-tag' }],
    });
    expect(row?.category.name).toMatch(/\(fr\)$/);
    expect(row?.faces.map((face) => face.id).slice(0, 2)).toEqual([asker.id, writer.author.id]);
    expect(row?.lastAuthor.id).toBe(row?.faces.at(-1)?.id);
  });

  it('of an author has theirs, newest first', async () => {
    const author = await someone();
    const mine = [await thread({ by: author }), await thread({ by: author })];
    const list = await listThreads(visitor, { authorId: author.id, order: 'top' });
    expect([list.order, list.rows.map((row) => row.id)]).toEqual(['new', mine.map((each) => each.threadId).reverse()]);
  });

  it('leaves out what was removed and what is unlisted, for staff too', async () => {
    const [gone, quiet] = [await thread({ categoryId: help }), await thread({ categoryId: help })];
    await removePost(gone.author, gone);
    const moderator = await someone('moderator');
    await unlistThread(moderator, quiet);
    for (const actor of [visitor, moderator, gone.author, quiet.author]) {
      const ids = await walk(actor, { limit: 100 });
      expect(ids.filter((id) => id === gone.threadId || id === quiet.threadId)).toEqual([]);
    }
  });

  it('of a tag follow what happens to its threads', async () => {
    const staff = await someone('moderator');
    const [first, second] = [await thread({ categoryId: help, tags: ['follow-1'] }), await thread({ categoryId: help, tags: ['follow-1'] })];
    const ids = async (order: ThreadOrder, tagSlug = 'follow-1') => (await listThreads(visitor, { order, tagSlug, period: 'all' })).rows.map((row) => row.id);
    expect(await ids('unanswered')).toEqual([second.threadId, first.threadId]);
    await vote(staff, { postId: first.postId, value: 1 });
    expect(await ids('top')).toEqual([first.threadId, second.threadId]);
    expect((await listThreads(visitor, { order: 'top', tagSlug: 'follow-1', period: 'week' })).rows.map((row) => row.id)).toEqual([first.threadId, second.threadId]);
    const given = await answer(second.threadId);
    expect(await ids('unanswered')).toEqual([first.threadId]);
    expect(await ids('latest')).toEqual([second.threadId, first.threadId]);
    await removePost(given.author, given);
    expect(await ids('unanswered')).toEqual([second.threadId, first.threadId]);
    await changeKind(staff, { threadId: first.threadId, kind: 'idea' });
    expect(await ids('unanswered')).toEqual([second.threadId]);
    await setTags(staff, { threadId: first.threadId, tags: ['follow-2'] });
    await changeKind(staff, { threadId: first.threadId, kind: 'question' });
    await vote(staff, { postId: second.postId, value: 1 });
    const [from] = (await listTags(visitor, { prefix: 'follow-2' })).map((tag) => tag.id);
    const [into] = (await listTags(visitor, { prefix: 'follow-1' })).map((tag) => tag.id);
    await mergeTags(staff, { fromId: from ?? '', intoId: into ?? '' });
    expect(await ids('unanswered')).toEqual([second.threadId, first.threadId]);
    expect(await ids('top')).toEqual([second.threadId, first.threadId]);
    expect(await drift()).toEqual([]);
  });

  it('refuses cursors that are not its own, and what is not there', async () => {
    const { next } = await listThreads(visitor, { limit: 1 });
    for (const cursor of ['x', 'bm9wZQ', '%%%', next ?? '']) expect(await refusal(listThreads(visitor, { order: 'new', cursor }))).toBe('Invalid');
    const forged = Buffer.from(JSON.stringify(['latest', 0, ["' OR 1=1"], 'x'])).toString('base64url');
    expect(await refusal(listThreads(visitor, { cursor: forged }))).toBe('Invalid');
    await expect(listThreads(visitor, { categorySlug: 'no-such' })).rejects.toBeInstanceOf(NotFound);
    await expect(listThreads(visitor, { tagSlug: 'no-such' })).rejects.toBeInstanceOf(NotFound);
  });
});
