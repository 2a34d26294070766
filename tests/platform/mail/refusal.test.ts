import { describe, expect, it } from 'vitest';
import { db } from '~/platform/db/index.server';
import { getMail, getSuppression, liftSuppression, sendAgain, sendDueMail } from '~/platform/mail/index.server';
import { readFailure } from '~/platform/mail/failure';
import { useDatabase } from '../../setup/database';
import { queue, sendAfter, serve, useMail } from './setup';
import { smtpError } from './smtp';

useDatabase();
useMail();

describe('an address that its server refuses for good', () => {
  it('gets nothing more until somebody allows it', async () => {
    let open = false;
    const asked: string[] = [];
    const server = await serve({
      onRcptTo: ({ address }, _session, done) => {
        asked.push(address);
        done(open || address !== 'Ana@example.com' ? null : smtpError(550, '5.1.1 no such user'));
      },
    });
    const first = await queue({ to: 'Ana@example.com' });
    await sendDueMail();
    expect(await getMail(first)).toMatchObject({ state: 'refused' });
    expect(await getSuppression('ANA@example.com')).toMatchObject({ address: 'ana@example.com', mailId: first, answer: expect.stringContaining('no such user') as string });
    // Whatever the letter and however the address is written: the server is not even asked.
    const [second, secret, other] = [await queue({ to: 'ana@EXAMPLE.com' }), await queue({ to: 'ana@example.com', secret: true }), await queue({ to: 'bruno@example.com' })];
    await sendDueMail();
    for (const id of [second, secret]) expect(await getMail(id)).toMatchObject({ state: 'withheld', withheldFor: 'suppressed' });
    expect(JSON.stringify(await db.mail.findUnique({ where: { id: secret } }))).not.toContain('SECRET');
    expect((await getMail(other)).state).toBe('sent');
    expect(asked).toEqual(['Ana@example.com', 'bruno@example.com']);

    open = true;
    await liftSuppression({ via: 'browser', id: 'staff0' }, first);
    expect(await getSuppression('ana@example.com')).toBeNull();
    await sendAgain(second);
    await sendDueMail();
    expect(await getMail(second)).toMatchObject({ state: 'sent', withheldFor: null });
    expect(server.mails).toHaveLength(2);
  });

  it('is told from a letter that is refused: other letters still go there', async () => {
    let spam = true;
    const server = await serve({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => done(spam ? smtpError(554, '5.7.1 looks like spam') : null));
      },
    });
    const id = await queue();
    await sendDueMail();
    expect(await getMail(id)).toMatchObject({ state: 'refused' });
    expect(await getSuppression('ana@example.com')).toBeNull();
    spam = false;
    await queue();
    expect(await sendDueMail()).toBe(1);
    expect(server.mails).toEqual([]);
    expect(await db.mail.count({ where: { state: 'sent' } })).toBe(1);
  });

  it('is told from a sender that may not send: that is tried again', async () => {
    await serve({ onMailFrom: (_address, _session, done) => done(smtpError(553, '5.7.1 sender not allowed')) });
    const id = await queue();
    await sendDueMail();
    expect((await getMail(id)).state).toBe('failed');
    expect(await getSuppression('ana@example.com')).toBeNull();
    await serve();
    await sendAfter(2);
    expect((await getMail(id)).state).toBe('sent');
  });
});

describe('readFailure', () => {
  const about = (responseCode: number, words: string, command = 'RCPT TO', code = 'EENVELOPE'): string =>
    readFailure({ code, command, responseCode, response: `${responseCode} ${words}` }).about;

  it('blames the address only where the server does', () => {
    for (const words of ['5.1.1 unknown', '5.1.2 bad domain', '5.1.10 null MX', '5.2.1 disabled', 'no such mailbox', 'User unknown']) expect(about(550, words), words).toBe('address');
    expect(about(551, 'not local')).toBe('address');
    expect(about(554, 'no valid recipients')).toBe('address');
    expect(about(550, '5.1.1 unknown', 'DATA', 'EMESSAGE')).toBe('address');
    for (const words of ['5.7.1 relaying denied', '5.7.26 unauthenticated', '5.2.2 mailbox full', '5.1.8 bad sender', '5.3.4 too big', 'Relay access denied', 'blocked by policy', 'quota exceeded']) {
      expect(about(550, words), words).toBe('letter');
    }
    expect(about(552, 'message size exceeds limit', 'DATA', 'EMESSAGE')).toBe('letter');
    expect(about(554, 'transaction failed', 'DATA', 'EMESSAGE')).toBe('letter');
  });

  it('takes everything else as trouble that passes', () => {
    for (const code of [421, 450, 451, 452]) for (const command of ['RCPT TO', 'DATA']) expect(about(code, 'later', command)).toBe('trouble');
    for (const code of [500, 502, 503, 530, 535]) expect(about(code, 'no')).toBe('trouble');
    expect(about(550, '5.1.1 sender unknown', 'MAIL FROM')).toBe('trouble');
    expect(about(535, 'bad credentials', 'AUTH PLAIN', 'EAUTH')).toBe('trouble');
    expect(readFailure(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ESOCKET' })).about).toBe('trouble');
    expect(readFailure('odd')).toEqual({ about: 'trouble', answer: 'odd' });
  });
});
