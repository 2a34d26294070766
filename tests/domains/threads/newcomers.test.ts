import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { editPost, postComment, postReply, postThread } from '~/domains/threads/index.server';
import { newId, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Invalid, readReason, TooMany } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, category, reply, someone, thread } from './world';

useDatabase();
process.env.LIMITS_FACTOR = '1'; // read at the first post, which is below
// Its counters go by the clock on the wall, and would hide what the database settles.
vi.mock('~/platform/limits/index.server', () => ({ limit: () => Promise.resolve(), forgive: () => Promise.resolve() }));
afterEach(() => setClock(null));

const START = Date.UTC(2031, 4, 6, 7);
const at = (seconds: number): void => setClock(() => new Date(START + seconds * 1_000));
const HOUR = 3_600;
const joined = (role: MemberActor['role'] = 'member') => someone(role, { createdAt: new Date(START) });

/** Why it was refused, and after how many seconds it is possible; null when it was done. */
async function held(promise: Promise<unknown>): Promise<{ reason: string; values: Record<string, string>; wait: number } | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    const { key, values } = readReason(error.reason);
    return { reason: key, values, wait: error.retryAfterSeconds };
  }
}

const wrong = (promise: Promise<unknown>): Promise<string[] | undefined> =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof Invalid ? error.fields.body : Promise.reject(error)),
  );

/** A discussion of somebody of long standing. */
async function talk(): Promise<string> {
  return (await thread({ kind: 'discussion', by: await someone('moderator') })).threadId;
}

describe('on the first day', () => {
  it('there are three threads, two minutes apart', async () => {
    at(60);
    const [member, categoryId] = [await joined(), await category()];
    await thread({ by: member, categoryId });
    at(100);
    expect(await held(thread({ by: member, categoryId }))).toEqual({ reason: 'newcomerGap', values: { gap: '120', seconds: '80' }, wait: 80 });
    for (const seconds of [180, 300]) {
      at(seconds);
      await thread({ by: member, categoryId });
    }
    at(4 * HOUR);
    expect(await held(thread({ by: member, categoryId }))).toEqual({ reason: 'newcomerThreads', values: { max: '3', hours: '20' }, wait: 20 * HOUR });
    at(24 * HOUR);
    expect(await held(thread({ by: member, categoryId }))).toBeNull();
  });

  it('there are ten replies, half a minute apart, whatever was removed', async () => {
    const member = await joined();
    let seconds = 60;
    for (let n = 0; n < 10; n++, seconds += 30) {
      at(seconds);
      await reply(await talk(), member);
    }
    await db.post.updateMany({ where: { authorId: member.id }, data: { deletedAt: new Date(START) } });
    at(seconds);
    expect(await held(reply(await talk(), member))).toMatchObject({ reason: 'newcomerReplies', values: { max: '10' } });
    const quick = await joined();
    await reply(await talk(), quick);
    expect(await held(reply(await talk(), quick))).toMatchObject({ reason: 'newcomerGap', wait: 30 });
  });

  it('there are three replies in a thread of others until one of them is answered', async () => {
    const [member, threadId] = [await joined(), await talk()];
    let seconds = 60;
    const say = async (): Promise<string> => {
      at((seconds += 30));
      return (await reply(threadId, member)).postId;
    };
    const first = await say();
    await say();
    await say();
    expect(await held(say())).toMatchObject({ reason: 'newcomerInThread', values: { max: '3', hours: '24' } });
    await reply(threadId, await someone('moderator'));
    expect(await held(say())).toMatchObject({ reason: 'newcomerInThread' });
    await reply(threadId, await someone('moderator'), first);
    expect(await held(say())).toBeNull();
  });

  it('in an own thread one may answer as often as others write', async () => {
    at(60);
    const member = await joined();
    const asked = await thread({ by: member });
    for (const seconds of [90, 120, 150, 180]) {
      at(seconds);
      expect(await held(postComment(member, { parentId: asked.postId, body: 'One more thing about it.' }))).toBeNull();
    }
  });

  it('of many at once as many come through as may', async () => {
    at(60);
    const member = await joined();
    const threads = await Promise.all(Array.from({ length: 6 }, talk));
    const tried = await Promise.allSettled(threads.map((threadId) => postReply(member, { threadId, body: 'The same everywhere.', submission: newId() })));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.post.count({ where: { authorId: member.id } })).toBe(1);
  });
});

describe('in a post of a new member', () => {
  const post = async (member: MemberActor, body: string) => postReply(member, { threadId: await talk(), body });
  const links = (n: number) => Array.from({ length: n }, (_, i) => `https://example.com/${i}`).join(' and ');

  it('are two links, two mentions and one picture, also when it is edited', async () => {
    const names = await Promise.all([someone(), someone(), someone()]);
    const pictures = await Promise.all(
      Array.from({ length: 2 }, async () => {
        const id = newId();
        await db.upload.create({ data: { id, memberId: names[0]!.id, purpose: 'post', width: 1, height: 1, bytes: 1, sha256: id, variants: [], createdAt: new Date() } });
        return `![A picture](/uploads/${id})`;
      }),
    );
    const mentions = names.map(({ username }) => `@${username}`);
    at(60);
    const member = await joined();
    expect(await wrong(post(member, `Look at ${links(3)} with me.`))).toEqual(['newcomerLinks|max=2']);
    at(70);
    expect(await wrong(post(member, [...mentions, ...pictures, 'look at this'].join(' ')))).toEqual(['newcomerMentions|max=2', 'newcomerImages|max=1']);
    at(80);
    const posted = await post(member, [links(2), ...mentions.slice(0, 2), pictures[0], 'look at this'].join(' '));
    expect(await wrong(editPost(member, { postId: posted.postId, body: `Now ${links(3)}.`, version: 1 }))).toEqual(['newcomerLinks|max=2']);
  });

  it('they stay so for a week, until three posts stand', async () => {
    const [silent, busy] = [await joined(), await joined()];
    for (const seconds of [60, 100, 140]) {
      at(seconds);
      await reply(await talk(), busy);
    }
    at(23 * HOUR);
    expect(await wrong(post(busy, `Look at ${links(3)}.`))).toEqual(['newcomerLinks|max=2']);
    at(25 * HOUR);
    expect(await wrong(post(busy, `Look at ${links(3)}.`))).toBeUndefined();
    expect(await wrong(post(silent, `Look at ${links(3)}.`))).toEqual(['newcomerLinks|max=2']);
    at(7 * 24 * HOUR);
    expect(await wrong(post(silent, `Look at ${links(3)}.`))).toBeUndefined();
  });
});

it('staff and the house itself are not new', async () => {
  at(60);
  const [moderator, seeded, categoryId] = [await joined('moderator'), { ...(await joined()), via: 'job' as const }, await category()];
  for (const by of [moderator, seeded]) {
    for (let n = 0; n < 5; n++) {
      await postThread(by, { kind: 'idea', categoryId, title: 'A good idea for all', body: 'See https://a.example https://b.example https://c.example', tags: [] });
    }
  }
  const { threadId } = await thread({ by: moderator });
  for (let n = 0; n < 5; n++) await answer(threadId, seeded);
});
