import { describe, expect, it } from 'vitest';
import { db, transaction } from '~/platform/db/index.server';
import { getMail, queueMail, sendDueMail, type MailInput } from '~/platform/mail/index.server';
import { useDatabase } from '../../setup/database';
import { serve, useMail } from './setup';

useDatabase();
useMail();

type More = Partial<MailInput<'testMail'>>;
const ana = { memberId: 'ana0', list: { id: 'help', name: 'Aide générale', archive: '/c/help', unsubscribe: { purpose: 'thread:t1' } } } satisfies More;

function put(more: More = {}): Promise<string> {
  return transaction((tx) => queueMail(tx, { letter: 'testMail', props: {}, to: 'ana@example.com', locale: 'en', ...more }));
}

/** One header as it went over the wire, unfolded. */
function header(raw: string, name: string): string | undefined {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1];
}

describe('a letter of a list', () => {
  it('names its list, and can be stopped with one click', async () => {
    const server = await serve();
    await put(ana);
    await sendDueMail();
    const [raw = ''] = server.raw;
    expect(header(raw, 'List-Id')).toBe('=?UTF-8?Q?Moulin_=26_Fils=3A_Aide_g=C3=A9n=C3=A9rale?= <help.community.example.com>');
    expect(header(raw, 'List-Archive')).toBe('<https://community.example.com/c/help>');
    const stop = /^<(https:\/\/community\.example\.com\/unsubscribe\?token=ana0~thread:t1~[\w-]{22})>$/.exec(header(raw, 'List-Unsubscribe') ?? '')?.[1];
    expect(stop).toBeDefined();
    expect(header(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(header(raw, 'Precedence')).toBe('list');
    expect(header(raw, 'Auto-Submitted')).toBe('auto-generated');
    expect(header(raw, 'X-Auto-Response-Suppress')).toBe('All');
    // The same way stands in the words, for those whose program has no button.
    expect(server.mails[0]?.text).toContain(`Unsubscribe:\n${stop}`);
    expect(server.mails[0]?.html).toContain(`href="${stop}"`);
  });

  it('is told apart from a letter that is for one reader only', async () => {
    const server = await serve();
    await put();
    await sendDueMail();
    for (const name of ['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Precedence', 'In-Reply-To', 'References']) {
      expect(header(server.raw[0]!, name), name).toBeUndefined();
    }
    expect(server.mails[0]?.text).not.toContain('nsubscribe');
  });

  it('says why it came and who sends it, in the words of the one who queued it', async () => {
    const server = await serve();
    await put({ ...ana, reason: 'You get this because you follow the thread.', preheader: 'Bruno answered.' });
    await sendDueMail();
    const { text, html } = server.mails[0]!;
    expect(text).toMatch(/\n-- \nYou get this because you follow the thread\.\n/);
    expect(text).toContain('Moulin & Fils, https://community.example.com\n12 rue des Halles\n69002 Lyon');
    expect(html).toContain('You get this because you follow the thread.');
    expect(html).toMatch(/<body[^>]*>[\s\S]{0,600}Bruno answered\./);
    expect(text).not.toContain('Bruno answered');
    // Plain text stands first in multipart/alternative: the last part is the one that programs prefer.
    expect(server.raw[0]).toMatch(/multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html/);
  });

  it('that has a hostile name in it gets no header of its own', async () => {
    const server = await serve();
    await put({ ...ana, list: { ...ana.list, name: 'Help"> <evil>\r\nBcc: eve@example.com' } });
    await sendDueMail();
    expect(header(server.raw[0]!, 'Bcc')).toBeUndefined();
    expect(header(server.raw[0]!, 'List-Id')).toMatch(/ <help\.community\.example\.com>$/);
  });

  it('needs a member and names that can stand in a header', async () => {
    const { list } = ana;
    await expect(put({ list })).rejects.toThrow('needs its member');
    await expect(put({ ...ana, list: { ...list, id: 'a\r\nBcc: x' } })).rejects.toThrow('cannot stand in a header');
    await expect(put({ ...ana, list: { ...list, unsubscribe: { purpose: 'everything' } } })).rejects.toThrow('nobody can unsubscribe');
    await expect(put({ memberId: 'ana0', threading: { inReplyTo: '<x@y>' } })).rejects.toThrow('cannot stand in a header');
    expect(await db.mail.count()).toBe(0);
  });
});

describe('letters of one thread', () => {
  const threading = { messageId: 'post-p2', inReplyTo: 'post-p1', references: ['thread-t1', 'post-p1'] };

  it('find each other in the reader’s program', async () => {
    const server = await serve();
    await put({ ...ana, threading: { messageId: 'post-p1', references: ['thread-t1'] } });
    await put({ ...ana, threading });
    await sendDueMail();
    const [first, second] = server.mails.toSorted((a, b) => (a.messageId! < b.messageId! ? -1 : 1));
    expect(first?.messageId).toBe('<post-p1.ana0@community.example.com>');
    expect(second?.messageId).toBe('<post-p2.ana0@community.example.com>');
    expect(second?.inReplyTo).toBe(first?.messageId);
    expect(second?.references).toEqual(['<thread-t1.ana0@community.example.com>', first?.messageId]);
  });

  it('are queued once per reader and name, whoever else tries at the same time', async () => {
    const server = await serve();
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => put({ ...ana, threading })));
    expect(new Set(ids).size).toBe(1);
    const other = await put({ ...ana, memberId: 'bruno0', threading });
    expect(other).not.toBe(ids[0]);
    await sendDueMail();
    expect(server.mails.map(({ messageId }) => messageId).sort()).toEqual(['<post-p2.ana0@community.example.com>', '<post-p2.bruno0@community.example.com>']);
    expect(await put({ ...ana, threading })).toBe(ids[0]);
    expect((await getMail(ids[0]!)).state).toBe('sent');
  });

  it('name at most ten others: the first and the last', async () => {
    const server = await serve();
    const references = Array.from({ length: 40 }, (_, at) => `post-${at}`);
    await put({ ...ana, threading: { messageId: 'post-41', references } });
    await sendDueMail();
    const named = server.mails[0]?.references as string[];
    expect(named.map((id) => /post-(\d+)/.exec(id)?.[1])).toEqual(['0', ...Array.from({ length: 9 }, (_, at) => String(31 + at))]);
  });
});
