import net, { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setClock } from '~/platform/clock';
import { db, transaction } from '~/platform/db/index.server';
import { Conflict, NotFound } from '~/platform/errors';
import {
  configureMail,
  getMail,
  listMails,
  mailBacklog,
  queueMail,
  sendAgain,
  sendDueMail,
  sendTestMail,
  startMail,
  sweepMails,
} from '~/platform/mail/index.server';
import { closeTransport } from '~/platform/mail/transport.server';
import { useDatabase } from '../../setup/database';
import { smtpError, startSmtp, type TestServer } from './smtp';

useDatabase();

let smtpUrl: string | null = null;
const servers: { close(): unknown }[] = [];

beforeEach(async () => {
  await db.mail.deleteMany();
  smtpUrl = null;
  configureMail({
    smtpUrl: async () => smtpUrl,
    from: async () => 'Moulin & Fils <hello@community.example.com>',
    brand: async () => ({ name: 'Moulin & Fils', colour: '#1f6f5c', logoUrl: null, homeUrl: 'https://community.example.com' }),
  });
});
afterEach(async () => {
  setClock(null);
  closeTransport();
  configureMail(null);
  for (const server of servers.splice(0)) await server.close();
});

async function serve(options: Parameters<typeof startSmtp>[0] = {}): Promise<TestServer> {
  const server = await startSmtp(options);
  servers.push(server);
  smtpUrl = server.url;
  return server;
}

const props = { name: 'Ana', link: 'https://community.example.com/reset?token=SECRET', minutes: 60 };
const queue = (more: { secret?: boolean; to?: string; locale?: 'en' | 'fr' } = {}) =>
  transaction((tx) => queueMail(tx, { letter: 'resetPassword', props, to: 'ana@example.com', locale: 'en', ...more }));

/** Sends what is due now, and what becomes due in the next so many minutes. */
async function sendAfter(minutes: number): Promise<void> {
  const at = Date.now() + minutes * 60_000;
  setClock(() => new Date(at));
  await sendDueMail();
}

