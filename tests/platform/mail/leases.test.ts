import { describe, expect, it } from 'vitest';
import { db, transaction } from '~/platform/db/index.server';
import { getMail, queueMail, sendAgain, sendDueMail, unsubscribe } from '~/platform/mail/index.server';
import { claimDue, mayGo, settle } from '~/platform/mail/mail.store.server';
import { useDatabase } from '../../setup/database';
import { queue, serve, useMail } from './setup';

useDatabase();
useMail();

describe('leases', () => {
  it('who comes back after the lease is over neither sends nor writes anything down', async () => {
    const server = await serve();
    const id = await queue();
    const [stalled] = await claimDue(1, 300, 6);
    await db.mail.update({ where: { id }, data: { nextTryAt: new Date(0) } }); // its lease is over
    await sendDueMail();
    expect(server.mails).toHaveLength(1);
    expect(await mayGo(stalled!, 300)).toBe('lost');
    await settle(stalled!, { state: 'failed', answer: 'late', nextTryAt: new Date(0) });
    expect(await getMail(id)).toMatchObject({ state: 'sent', tries: 2 });
    // Nor when staff have it sent once more, which starts the count of tries afresh.
    await sendAgain(id);
    await claimDue(1, 300, 6);
    await settle(stalled!, { state: 'refused', answer: 'late' });
    expect(await getMail(id)).toMatchObject({ state: 'sending', tries: 1 });
  });

  it('a letter at which every process dies is given up, and its secret wiped', async () => {
    const server = await serve();
    const id = await queue({ secret: true });
    await db.mail.update({ where: { id }, data: { state: 'sending', tries: 6, lease: 6, nextTryAt: new Date(0) } });
    expect(await sendDueMail()).toBe(0);
    expect(await getMail(id)).toMatchObject({ state: 'givenUp', nextTryAt: null });
    expect(JSON.stringify(await db.mail.findUnique({ where: { id } }))).not.toContain('SECRET');
    expect(server.mails).toHaveLength(0);
  });

  it('a letter to one reader does not wait for those of a list that were queued before', async () => {
    await transaction(async (tx) => {
      for (let member = 0; member < 20; member += 1) {
        await queueMail(tx, { letter: 'testMail', props: {}, to: `m${member}@example.com`, locale: 'en', memberId: `m${member}`, list: { id: 'help', unsubscribe: { purpose: 'digest' } } });
      }
    });
    const link = await queue({ secret: true });
    const taken = await claimDue(3, 300, 6);
    expect(taken.map(({ id }) => id)).toContain(link);
  });

  it('asks in the last moment: who unsubscribes while a letter waits to be handed over gets it no more', async () => {
    await serve();
    const id = await transaction((tx) =>
      queueMail(tx, { letter: 'testMail', props: {}, to: 'ana@example.com', locale: 'en', memberId: 'ana0', list: { id: 'help', unsubscribe: { purpose: 'digest' } } }),
    );
    const [claimed] = await claimDue(1, 300, 6);
    expect(await mayGo(claimed!, 300)).toBe('yes');
    await unsubscribe({ memberId: 'ana0', purpose: 'digest' });
    expect(await mayGo(claimed!, 300)).toBe('unsubscribed');
    await db.mail.update({ where: { id }, data: { nextTryAt: new Date(0) } });
    await sendDueMail();
    expect(await getMail(id)).toMatchObject({ state: 'withheld', withheldFor: 'unsubscribed' });
  });
});
