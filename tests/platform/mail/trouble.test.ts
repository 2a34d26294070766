import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, vi } from 'vitest';
import { now, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { getMail, mailBacklog, sendDueMail, startMail } from '~/platform/mail/index.server';
import { useDatabase } from '../../setup/database';
import { closeServers, queue, sendAfter, serve, serveRaw, serveThrough, serveUpToData, useMail } from './setup';
import { smtpError } from './smtp';

useDatabase();
useMail();

describe('a server in trouble', () => {
  it('421: the letter is tried again after 1, 5, 30 minutes, 2 and 8 hours, then given up', async () => {
    await serve({ onMailFrom: (_address, _session, done) => done(smtpError(421, 'try again later')) });
    const id = await queue({ secret: true });
    const waits: number[] = [];
    for (let tries = 1; tries <= 6; tries += 1) {
      await sendDueMail();
      const { state, nextTryAt, lastAnswer } = await getMail(id);
      expect(state).toBe(tries === 6 ? 'givenUp' : 'failed');
      expect(lastAnswer).toContain('421');
      if (tries === 6) break;
      const at = nextTryAt!.getTime();
      waits.push((at - now().getTime()) / 60_000);
      setClock(() => new Date(at - 1_000));
      expect(await sendDueMail()).toBe(0);
      setClock(() => new Date(at + 1));
    }
    for (const [at, minutes] of [1, 5, 30, 120, 480].entries()) {
      expect(waits[at]).toBeGreaterThan(minutes - 0.1);
      expect(waits[at]).toBeLessThan(minutes * 1.2 + 0.1);
    }
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
    const onAuth: SMTPServerOptions['onAuth'] = (_auth, _session, done) => done(smtpError(535, 'bad credentials'));
    await serve({ disabledCommands: ['STARTTLS'], authOptional: false, allowInsecureAuth: true, onAuth }, 'user:wrong@');
    const id = await queue();
    await sendDueMail();
    expect((await getMail(id)).state).toBe('failed');
  });

  it('drops the connection in the middle of the letter: tried again with the same Message-ID', async () => {
    const ids: string[] = [];
    await serveUpToData((socket, text) => {
      ids.push(/message-id: (\S+)/i.exec(text)?.[1] ?? '');
      socket.destroy();
    });
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
    await serveRaw(() => undefined); // never says a word
    const id = await queue();
    const sending = sendDueMail();
    await vi.waitFor(async () => expect((await getMail(id)).state).toBe('sending'), 5_000);
    const second = await queue();
    expect((await getMail(second)).state).toBe('queued');
    await closeServers();
    await sending;
    expect((await getMail(id)).state).toBe('failed');
  });

  it('hangs at shutdown: the letter is given up, and tried again later', async () => {
    await serveRaw(() => undefined);
    const id = await queue();
    const worker = startMail();
    await vi.waitFor(async () => expect((await getMail(id)).state).toBe('sending'), 5_000);
    await worker.stop();
    expect(await getMail(id)).toMatchObject({ state: 'failed', tries: 1 });
    const server = await serve();
    await sendAfter(2);
    expect(server.mails).toHaveLength(1);
  });

  it('a letter in the hands of a killed worker is due again when its lease is over', async () => {
    const server = await serve();
    const id = await queue();
    await db.mail.update({ where: { id }, data: { state: 'sending', tries: 1, lease: 1, nextTryAt: new Date(Date.now() + 5 * 60_000) } });
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

  it('is not there: tried again', async () => {
    const gone = await serve();
    await gone.close();
    const id = await queue();
    await sendDueMail();
    expect(await getMail(id)).toMatchObject({ state: 'failed', lastAnswer: expect.stringContaining('ECONNREFUSED') as string });
    const server = await serve();
    await sendAfter(2);
    expect(server.mails).toHaveLength(1);
  });

  it('greets with 421: tried again, and the address is not blamed', async () => {
    await serveRaw((socket) => void socket.end('421 too many connections\r\n'));
    const id = await queue();
    await sendDueMail();
    expect(await getMail(id)).toMatchObject({ state: 'failed', lastAnswer: expect.stringContaining('421') as string });
    expect(await db.mailSuppression.count()).toBe(0);
  });

  it('takes the letter and breaks off before it says so: sent again with the same Message-ID, by which receivers know it', async () => {
    let breaks = true;
    const taken: string[] = [];
    const server = await serve({
      onData(stream, _session, done) {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          taken.push(/^Message-ID: (\S+)/im.exec(text)?.[1] ?? '');
          if (!breaks) return done();
          breaks = false;
          line.cut();
          done();
        });
      },
    });
    const line = await serveThrough(server);
    const id = await queue();
    await sendDueMail();
    expect((await getMail(id)).state).toBe('failed');
    await sendAfter(2);
    expect(await getMail(id)).toMatchObject({ state: 'sent', tries: 2 });
    expect(taken).toEqual([`<${id}@community.example.com>`, `<${id}@community.example.com>`]);
    await sendAfter(60);
    expect(taken).toHaveLength(2);
  });

  it('breaks off after it has said that it took the letter: sent once', async () => {
    const said: string[] = [];
    await serveUpToData((socket, text) => {
      if (!text.endsWith('\r\n.\r\n')) return;
      said.push('250');
      socket.write('250 taken\r\n');
      setImmediate(() => socket.destroy());
    });
    const id = await queue();
    await sendDueMail();
    expect(await getMail(id)).toMatchObject({ state: 'sent', lastAnswer: '250 taken' });
    await sendAfter(60);
    expect(said).toEqual(['250']);
  });
});
