import { describe, expect, it } from 'vitest';
import { acceptAnswer } from '~/domains/answers/index.server';
import {
  getPost,
  getThread,
  listComments,
  listPosts,
  listPostsOfMember,
  locatePost,
  locateThread,
  postComment,
  removePost,
  unlistThread,
  vote,
} from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { Gone, NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, category, refusal, reply, someone, thread, visitor } from './world';

useDatabase();

async function talk(replies: number) {
  const made = await thread({ kind: 'discussion' });
  const writer = await someone();
  const posts = [];
  for (let n = 0; n < replies; n++) posts.push(await reply(made.threadId, writer));
  return { ...made, writer, posts };
}

describe('a page of a thread', () => {
  it('has twenty posts, and there is no page after the last', async () => {
    const { threadId, posts } = await talk(41);
    const pages = await Promise.all([1, 2, 3].map((page) => getThread(visitor, { id: threadId, page })));
    expect(pages.map((page) => page.posts.length)).toEqual([20, 20, 1]);
    expect(pages.flatMap((page) => page.posts.map((post) => post.id))).toEqual(posts.map((post) => post.postId));
    expect(pages[2]).toMatchObject({ page: 3, pages: 3, sort: 'date', opening: { number: 1 } });
    await expect(getThread(visitor, { id: threadId, page: 4 })).rejects.toBeInstanceOf(NotFound);
    expect((await getThread(visitor, { id: (await thread()).threadId })).pages).toBe(1);
  });

  it('is where each post is found by its own address', async () => {
    const { threadId, slug, postId, posts } = await talk(41);
    for (const at of [0, 19, 20, 40]) {
      const place = await locatePost(visitor, { postId: posts[at]!.postId });
      const page = Math.floor(at / 20) + 1;
      expect(place).toMatchObject({ threadId, slug, page, anchor: `post-${at + 2}` });
      expect((await getThread(visitor, { id: threadId, page })).posts.map((post) => post.id)).toContain(posts[at]!.postId);
    }
    expect((await locatePost(visitor, { postId })).href).toBe(`/t/${slug}/${threadId}#post-1`);
    expect((await locatePost(visitor, { postId: posts[20]!.postId })).href).toBe(`/t/${slug}/${threadId}?page=2#post-22`);
  });

  it('keeps removed posts in their places, on pages that are the same for all', async () => {
    const { threadId, writer, posts } = await talk(42);
    const gone = [posts[0]!, posts[20]!, posts[21]!];
    for (const post of gone) await removePost(writer, post);
    const pagesOf = async (actor: typeof writer | typeof visitor) =>
      Promise.all([1, 2].map(async (page) => (await getThread(actor, { id: threadId, page })).posts));
    const [forAll, forWriter, forStaff] = await Promise.all([pagesOf(visitor), pagesOf(writer), pagesOf(await someone('moderator'))]);
    expect(forAll.map((page) => page.length)).toEqual([20, 19]);
    expect(forWriter.flat().map((post) => post.id)).toEqual(posts.map((post) => post.postId));
    expect(forStaff.flat().map((post) => post.id)).toEqual(posts.map((post) => post.postId));
    expect(forWriter.map((page) => page.filter((post) => !post.removed).map((post) => post.id))).toEqual(forAll.map((page) => page.map((post) => post.id)));
    expect((await getThread(await someone(), { id: threadId })).posts).toHaveLength(20);
    for (const post of gone) {
      const { page } = await locatePost(writer, post);
      expect(forWriter[page - 1]!.map((each) => each.id)).toContain(post.postId);
      await expect(locatePost(visitor, post)).rejects.toBeInstanceOf(Gone);
    }
  });

  it('of a question has the accepted answer first, then by score, or all by date', async () => {
    const { threadId, author } = await thread();
    const answers = [await answer(threadId), await answer(threadId), await answer(threadId), await answer(threadId)];
    const voters = [await someone(), await someone()];
    await vote(voters[0]!, { postId: answers[2]!.postId, value: 1 });
    await vote(voters[0]!, { postId: answers[0]!.postId, value: -1 });
    await acceptAnswer(author, answers[3]!);
    const order = async (sort?: 'score' | 'date') => (await getThread(visitor, { id: threadId, sort })).posts.map((post) => post.number);
    expect(await order()).toEqual([5, 4, 3, 2]);
    expect(await order('score')).toEqual([5, 4, 3, 2]);
    expect(await order('date')).toEqual([2, 3, 4, 5]);
    for (const one of answers) expect(await locatePost(visitor, one)).toMatchObject({ page: 1 });
  });

  it('shows five comments under each post, and the others when asked', async () => {
    const { threadId, postId, slug } = await thread();
    const { postId: answerId } = await answer(threadId);
    const member = await someone();
    const comments = [];
    for (let n = 0; n < 7; n++) comments.push(await postComment(member, { parentId: answerId, body: `Comment ${n}` }));
    await postComment(member, { parentId: postId, body: 'On the question' });
    const page = await getThread(visitor, { id: threadId });
    expect(page.posts[0]).toMatchObject({ commentCount: 7 });
    expect(page.posts[0]?.comments.map((comment) => comment.html)).toHaveLength(5);
    expect(page.opening.comments).toHaveLength(1);
    expect((await getThread(visitor, { id: threadId, commentsOf: answerId })).posts[0]?.comments).toHaveLength(7);
    expect((await listComments(visitor, { postId: answerId })).map((comment) => comment.id)).toEqual(comments.map((comment) => comment.postId));
    expect((await locatePost(visitor, comments[1]!)).href).toBe(`/t/${slug}/${threadId}#post-${comments[1]!.number}`);
    expect((await locatePost(visitor, comments[6]!)).href).toBe(`/t/${slug}/${threadId}?comments=${answerId}#post-${comments[6]!.number}`);
  });

  it('says what the reader may do, and why not', async () => {
    const { threadId, author } = await thread();
    const { author: writer } = await answer(threadId);
    const rights = async (actor: typeof author | typeof visitor) => {
      const { thread: shown, opening, posts } = await getThread(actor, { id: threadId });
      return { thread: shown.may, opening: opening.may, answer: posts[0]!.may };
    };
    const no = (reason: string) => ({ no: reason });
    expect(await rights(visitor)).toMatchObject({ thread: { respond: no('signInFirst'), lock: no('signInFirst') }, answer: { vote: no('signInFirst') } });
    expect(await rights(author)).toMatchObject({
      thread: { respond: true, edit: true, tag: true, remove: true, meToo: no('ownPost'), lock: no('staffOnly') },
      opening: { vote: no('ownPost'), comment: true, restore: no('postNotRemoved') },
      answer: { edit: no('notYours'), vote: true, voteDown: true },
    });
    expect(await rights(writer)).toMatchObject({ thread: { edit: no('notYours'), meToo: true }, answer: { edit: true, remove: true, vote: no('ownPost') } });
    expect(await rights(await someone('moderator'))).toMatchObject({ thread: { lock: true, move: true, remove: true, edit: true }, answer: { remove: true } });
  });

  it('names a category in the reader’s language and says whether everybody may read it', async () => {
    const { threadId } = await thread();
    expect((await getThread({ ...visitor, locale: 'fr' }, { id: threadId })).thread.category).toMatchObject({ public: true, archived: false });
    await expect(getThread(visitor, { id: newId() })).rejects.toBeInstanceOf(NotFound);
    expect(await locateThread(visitor, { threadId })).toMatchObject({ id: threadId });
  });
});

