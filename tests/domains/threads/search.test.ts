import { beforeAll, describe, expect, it } from 'vitest';
import { editPost, postComment, relatedThreads, removePost, searchThreads, similarThreads, threadSubscribers } from '~/domains/threads/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, category, refusal, someone, thread, visitor } from './world';

useDatabase();

let help: string;
const ask = (title: string, body = 'Can somebody help me with this one, please?') => thread({ categoryId: help, title, body });
const found = async (q: string) => (await searchThreads(visitor, { q })).hits;
const titles = (links: { title: string }[]) => links.map((link) => link.title);

beforeAll(async () => {
  help = await category();
});

describe('searching', () => {
  it('finds words in titles and posts, accents and case aside', async () => {
    const { threadId } = await ask('Détartrer la chaudière à vapeur', 'L’œuf de Pâques est resté coincé dedans.');
    for (const q of ['detartrer', 'DÉTARTRER chaudiere', 'chaudière vapeur', 'oeuf paques', 'œuf']) expect([q, (await found(q))[0]?.thread.id]).toEqual([q, threadId]);
    expect(await found('detartrer -vapeur')).toEqual([]);
    expect(await found('inexistant')).toEqual([]);
    for (const q of ['', '   ', '-only', '"', '!!!', "' OR 1=1 --", 'a & b | !c', '\\']) expect(await refusal(searchThreads(visitor, { q }))).toBe('it was allowed');
  });

  it('shows the best post of each thread, with the words marked', async () => {
    const { threadId } = await ask('A question of taste', 'Which beans are good for the zorblatt machine?');
    const { postId } = await answer(threadId);
    await editPost(await someone('moderator'), { postId, version: 1, body: 'The **zorblatt** likes dark zorblatt beans.' });
    const hits = await found('zorblatt');
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ postId, postKind: 'answer', number: 2, thread: { id: threadId, kind: 'question', accepted: false, replyCount: 1 } });
    expect(hits[0]?.excerpt.filter((part) => part.hit).map((part) => part.text)).toEqual(['zorblatt', 'zorblatt']);
    expect(hits[0]?.title.map((part) => part.text).join('')).toBe('A question of taste');
  });

  it('follows edits and removals, of the post above a comment too', async () => {
    const { threadId, postId, author } = await ask('Something about a quuxifier');
    const { postId: answerId, author: writer } = await answer(threadId);
    await postComment(writer, { parentId: answerId, body: 'Try the frobnicator.' });
    expect(await found('frobnicator')).toHaveLength(1);
    await removePost(writer, { postId: answerId });
    expect(await found('frobnicator')).toEqual([]);
    await editPost(author, { postId, version: 1, body: 'It is about something else by now.', title: 'Something about a gizmo' });
    expect([(await found('quuxifier')).length, (await found('gizmo')).length]).toEqual([0, 1]);
  });

  it('has pages', async () => {
    for (let n = 0; n < 23; n++) await ask(`Number ${n} of the plethora`);
    const first = await searchThreads(visitor, { q: 'plethora' });
    const second = await searchThreads(visitor, { q: 'plethora', cursor: first.next ?? '' });
    expect([first.hits.length, second.hits.length, second.next]).toEqual([20, 3, null]);
    expect(new Set([...first.hits, ...second.hits].map((hit) => hit.thread.id)).size).toBe(23);
    expect(await refusal(searchThreads(visitor, { q: 'plethora', cursor: 'x' }))).toBe('Invalid');
  });
});

describe('similar threads', () => {
  it('begin at the third word, share words with the title, and are five at most', async () => {
    for (const n of [1, 2, 3, 4, 5, 6]) await ask(`The steam wand drips number ${n}`);
    expect(await similarThreads(visitor, { title: 'steam wand' })).toEqual([]);
    const links = await similarThreads(visitor, { title: 'Why does my steam wand drip?' });
    expect(links).toHaveLength(5);
    expect(titles(links).every((title) => title.startsWith('The steam wand drips'))).toBe(true);
    expect(titles(await similarThreads(visitor, { title: 'What about the grinders burr size' })).some((title) => title.startsWith('The steam'))).toBe(false);
  });

  it('are found when a word is mistyped', async () => {
    await ask('Calibrating the thermometer');
    expect(titles(await similarThreads(visitor, { title: 'calibrate my thermomter now' }))[0]).toBe('Calibrating the thermometer');
  });

  it('are remembered once a thread is posted, and shown beside it', async () => {
    const [one, two] = [await ask('Replacing the drip tray gasket'), await ask('Where to buy a drip tray gasket')];
    await deliverOnce(threadSubscribers);
    await deliverOnce(threadSubscribers);
    expect((await relatedThreads(visitor, two)).map((link) => link.id)).toContain(one.threadId);
    expect((await relatedThreads(visitor, two)).map((link) => link.id)).not.toContain(two.threadId);
    await db.threadLink.create({ data: { fromId: one.threadId, toId: two.threadId, kind: 'duplicate', createdAt: new Date() } });
    expect((await relatedThreads(visitor, one))[0]?.id).toBe(two.threadId);
    expect((await relatedThreads(visitor, two))[0]?.id).toBe(one.threadId);
  });
});
