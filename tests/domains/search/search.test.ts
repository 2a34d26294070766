import { beforeAll, describe, expect, it } from 'vitest';
import { acceptAnswer } from '~/domains/answers/index.server';
import { search, searchSubscribers, similarThreads } from '~/domains/search/index.server';
import { editPost, getThread, postAnswer, postComment, removePost, vote } from '~/domains/threads/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, category, refusal, someone, thread, visitor } from '../threads/world';

useDatabase();

let help: string;
const ask = (title: string, body = 'Can somebody help me with this one, please?') => thread({ categoryId: help, title, body });
const found = async (q: string) => (await search(visitor, { q })).threads;
const ids = async (q: string) => (await found(q)).map((hit) => hit.thread.id);
const titles = (links: { title: string }[]) => links.map((link) => link.title);
const marked = (parts: { text: string; hit: boolean }[]) => parts.filter((part) => part.hit).map((part) => part.text);

beforeAll(async () => {
  await deliverOnce(searchSubscribers); // from here on
  help = await category();
});

describe('searching', () => {
  it('finds words in titles and posts, accents and case aside', async () => {
    const { threadId } = await ask('Détartrer la chaudière à vapeur', 'L’œuf de Pâques est resté coincé dedans.');
    for (const q of ['detartrer', 'DÉTARTRER chaudiere', 'chaudière vapeur', 'oeuf paques', 'œuf']) expect([q, (await ids(q))[0]]).toEqual([q, threadId]);
    expect(await ids('detartrer -vapeur')).toEqual([]);
    expect(await ids('inexistant')).toEqual([]);
    for (const q of ['', '   ', '-only', '"', '!!!', "' OR 1=1 --", 'a & b | !c', '\\', 'the', '"the"', ':*']) expect([q, await refusal(search(visitor, { q }))]).toEqual([q, 'it was allowed']);
  });

  it('finds words in all their forms, in the language of the text', async () => {
    const english = await ask('My burrs are wearing down quickly', 'They were sharpened by the shop last month and it has not helped at all.');
    const french = await ask('Mes meules sont usées depuis hier', 'Le magasin les avait pourtant aiguisées, ce qui n’a servi à rien du tout.');
    expect([(await ids('burr wear'))[0], (await ids('sharpening'))[0]]).toEqual([english.threadId, english.threadId]);
    expect([(await ids('meule usée'))[0], (await ids('aiguiser'))[0]]).toEqual([french.threadId, french.threadId]);
  });

  it('finds words that are shared by a title and a post below it', async () => {
    const { threadId } = await ask('The gooseneck kettle of my aunt');
    const { postId } = await postAnswer(await someone(), { threadId, body: 'Hers had a sediment problem, mine as well.' });
    const { threads, answers } = await search(visitor, { q: 'gooseneck sediment' });
    expect([threads[0]?.postId, answers[0]?.postId]).toEqual([postId, undefined]); // shown once
    expect((await search(visitor, { q: 'gooseneck sediment', in: 'answers' })).answers[0]?.postId).toBe(postId);
  });

  it('shows the best post of each thread, with the words marked', async () => {
    const { threadId } = await ask('A question of taste', 'Which beans are good for the vorplatt machine?');
    const { postId } = await answer(threadId);
    await editPost(await someone('moderator'), { postId, version: 1, body: 'The **vorplatt** likes dark vorplatt beans.' });
    const hits = await found('vorplatt');
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ thread: { id: threadId, kind: 'question', accepted: false, replyCount: 1 } });
    expect(marked(hits[0]!.excerpt)).toContain('vorplatt');
    expect(hits[0]?.title.map((part) => part.text).join('')).toBe('A question of taste');
    const { answers } = await search(visitor, { q: 'vorplatt', in: 'answers' });
    expect(answers).toMatchObject([{ postId, postKind: 'answer', number: 2 }]);
  });

  it('puts titles before texts, accepted before others, and votes before none', async () => {
    const inText = await ask('Something else is the matter', 'It has to do with the wibbleflange, I suppose, or so they say.');
    const inTitle = await ask('Wibbleflange is leaking', 'It has to do with the thing, I suppose, or so they say.');
    expect(await ids('wibbleflange')).toEqual([inTitle.threadId, inText.threadId]);

    const { threadId, author } = await ask('Which way round does it go');
    const answers = [];
    for (const n of [1, 2, 3]) answers.push((await postAnswer(await someone(), { threadId, body: `Turn the snorkel-valve number ${n} upside down.` })).postId);
    const best = async () => (await search(visitor, { q: 'snorkel-valve', in: 'answers' })).answers[0]?.postId;
    await vote(await someone(), { postId: answers[1]!, value: 1 });
    expect(await best()).toBe(answers[1]);
    await acceptAnswer(author, { postId: answers[0]! });
    expect(await best()).toBe(answers[0]);
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

  it('has pages of each kind, and counts them', async () => {
    for (let n = 0; n < 23; n++) await ask(`Number ${n} of the plethora`);
    const together = await search(visitor, { q: 'plethora' });
    expect([together.threads.length, together.counts.threads, together.next]).toEqual([6, { n: 23, more: false }, null]);
    const first = await search(visitor, { q: 'plethora', in: 'threads' });
    const second = await search(visitor, { q: 'plethora', in: 'threads', cursor: first.next ?? '' });
    expect([first.threads.length, second.threads.length, second.next]).toEqual([20, 3, null]);
    expect(new Set([...first.threads, ...second.threads].map((hit) => hit.thread.id)).size).toBe(23);
    expect(await refusal(search(visitor, { q: 'plethora', in: 'threads', cursor: 'x' }))).toBe('Invalid');
    expect(await refusal(search(visitor, { q: 'plethora', in: 'answers', cursor: first.next ?? '' }))).toBe('Invalid');
  });
});

