import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setLevel } from '~/domains/following/index.server';
import type { MemberActor } from '~/domains/identity';
import { sayToMember, writeToMember } from '~/domains/messages/index.server';
import { getPreferences, listNotifications, readNotification, savePreferences, sendDigests, sendNotices, takeSubscription, takeUnsubscription } from '~/domains/notifications/index.server';
import { editPost, lockThread, postComment, removePost, vote } from '~/domains/threads/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { addUnsubscription, listUnsubscriptions } from '~/platform/mail/unsubscribe.store.server';
import { useDatabase } from '../../setup/database';
import { answer, category, reply, someone, thread } from '../threads/world';
import { deliver, follow, hasRead, told, withAddress } from './world';

useDatabase();

let noon = Date.parse('2031-03-05T12:00:00Z');
let time = noon;
const pass = (minutes: number) => void (time += minutes * 60_000);
beforeAll(deliver);
beforeEach(() => {
  noon += 3 * 86_400_000;
  time = noon;
  setClock(() => new Date(time));
});
afterEach(() => setClock(null));

async function asker(): Promise<MemberActor> {
  const member = await someone();
  await withAddress(member);
  return member;
}

/** Subjects of what the member was sent so far, with how many things each tells. */
async function mails(member: MemberActor) {
  await deliver();
  await sendNotices();
  const found = await db.mail.findMany({ where: { memberId: member.id }, orderBy: [{ createdAt: 'asc' }, { purpose: 'asc' }] });
  return found.map(({ letter, props, purpose, locale, messageName, headers }) => {
    const { told: items, ...about } = props as { told?: { what: string; link: string }[]; title: string };
    return { letter, title: about.title, told: (items ?? []).map(({ what }) => what), purpose, locale, messageName, headers };
  });
}