describe('a letter', () => {
  it('leaves only if its transaction commits', async () => {
    const server = await serve();
    await expect(
      transaction(async (tx) => {
        await queueMail(tx, { letter: 'testMail', props: {}, to: 'a@example.com', locale: 'en' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await sendDueMail()).toBe(0);
    expect(server.mails).toEqual([]);
  });

  it('is sent once, complete, in the language of the reader', async () => {
    const server = await serve();
    const id = await queue({ locale: 'fr' });
    await Promise.all([sendDueMail(), sendDueMail(), sendDueMail()]);
    expect(await sendDueMail()).toBe(0);
    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    expect(mail?.subject).toBe('Choisissez un nouveau mot de passe pour Moulin & Fils');
    expect(mail?.from?.text).toBe('"Moulin & Fils" <hello@community.example.com>');
    expect(mail?.messageId).toBe(`<${id}@community.example.com>`);
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.headers.get('x-auto-response-suppress')).toBe('All');
    expect(mail?.headers.get('content-language')).toBe('fr');
    expect(mail?.date).toBeInstanceOf(Date);
    const raw = server.raw[0] ?? '';
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
    expect(raw).toContain('multipart/alternative');
    expect(mail?.text).toContain(props.link);
    expect(await getMail(id)).toMatchObject({ state: 'sent', tries: 1, subject: mail?.subject });
  });

  it('is never read as more than one address', async () => {
    const recipients: string[] = [];
    const server = await serve({
      onRcptTo: ({ address }, _session, done) => {
        recipients.push(address);
        done();
      },
    });
    await queue({ to: 'ana@example.com, eve@example.com' });
    await queue({ to: 'ana@example.com\r\nBcc: eve@example.com' });
    await sendDueMail();
    expect(recipients.filter((address) => address === 'eve@example.com')).toEqual([]);
    expect(server.raw.filter((mail) => /^bcc:/im.test(mail))).toEqual([]);
  });

  it('loses its secret when it has been handed over, and cannot be sent again then', async () => {
    await serve();
    const secret = await queue({ secret: true });
    const plain = await queue();
    await sendDueMail();
    expect(JSON.stringify(await db.mail.findUnique({ where: { id: secret } }))).not.toContain('SECRET');
    expect(await getMail(secret)).toMatchObject({ state: 'sent', html: null, text: null });
    expect((await getMail(plain)).text).toContain('SECRET');
    await expect(sendAgain(secret)).rejects.toEqual(new Conflict('mailWiped'));
    await sendAgain(plain);
    await expect(sendAgain(plain)).rejects.toEqual(new Conflict('mailOnItsWay'));
    await expect(sendAgain('unknown')).rejects.toBeInstanceOf(NotFound);
  });

  it('is kept, written, where there is no server, and can be sent when there is one', async () => {
    const id = await queue({ secret: true });
    await sendDueMail();
    expect(await getMail(id)).toMatchObject({ state: 'kept', tries: 1 });
    expect((await getMail(id)).text).toContain('SECRET');
    expect(await sendDueMail()).toBe(0);
    const server = await serve();
    await sendAgain(id);
    await sendDueMail();
    expect(server.mails).toHaveLength(1);
    expect((await getMail(id)).text).toBeNull();
  });

  it('that cannot be written fails alone', async () => {
    const server = await serve();
    await db.mail.create({
      data: { id: 'odd', letter: 'no-such-letter', toAddress: 'a@example.com', locale: 'en', props: {}, nextTryAt: new Date(0), createdAt: new Date(0) },
    });
    await queue();
    await sendDueMail();
    expect(server.mails).toHaveLength(1);
    expect(await getMail('odd')).toMatchObject({ state: 'failed', lastAnswer: expect.stringContaining('no-such-letter') });
  });
});

describe('a server in trouble', () => {
  it('421: the letter is tried again after 1, 5, 30 minutes, 2 and 8 hours, then given up', async () => {
    await serve({ onMailFrom: (_address, _session, done) => done(smtpError(421, 'try again later')) });
    const id = await queue({ secret: true });
    const waits: number[] = [];
    for (let tries = 1; tries <= 6; tries += 1) {
      await sendDueMail();
      const { state, nextTryAt, lastAnswer } = await getMail(id);
      expect(state).toBe('failed');
      expect(lastAnswer).toContain('421');
      if (tries === 6) break;
      const at = nextTryAt.getTime();
      waits.push(Math.round((at - (await clockNow())) / 60_000));
      setClock(() => new Date(at - 1_000));
      expect(await sendDueMail()).toBe(0);
      setClock(() => new Date(at + 1));
    }
    expect(waits).toEqual([1, 5, 30, 120, 480]);
    setClock(() => new Date(Date.now() + 100 * 86_400_000));
    expect(await sendDueMail()).toBe(0);
    expect(JSON.stringify(await db.mail.findUnique({ where: { id } }))).not.toContain('SECRET');
  });

  it('421 once: sent at the second try, once', async () => {
    let refusals = 1;
    const server = await serve({
      onRcptTo: (_address, _session, done) => (refusals-- > 0 ? done(smtpError(421, 'busy')) : done()),
    });
    await queue();
    await sendDueMail();
    expect(server.mails).toHaveLength(0);
    await sendAfter(2);
    expect(server.mails).toHaveLength(1);
  });

  it('550: the address is refused, for good', async () => {
    const server = await serve({ onRcptTo: (_address, _session, done) => done(smtpError(550, 'no such mailbox')) });
    const id = await queue();
    await sendDueMail();
    expect(await getMail(id)).toMatchObject({ state: 'refused', lastAnswer: expect.stringContaining('550') });
    await sendAfter(600);
    expect(server.mails).toHaveLength(0);
    expect((await getMail(id)).tries).toBe(1);
  });

  it('535: a refused sign-in says nothing about the letter', async () => {
    const server = await startSmtp({ disabledCommands: ['STARTTLS'], authOptional: false, allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(smtpError(535, 'bad credentials')) });
    servers.push(server);
    smtpUrl = server.url.replace('//', '//user:wrong@');
    const id = await queue();
    await sendDueMail();
    expect((await getMail(id)).state).toBe('failed');
  });

  it('drops the connection in the middle of the letter: tried again with the same Message-ID', async () => {
    const ids: string[] = [];
    const port = await listenRaw((socket) => {
      let inData = false;
      socket.write('220 test\r\n');
      socket.on('data', (chunk) => {
        const text = chunk.toString();
        if (inData) {
          ids.push(/message-id: (\S+)/i.exec(text)?.[1] ?? '');
          return socket.destroy();
        }
        if (/^EHLO/i.test(text)) socket.write('250 test\r\n');
        else if (/^DATA/i.test(text)) {
          inData = true;
          socket.write('354 go on\r\n');
        } else socket.write('250 ok\r\n');
      });
    });
    smtpUrl = `smtp://127.0.0.1:${port}`;
    const id = await queue();
    await sendDueMail();
    expect((await getMail(id)).state).toBe('failed');
    await sendAfter(2);
    expect(ids).toEqual([`<${id}@community.example.com>`, `<${id}@community.example.com>`]);
    const server = await serve();
    await sendAfter(8);
    expect(server.mails.map((mail) => mail.messageId)).toEqual([`<${id}@community.example.com>`]);
  });

  it('hangs: nobody who queues a letter waits for it, and the worker stops all the same', async () => {
    const port = await listenRaw(() => undefined); // never says a word
    smtpUrl = `smtp://127.0.0.1:${port}`;
    const id = await queue();
    const sending = sendDueMail();
    await vi.waitFor(async () => expect((await getMail(id)).state).toBe('sending'), 5_000);
    const second = await queue();
    expect((await getMail(second)).state).toBe('queued');
    for (const server of servers.splice(0)) server.close();
    await sending;
    expect((await getMail(id)).state).toBe('failed');
  });

  it('a letter in the hands of a killed worker is due again when its lease is over', async () => {
    const server = await serve();
    const id = await queue();
    await db.mail.update({ where: { id }, data: { state: 'sending', tries: 1, nextTryAt: new Date(Date.now() + 5 * 60_000) } });
    expect(await sendDueMail()).toBe(0);
    await sendAfter(6);
    expect(server.mails).toHaveLength(1);
    expect(await getMail(id)).toMatchObject({ state: 'sent', tries: 2 });
  });

  it('sends many letters, each once, by several workers', async () => {
    const server = await serve();
    const ids = await Promise.all(Array.from({ length: 25 }, () => queue()));
    const workers = [startMail(), startMail()];
    await vi.waitFor(() => expect(server.mails).toHaveLength(25), 15_000);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(new Set(server.mails.map((mail) => mail.messageId)).size).toBe(ids.length);
    expect(await mailBacklog()).toEqual({ waiting: 0, oldestSeconds: 0 });
  });

  async function clockNow(): Promise<number> {
    const { now } = await import('~/platform/clock');
    return now().getTime();
  }
});

describe('sendTestMail', () => {
  it('tells what the server really said', async () => {
    const server = await serve();
    const good = await sendTestMail(server.url, 'owner@example.com', 'fr');
    expect(good).toMatchObject({ ok: true, answer: expect.stringMatching(/^250/) });
    expect(server.mails[0]?.subject).toBe('Message d’essai de Moulin & Fils');
    expect(await db.mail.count()).toBe(0);
    const strict = await serve({ onMailFrom: (_address, _session, done) => done(smtpError(553, 'sender not allowed')) });
    expect(await sendTestMail(strict.url, 'owner@example.com', 'en')).toEqual({ ok: false, answer: '553 sender not allowed' });
    const nobody = await sendTestMail('smtp://127.0.0.1:1', 'owner@example.com', 'en');
    expect(nobody).toMatchObject({ ok: false, answer: expect.stringContaining('ECONNREFUSED') });
  });
});

describe('the outbox', () => {
  it('lists the newest first, by state, page by page, without the words', async () => {
    for (let day = 1; day <= 3; day += 1) {
      setClock(() => new Date(Date.UTC(2031, 0, day)));
      await queue({ to: `day${day}@example.com` });
    }
    const first = await listMails({ limit: 2 });
    expect(first.map((mail) => mail.toAddress)).toEqual(['day3@example.com', 'day2@example.com']);
    const second = await listMails({ limit: 2, before: first[1]?.createdAt ?? new Date() });
    expect(second.map((mail) => mail.toAddress)).toEqual(['day1@example.com']);
    expect(first[0]).not.toHaveProperty('html');
    await sendDueMail();
    expect(await listMails({ state: 'queued' })).toEqual([]);
    expect(await listMails({ state: 'kept' })).toHaveLength(3);
    setClock(() => new Date(Date.UTC(2031, 3, 1, 12)));
    await sweepMails();
    expect((await listMails()).map((mail) => mail.toAddress)).toEqual(['day3@example.com', 'day2@example.com']);
  });
});

async function listenRaw(onSocket: (socket: net.Socket) => void): Promise<number> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return (server.address() as AddressInfo).port;
}