describe('mistakes', () => {
  it('are forgiven once the words are known', async () => {
    const { threadId } = await ask('Where to get a replacement hopper', 'The portafilter is fine, and the cafetière too.');
    await deliverOnce(searchSubscribers);
    for (const q of ['hoper', 'replacment hopper', 'protafilter', 'cafetiere', 'cafteière', 'hoppers', 'cafetieer']) expect([q, (await ids(q))[0]]).toEqual([q, threadId]);
    const { corrected, threads } = await search(visitor, { q: 'hoper' });
    expect([corrected, marked(threads[0]!.title)]).toEqual([['hopper'], ['hopper']]);
  });

  it('are forgiven within what else was typed, and between its parts', async () => {
    const { threadId } = await ask('A broken flibbergast for the espresso machine', 'La même chose d’occasion, ou le joint d’étanchéité seul ?');
    await deliverOnce(searchSubscribers);
    for (const q of ['flibergast?', '(flibergast)', 'Flibergast.', "flibergast's", 'espreso-machine', "d'ocasion", 'l’etanchite', 'espreso-machne']) expect([q, (await ids(q))[0]]).toEqual([q, threadId]);
  });

  it('are learnt twice without harm, and forgotten when all words are counted', async () => {
    const { postId, author } = await ask('The frangipane incident');
    await deliverOnce(searchSubscribers);
    await deliverOnce(searchSubscribers);
    expect((await search(visitor, { q: 'frangipnae' })).corrected).toEqual(['frangipane']);
    await removePost(author, { postId });
    expect((await search(visitor, { q: 'frangipnae' })).corrected).toEqual([]);
    const { countWords } = await import('~/domains/search/index.server');
    await countWords();
    expect(await db.searchWord.findUnique({ where: { word: 'frangipane' } })).toBeNull();
    expect((await db.searchWord.findUniqueOrThrow({ where: { word: 'plethora' } })).documents).toBe(23);
  });
});

describe('words', () => {
  it('are found within addresses, paths and markup', async () => {
    const { threadId } = await ask('What does <blockquote> do', 'See /etc/vorplatt/conf.d, https://kettles.example.com/quux-guide?lang=wibble or mail gizmo@frobnicate.example, with snake_cased_xyzzy.');
    for (const q of ['blockquote', '<blockquote>', 'vorplatt', '/etc/vorplatt/conf.d', 'kettles.example.com', 'quux', 'wibble', 'gizmo', 'gizmo@frobnicate.example', 'frobnicate', 'xyzzy']) {
      expect([q, await ids(q)]).toEqual([q, expect.arrayContaining([threadId])]);
    }
  });
});