describe('mail at once', () => {
  it('waits ten minutes, and comes once however often the work is done', async () => {
    const asked = await thread({ by: await asker() });
    const given = await answer(asked.threadId);
    expect(await mails(asked.author)).toEqual([]);
    pass(9);
    expect(await mails(asked.author)).toEqual([]);
    pass(1);
    await deliver();
    await Promise.all([sendNotices(), sendNotices(), sendNotices()]);
    const { slug } = await db.category.findUniqueOrThrow({ where: { id: asked.categoryId } });
    expect(await mails(asked.author)).toEqual([
      {
        letter: 'notices',
        title: 'How do I clean the grinder?',
        told: ['answer'],
        purpose: 'kind:reply',
        locale: 'en',
        messageName: `post-${given.postId}.${asked.author.id}`,
        headers: {
          list: { id: slug, name: expect.stringContaining('Category') as string, archive: `/c/${slug}` },
          inReplyTo: `thread-${asked.threadId}.${asked.author.id}`,
          references: [`thread-${asked.threadId}.${asked.author.id}`],
        },
      },
    ]);
  });

  it('tells of a thread in one letter, also what came while it waited', async () => {
    const asked = await thread({ by: await asker() });
    const other = await thread({ by: asked.author, title: 'Which water do you use?' });
    await answer(asked.threadId);
    await answer(other.threadId);
    await deliver();
    pass(8);
    await answer(asked.threadId);
    await postComment(await someone(), { parentId: asked.postId, body: 'Mine does so, too.' });
    pass(2);
    const both = (await mails(asked.author)).sort((a, b) => (a.title < b.title ? -1 : 1));
    expect(both).toMatchObject([
      { title: 'How do I clean the grinder?', told: ['answer', 'answer', 'comment'] },
      { title: 'Which water do you use?', told: ['answer'] },
    ]);
    pass(20);
    expect(await mails(asked.author)).toHaveLength(2);
  });

  it('does not come when the thread was read on the site meanwhile, or the line was opened', async () => {
    const [read, opened] = [await thread({ by: await asker() }), await thread({ by: await asker(), kind: 'discussion' })];
    await answer(read.threadId);
    const said = await reply(opened.threadId);
    await withAddress(said.author);
    await vote(opened.author, { postId: said.postId, value: 1 });
    await told(read.author);
    await hasRead(read.author, read.threadId, 2, new Date(time));
    const [line] = (await listNotifications(opened.author)).rows;
    await readNotification(opened.author, line!);
    pass(10);
    expect(await mails(read.author)).toEqual([]);
    expect(await mails(opened.author)).toEqual([]);
    expect(await mails(said.author), 'votes are not mailed, unless chosen').toEqual([]);
    expect(await db.notificationFact.count({ where: { mail: 'waiting' } })).toBe(0);
  });

  it('does not come when it may not be told any more', async () => {
    const [removed, hidden, muted, gone] = [await thread({ by: await asker() }), await thread({ by: await asker() }), await thread({ by: await asker() }), await thread({ by: await asker() })];
    for (const { threadId } of [removed, hidden, muted, gone]) {
      const given = await answer(threadId);
      await deliver();
      if (threadId === removed.threadId) await removePost(given.author, given);
    }
    await db.category.update({ where: { id: hidden.categoryId }, data: { readBy: 'moderator' } });
    await follow(muted.author, { thread: muted.threadId }, 'muted');
    await db.account.update({ where: { memberId: gone.author.id }, data: { disabledAt: new Date(time) } });
    pass(10);
    for (const { author } of [removed, hidden, muted, gone]) expect(await mails(author)).toEqual([]);
    expect(await db.notificationFact.count({ where: { mail: 'waiting' } })).toBe(0);
  });

  it('waits until the quiet hours are over, in the zone of the member', async () => {
    const asked = await thread({ by: await asker() });
    await db.member.update({ where: { id: asked.author.id }, data: { timeZone: 'Europe/Paris', locale: 'fr' } });
    const { kinds } = await getPreferences(asked.author);
    await savePreferences(asked.author, { digest: 'weekly', quietFrom: '13:00', quietTo: '15:30', kinds });
    await answer(asked.threadId);
    pass(10); // 13:10 in Paris
    expect(await mails(asked.author)).toEqual([]);
    pass(139);
    expect(await mails(asked.author)).toEqual([]);
    pass(1);
    expect(await mails(asked.author)).toMatchObject([{ told: ['answer'], locale: 'fr' }]);
  });

  it('of digests, too: after the quiet hours, and in the morning when all day is to be quiet', async () => {
    const digests = async (member: MemberActor) => (await sendDigests(), db.mail.count({ where: { memberId: member.id, letter: 'digest' } }));
    const readers = await Promise.all([['', ''], ['06:00', '09:30'], ['07:00', '21:00']].map(async ([quietFrom = '', quietTo = '']) => {
      const member = await asker();
      await db.member.update({ where: { id: member.id }, data: { createdAt: new Date(time - 40 * 86_400_000), lastSeenAt: new Date(time) } });
      await savePreferences(member, { digest: 'daily', quietFrom, quietTo, kinds: (await getPreferences(member)).kinds });
      await answer((await thread({ by: member })).threadId);
      return member;
    }));
    pass(20 * 60); // 8:00 on the day after
    expect([await digests(readers[0]!), await digests(readers[1]!), await digests(readers[2]!)]).toEqual([1, 0, 1]);
    pass(89);
    expect(await digests(readers[1]!)).toBe(0);
    pass(1);
    expect(await digests(readers[1]!)).toBe(1);
  });

  it('comes twenty times in a day; what is above waits for the digest', async () => {
    const member = await asker();
    const categoryId = await category();
    for (let n = 1; n <= 22; n += 1) await answer((await thread({ by: member, categoryId, title: `Question number ${n}` })).threadId);
    await deliver();
    pass(10);
    expect(await mails(member)).toHaveLength(20);
    expect(await db.notificationFact.count({ where: { memberId: member.id, mail: 'digest' } })).toBe(2);
    pass(24 * 60 + 1);
    await answer((await thread({ by: member, categoryId })).threadId);
    await deliver();
    pass(10);
    expect(await mails(member)).toHaveLength(21);
  });

  it('above the twenty is not lost to who gets no digests: it comes when a day has room, unless it was read', async () => {
    const member = await asker();
    const { kinds } = await getPreferences(member);
    const prefer = (digest: 'weekly' | 'never') => savePreferences(member, { digest, quietFrom: '', quietTo: '', kinds });
    const categoryId = await category();
    const ask = async (n: number) => {
      const made = await thread({ by: member, categoryId, title: `Question number ${n}` });
      await answer(made.threadId);
      return made.threadId;
    };
    for (let n = 1; n <= 20; n += 1) await ask(n);
    pass(10);
    expect(await mails(member)).toHaveLength(20);
    await ask(21);
    await deliver();
    pass(10);
    expect(await mails(member)).toHaveLength(20);
    expect(await db.notificationFact.count({ where: { memberId: member.id, mail: 'digest' } }), 'while they get digests').toBe(1);
    await prefer('never');
    const read = await ask(22);
    await ask(23);
    await deliver();
    pass(12 * 60);
    expect(await mails(member)).toHaveLength(20);
    await hasRead(member, read, 2, new Date(time));
    pass(12 * 60);
    expect((await mails(member)).slice(20).map(({ title }) => title).sort()).toEqual(['Question number 21', 'Question number 23']);
    expect(await db.notificationFact.count({ where: { memberId: member.id, mail: { in: ['waiting', 'digest'] } } })).toBe(0);
  });

  it('counts messages of the team, which go first; what the program has to tell goes in any case', async () => {
    const member = await asker();
    const moderator = await someone('moderator');
    const categoryId = await category();
    for (let n = 1; n <= 20; n += 1) await answer((await thread({ by: member, categoryId })).threadId);
    await writeToMember(moderator, { memberId: member.id, subject: 'Your photographs', body: 'May we show them?' });
    pass(10);
    expect((await mails(member)).map(({ letter }) => letter).filter((letter) => letter === 'notices')).toHaveLength(19);
    await writeToMember(moderator, { memberId: member.id, subject: 'Another matter', body: 'Do you have a minute?' });
    await sayToMember({ id: 'statement0001', memberId: member.id, subject: 'Your post was removed', body: 'These are the reasons.' });
    await deliver();
    pass(10);
    const subjects = async () => (await mails(member), await db.mail.findMany({ where: { memberId: member.id, letter: 'teamMessage' }, orderBy: { createdAt: 'asc' } })).map(({ props }) => (props as { subject: string }).subject);
    expect(await subjects()).toEqual(['Your photographs', 'Your post was removed']);
    pass(24 * 60);
    expect(await subjects()).toEqual(['Your photographs', 'Your post was removed', 'Another matter']);
  });

  it('comes to a follower for the first of several posts, to a watcher for each', async () => {
    const asked = await thread();
    await deliver();
    const [follower, watcher] = [await asker(), await asker()];
    for (const [member, level] of [[follower, 'following'], [watcher, 'watching']] as const) {
      await follow(member, { thread: asked.threadId }, level);
      const { kinds } = await getPreferences(member);
      await savePreferences(member, { digest: 'weekly', quietFrom: '', quietTo: '', kinds: { ...kinds, followed: { site: true, mail: 'at_once' } } });
    }
    for (let n = 0; n < 2; n += 1) {
      await answer(asked.threadId);
      await deliver();
      pass(11);
      await sendNotices();
    }
    expect(await mails(follower)).toMatchObject([{ told: ['followed'], purpose: `thread:${asked.threadId}` }]);
    expect(await mails(watcher)).toHaveLength(2);
    await hasRead(follower, asked.threadId, 3, new Date(time));
    await answer(asked.threadId);
    await deliver();
    pass(11);
    expect(await mails(follower)).toHaveLength(2);
  });

  it('tells who is named by an edit later, though the thread was read before', async () => {
    const named = await asker();
    const asked = await thread();
    await hasRead(named, asked.threadId, 1, new Date(time));
    pass(60);
    await editPost(asked.author, { postId: asked.postId, body: `What do you say, @${named.username}?`, version: 1 });
    await deliver();
    pass(10);
    expect(await mails(named)).toMatchObject([{ told: ['mention'], purpose: 'kind:mention' }]);
  });
});