describe('the posts of a thread for programs', () => {
  it('come by number, comments among them, page by page', async () => {
    const { threadId, postId } = await thread();
    const { postId: answerId, author } = await answer(threadId);
    await postComment(author, { parentId: postId, body: 'One' });
    const under = await answer(threadId);
    await postComment(author, { parentId: under.postId, body: 'Two' });
    const numbers: number[] = [];
    for (let cursor: string | undefined; ; ) {
      const { rows, next } = await listPosts(visitor, { threadId, limit: 2, cursor });
      numbers.push(...rows.map((post) => post.number));
      if (!next) break;
      cursor = next;
    }
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
    await removePost(under.author, under);
    expect((await listPosts(visitor, { threadId })).rows.map((post) => post.number)).toEqual([1, 2, 3]);
    expect(await refusal(listPosts(visitor, { threadId, cursor: 'x' }))).toBe('Invalid');
    expect((await getPost(visitor, { postId: answerId })).source).toBe('Take it apart and brush it dry.');
  });
});

describe('what a member wrote', () => {
  it('is listed newest first, page by page, as far as the reader may read it', async () => {
    const writer = await someone();
    const [one, two, quiet] = [await thread({ by: writer }), await thread(), await thread({ kind: 'discussion' })];
    const given = await answer(two.threadId, writer);
    const commented = await postComment(writer, { parentId: two.postId, body: 'A comment' });
    const gone = await answer(two.threadId, writer);
    await removePost(writer, gone);
    const said = await reply(quiet.threadId, writer);
    await unlistThread(await someone('moderator'), quiet);
    const ids = async (actor: Parameters<typeof listPostsOfMember>[0], input = {}) =>
      (await listPostsOfMember(actor, { memberId: writer.id, ...input })).rows.map((row) => row.postId);
    const open = [commented.postId, given.postId, one.postId];
    const all = [said.postId, gone.postId, ...open];
    expect(await ids(visitor)).toEqual(open);
    expect(await ids(await someone())).toEqual(open);
    expect(await ids(writer)).toEqual(all);
    expect(await ids(await someone('moderator'))).toEqual(all);
    expect((await listPostsOfMember(writer, { memberId: writer.id })).rows[1]).toMatchObject({ postId: gone.postId, removed: true, hidden: false });
    expect(await ids(visitor, { kinds: ['answer'] })).toEqual([given.postId]);
    const first = await listPostsOfMember(visitor, { memberId: writer.id, limit: 2 });
    const second = await listPostsOfMember(visitor, { memberId: writer.id, limit: 2, cursor: first.next ?? '' });
    expect([...first.rows, ...second.rows].map((row) => row.postId)).toEqual(open);
    expect((await listPostsOfMember(visitor, { memberId: writer.id, limit: 2, cursor: second.previous ?? '' })).rows).toEqual(first.rows);
    expect(first.rows[1]).toMatchObject({ kind: 'answer', excerpt: 'Take it apart and brush it dry.', thread: { id: two.threadId } });
  });

  it('in private categories is for those who may read them', async () => {
    const moderator = await someone('moderator');
    await thread({ by: moderator, categoryId: await category({ readBy: 'moderator' }) });
    expect((await listPostsOfMember(visitor, { memberId: moderator.id })).rows).toEqual([]);
    expect((await listPostsOfMember(moderator, { memberId: moderator.id })).rows).toHaveLength(1);
  });
});
