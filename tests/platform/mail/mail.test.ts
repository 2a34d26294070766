import { describe, expect, it } from 'vitest';
import { setClock } from '~/platform/clock';
import { db, transaction } from '~/platform/db/index.server';
import { Conflict, NotFound } from '~/platform/errors';
import { getMail, listMails, queueMail, sendAgain, sendDueMail, sendTestMail, sweepMails } from '~/platform/mail/index.server';
import { useDatabase } from '../../setup/database';
import { props, queue, serve, useMail } from './setup';
import { smtpError } from './smtp';

useDatabase();
useMail();

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
    const second = await listMails({ limit: 2, before: first[1]! });
    expect(second.map((mail) => mail.toAddress)).toEqual(['day1@example.com']);
    expect(first[0]).not.toHaveProperty('html');
    await sendDueMail();
    expect(await listMails({ state: 'queued' })).toEqual([]);
    expect(await listMails({ state: 'kept' })).toHaveLength(3);
    expect((await listMails({ to: 'Day2@example.com' })).map((mail) => mail.toAddress)).toEqual(['day2@example.com']);
    setClock(() => new Date(Date.UTC(2031, 3, 1, 12)));
    await sweepMails();
    expect((await listMails()).map((mail) => mail.toAddress)).toEqual(['day3@example.com', 'day2@example.com']);
  });

  it('goes on exactly where a page ended, also among letters of one instant', async () => {
    setClock(() => new Date(Date.UTC(2031, 0, 1)));
    for (let count = 0; count < 7; count += 1) await queue();
    const seen: string[] = [];
    for (let rows = await listMails({ limit: 3 }); rows.length > 0; rows = await listMails({ limit: 3, before: rows.at(-1)! })) {
      seen.push(...rows.map(({ id }) => id));
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it('forgets the words of what was sent a week ago, and secrets that nobody fetched', async () => {
    const secret = await queue({ secret: true });
    await sendDueMail(); // kept: there is no server
    await serve();
    const sent = await queue();
    await sendDueMail();
    setClock(() => new Date(Date.now() + 6 * 86_400_000));
    await sweepMails();
    expect((await getMail(sent)).text).toContain('SECRET');
    setClock(() => new Date(Date.now() + 8 * 86_400_000));
    await sweepMails();
    for (const id of [sent, secret]) {
      expect(await getMail(id)).toMatchObject({ html: null, text: null, again: false });
      expect(JSON.stringify(await db.mail.findUnique({ where: { id } }))).not.toContain('SECRET');
      await expect(sendAgain(id)).rejects.toEqual(new Conflict('mailWiped'));
    }
  });
});