describe('to unsubscribe', () => {
  it('from a thread leaves what is meant for the member; the way back follows it again', async () => {
    const asked = await thread({ by: await asker() });
    await answer(asked.threadId);
    await deliver();
    await takeUnsubscription(asked.author.id, `thread:${asked.threadId}`);
    await takeUnsubscription(asked.author.id, `thread:${asked.threadId}`);
    await answer(asked.threadId);
    expect(await told(asked.author)).toMatchObject([{ kind: 'reply', count: 1 }]);
    await takeSubscription(asked.author.id, `thread:${asked.threadId}`);
    await answer(asked.threadId);
    expect(await told(asked.author)).toMatchObject([{ kind: 'reply', count: 2 }]);
    await takeUnsubscription(asked.author.id, 'thread:0000000none0');
  });

  it('from a thread is taken back by following it again', async () => {
    const asked = await thread({ by: await asker() });
    const purpose = `thread:${asked.threadId}`;
    await addUnsubscription(asked.author.id, purpose);
    await takeUnsubscription(asked.author.id, purpose);
    await deliver();
    expect(await listUnsubscriptions(asked.author.id)).toEqual([purpose]);
    await setLevel(asked.author, { kind: 'thread', targetId: asked.threadId, level: 'watching' });
    await deliver();
    expect(await listUnsubscriptions(asked.author.id)).toEqual([]);
  });

  it('from a kind, the digest or all changes what is chosen for mail, and nothing on the site', async () => {
    const member = await asker();
    await takeUnsubscription(member.id, 'kind:mention');
    expect((await getPreferences(member)).kinds).toMatchObject({ mention: { site: true, mail: 'never' }, reply: { mail: 'at_once' } });
    await takeUnsubscription(member.id, 'digest');
    expect((await getPreferences(member)).digest).toBe('never');
    await takeUnsubscription(member.id, 'all');
    const { kinds } = await getPreferences(member);
    expect(Object.values(kinds).every(({ site, mail }) => site && mail === 'never')).toBe(true);
    await takeSubscription(member.id, 'kind:mention');
    expect((await getPreferences(member)).kinds).toMatchObject({ mention: { mail: 'at_once' }, reply: { mail: 'never' } });
    await takeUnsubscription(member.id, 'kind:nothing');
  });

  it('drops what waits, and is taken back by the settings', async () => {
    const asked = await thread({ by: await asker() });
    await answer(asked.threadId);
    await deliver();
    await addUnsubscription(asked.author.id, 'kind:reply');
    await addUnsubscription(asked.author.id, 'digest');
    await takeUnsubscription(asked.author.id, 'kind:reply');
    await takeUnsubscription(asked.author.id, 'digest');
    pass(10);
    expect(await mails(asked.author)).toEqual([]);
    const { kinds } = await getPreferences(asked.author);
    await savePreferences(asked.author, { digest: 'never', quietFrom: '', quietTo: '', kinds: { ...kinds, reply: { site: true, mail: 'at_once' } } });
    expect(await listUnsubscriptions(asked.author.id)).toEqual(['digest']);
  });
});

describe('a member without a confirmed address', () => {
  it('gets no mail, and nothing waits for them', async () => {
    const asked = await thread();
    await answer(asked.threadId);
    await lockThread(await someone('moderator'), asked);
    await deliver();
    pass(10);
    expect(await mails(asked.author)).toEqual([]);
    expect(await db.notificationFact.count({ where: { memberId: asked.author.id, mail: 'waiting' } })).toBe(0);
  });
});