describe('operators', () => {
  it('narrow down by author, category, tag, state and day', async () => {
    const [ana, elsewhere] = [await someone('member', { username: 'ana-operates' }), await category({ slug: 'operating-room' })];
    const solved = await thread({ by: ana, categoryId: help, title: 'Krypton valve is stuck', tags: ['stuckness'] });
    const open = await thread({ categoryId: elsewhere, title: 'Krypton valve is loose' });
    const given = await answer(solved.threadId);
    await acceptAnswer(ana, { postId: given.postId });
    await db.post.update({ where: { id: open.postId }, data: { createdAt: new Date('2020-05-17T12:00:00Z') } });
    const [one, other] = [solved.threadId, open.threadId];
    const expected: Record<string, string[]> = {
      'krypton @ana-operates': [one],
      '@ana-operates': [one],
      'krypton category:operating-room': [other],
      'krypton tag:stuckness': [one],
      'krypton étiquette:STUCKNESS': [one],
      'krypton is:solved': [one],
      'krypton is:unanswered': [other],
      'krypton before:2020-06': [other],
      'krypton before:2020-05-17': [],
      'krypton after:2020-05-18': [one],
      'krypton after:17/05/2020 before:18/05/2020': [other],
      'krypton "valve is stuck"': [one],
      '"valve stuck"': [],
      'krypton -stuck': [other],
      'krypton is:mine': [],
    };
    for (const [q, threads] of Object.entries(expected)) expect([q, await ids(q)]).toEqual([q, threads]);
    expect((await search(ana, { q: 'krypton is:mine' })).threads.map((hit) => hit.thread.id)).toEqual([one]);
    const { facets } = await search(visitor, { q: 'krypton' });
    expect(facets.find(({ slug }) => slug === 'operating-room')).toMatchObject({ kind: 'category', count: 1 });
    expect(facets.find(({ slug }) => slug === 'stuckness')).toMatchObject({ kind: 'tag', count: 1 });
  });

  it('that name what is not there find nothing, and say so; a name beside words is one of them', async () => {
    const { threads, unknown } = await search(visitor, { q: '@krypton valve stuck' });
    expect([threads[0]?.title.map((part) => part.text).join(''), unknown]).toEqual(['Krypton valve is stuck', [{ kind: 'author', value: 'krypton' }]]);
    const result = await search(visitor, { q: 'krypton category:nowhere @nobody tag:nothing' });
    expect(result.threads).toEqual([]);
    expect(result.unknown.map(({ kind, value }) => [kind, value])).toEqual([['category', 'nowhere'], ['author', 'nobody'], ['tag', 'nothing']]);
  });
});

describe('people and tags', () => {
  it('are found by parts of their names, and with mistakes', async () => {
    await someone('member', { username: 'gwendoline', displayName: 'Gwendoline Château' });
    await thread({ categoryId: help, title: 'Tagged in an unusual way', tags: ['pressurestat'] });
    for (const q of ['gwendoline', 'chateau', 'Gwendolin', '@gwendoline']) expect([q, (await search(visitor, { q })).people[0]?.username]).toEqual([q, 'gwendoline']);
    for (const q of ['pressurestat', 'press', 'presurestat']) expect([q, (await search(visitor, { q })).tags[0]]).toEqual([q, expect.objectContaining({ slug: 'pressurestat', threadCount: 1 })]);
  });

  it('leave out members who have left', async () => {
    const gone = await someone('member', { username: 'evaporated', displayName: 'Evaporated Person' });
    await db.member.update({ where: { id: gone.id }, data: { status: 'closed', closedAt: new Date() } });
    expect((await search(visitor, { q: 'evaporated' })).people).toEqual([]);
    expect((await search(visitor, { q: '@evaporated' })).unknown).toEqual([{ kind: 'author', value: 'evaporated' }]);
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
    await deliverOnce(searchSubscribers);
    expect(titles(await similarThreads(visitor, { title: 'what about my thermomter now' }))[0]).toBe('Calibrating the thermometer');
  });

  it('are remembered once a thread is posted, and shown beside it', async () => {
    const related = async ({ threadId }: { threadId: string }) => (await getThread(visitor, { id: threadId })).related;
    const [one, two] = [await ask('Replacing the drip tray gasket'), await ask('Where to buy a drip tray gasket')];
    await deliverOnce(searchSubscribers);
    await deliverOnce(searchSubscribers);
    expect((await related(two)).map((link) => link.id)).toContain(one.threadId);
    expect((await related(two)).map((link) => link.id)).not.toContain(two.threadId);
    await db.threadLink.create({ data: { fromId: one.threadId, toId: two.threadId, kind: 'duplicate', createdAt: new Date() } });
    expect((await related(one))[0]?.id).toBe(two.threadId);
    expect((await related(two))[0]?.id).toBe(one.threadId);
  });
});
