import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '~/domains/identity';
import { db } from '~/platform/db/index.server';
import * as body from '~/routes/staff/outbox-letter-body';
import * as letter from '~/routes/staff/outbox-letter';
import * as outbox from '~/routes/staff/outbox';
import * as refused from '~/routes/staff/outbox-refused';
import { someone } from '../../domains/identity/people';
import { useDatabase } from '../../setup/database';
import { Browser } from '../browse';

useDatabase();

type Data = NonNullable<Parameters<typeof db.mail.create>[0]>['data'];
let made = 0;

const as = async (role: Role) => Browser.of(await someone(role));

/** A letter as a worker left it. */
async function put(data: Partial<Data>): Promise<{ id: string; path: string }> {
  const id = `letter${(made += 1)}`;
  const createdAt = new Date(Date.UTC(2031, 0, 1, 0, 0, made));
  await db.mail.create({
    data: { id, letter: 'emailChanged', toAddress: 'ana@example.com', locale: 'en', props: { name: 'Ana' }, subject: 'Hello', html: '<p>Words</p>', text: 'Words', state: 'sent', createdAt, ...data } as Data,
  });
  return { id, path: `/staff/outbox/${id}` };
}

beforeEach(async () => {
  await Promise.all([db.mail.deleteMany(), db.mailSuppression.deleteMany()]);
});

describe('the outbox', () => {
  it('shows what became of letters, by state and by reader, page by page', async () => {
    const retried = await put({ state: 'failed', nextTryAt: new Date(), tries: 2, lastAnswer: '421 busy, ana@example.com' });
    const over = await put({ state: 'failed', tries: 6, lastAnswer: '451 no', toAddress: 'Bruno@example.com' });
    await put({ lastAnswer: '250 ok' });
    const browser = await as('admin');
    const rows = async (query = '') => (await browser.get(outbox, `/staff/outbox${query}`)).data.rows as { id: string; state: string; lastAnswer: string | null }[];
    expect((await rows()).map(({ state, lastAnswer }) => [state, lastAnswer])).toEqual([['sent', null], ['givenUp', '451 no'], ['failed', '421 busy, ana@example.com']]);
    expect((await rows('?state=failed')).map(({ id }) => id)).toEqual([retried.id]);
    expect((await rows('?state=givenUp')).map(({ id }) => id)).toEqual([over.id]);
    expect((await rows('?to=Bruno@example.com')).map(({ id }) => id)).toEqual([over.id]);
    expect(await rows('?state=sent&to=bruno@example.com')).toEqual([]);
    expect((await rows('?state=nonsense&before=nonsense'))).toHaveLength(3);

    for (let count = 0; count < 51; count += 1) await put({});
    const first = (await browser.get(outbox, '/staff/outbox')).data;
    expect([(first.rows as unknown[]).length, first.first]).toEqual([50, true]);
    const second = await rows(`?before=${encodeURIComponent(String(first.next))}`);
    expect(second).toHaveLength(4);
    expect(second.map(({ id }) => id)).toContain(retried.id);
  });

  it('keeps addresses from managers, also in the words of servers', async () => {
    const { path, id } = await put({ state: 'refused', lastAnswer: '550 5.1.1 <ana@example.com> no such user' });
    await db.mailSuppression.create({ data: { address: 'ana@example.com', answer: '550 ana@example.com: no', mailId: id, createdAt: new Date() } });
    const manager = await as('manager');
    const shown = [await manager.get(outbox, '/staff/outbox'), await manager.get(letter, path, { id }), await manager.get(refused, '/staff/outbox/refused')];
    for (const { status, data } of shown) {
      expect(status).toBe(200);
      expect(JSON.stringify(data)).not.toContain('ana@');
      expect(JSON.stringify(data)).toContain('a…@example.com');
    }
    expect((await (await as('admin')).get(letter, path, { id })).data.mail).toMatchObject({ to: 'ana@example.com' });
  });

  it('is not there for moderators', async () => {
    const { path, id } = await put({});
    const moderator = await as('moderator');
    for (const [route, at] of [[outbox, '/staff/outbox'], [refused, '/staff/outbox/refused'], [letter, path], [body, `${path}/body`]] as const) {
      expect((await moderator.get(route, at, { id })).status, at).toBe(404);
    }
    for (const [route, at] of [[outbox, '/staff/outbox'], [refused, '/staff/outbox/refused'], [letter, path]] as const) {
      expect((await moderator.post(route, at, { mailId: id }, { id })).status, at).toBe(404);
    }
    expect(await db.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'sent' });
  });
});

describe('the words of a letter', () => {
  const words = async (browser: Browser, data: Partial<Data>): Promise<string> => {
    const { id, path } = await put(data);
    const [page, frame] = [await browser.get(letter, path, { id }), await browser.get(body, `${path}/body`, { id })];
    expect(page.status).toBe(200);
    expect(frame.status).toBe(page.data.hidden === null ? 200 : 404);
    expect(page.data.text).toBe(page.data.hidden === null ? 'Words' : null);
    return String(page.data.hidden);
  };

  it('are for admins, and those of secret letters for nobody but their reader', async () => {
    const [owner, admin, manager] = [await as('owner'), await as('admin'), await as('manager')];
    expect(await words(admin, {})).toBe('null');
    expect(await words(manager, {})).toBe('adminsOnly');
    for (const name of ['signInLink', 'resetPassword', 'emailChangeConfirm']) {
      for (const state of ['kept', 'failed', 'sending', 'refused'] as const) {
        for (const browser of [owner, admin, manager]) expect(await words(browser, { letter: name, secret: true, state }), `${name} ${state}`).toBe('secret');
      }
    }
  });

  it('of an invitation can be handed on where no server does it', async () => {
    const [admin, manager] = [await as('admin'), await as('manager')];
    expect(await words(admin, { letter: 'invitation', secret: true, state: 'kept' })).toBe('null');
    expect(await words(manager, { letter: 'invitation', secret: true, state: 'kept' })).toBe('adminsOnly');
    expect(await words(admin, { letter: 'invitation', secret: true, state: 'failed' })).toBe('secret');
  });

  it('are gone when they were wiped, and not there before they are written', async () => {
    const admin = await as('admin');
    expect(await words(admin, { html: null, text: null })).toBe('wiped');
    expect(await words(admin, { html: null, text: null, subject: null, state: 'queued' })).toBe('notWritten');
  });
});

describe('a letter', () => {
  it('is sent again by a manager, unless it is on its way or wiped', async () => {
    const manager = await as('manager');
    const { id, path } = await put({ state: 'refused', tries: 1 });
    expect((await manager.post(letter, path, {}, { id })).location).toBe(path);
    expect(await db.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'queued', tries: 0 });
    expect((await manager.post(letter, path, {}, { id })).status).toBe(409);
    const wiped = await put({ html: null, text: null, props: {} });
    expect((await manager.get(letter, wiped.path, { id: wiped.id })).data.mail).toMatchObject({ again: false });
    expect((await manager.post(letter, wiped.path, {}, { id: wiped.id })).status).toBe(409);
    expect((await manager.post(letter, '/staff/outbox/none', {}, { id: 'none' })).status).toBe(404);
  });

  it('is sent again with all others that were given up', async () => {
    const over = [await put({ state: 'failed', tries: 6 }), await put({ state: 'failed', tries: 6 })];
    const retried = await put({ state: 'failed', tries: 2, nextTryAt: new Date(Date.now() + 60_000) });
    const secret = await put({ state: 'failed', tries: 6, secret: true, props: {} });
    expect((await (await as('manager')).post(outbox, '/staff/outbox')).status).toBe(303);
    for (const { id } of over) expect(await db.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'queued', tries: 0 });
    for (const { id } of [retried, secret]) expect((await db.mail.findUniqueOrThrow({ where: { id } })).state).toBe('failed');
  });
});

describe('an address that takes nothing', () => {
  it('is shown with the words of its server, and allowed again by a manager', async () => {
    const { id, path } = await put({ state: 'refused', toAddress: 'Ana@example.com' });
    await db.mailSuppression.create({ data: { address: 'ana@example.com', answer: '550 no such user', mailId: id, createdAt: new Date() } });
    const manager = await someone('manager');
    const browser = await Browser.of(manager);
    expect((await browser.get(refused, '/staff/outbox/refused')).data.rows).toMatchObject([{ address: 'a…@example.com', answer: '550 no such user', letter: true }]);
    expect((await browser.get(refused, '/staff/outbox/refused?to=ANA@example.com')).data.rows).toHaveLength(1);
    expect((await browser.get(refused, '/staff/outbox/refused?to=bruno@example.com')).data.rows).toEqual([]);
    expect((await browser.get(letter, path, { id })).data).toMatchObject({ suppressed: true });
    for (let times = 0; times < 2; times += 1) expect((await browser.post(refused, '/staff/outbox/refused', { mailId: id })).status).toBe(303);
    expect(await db.mailSuppression.count()).toBe(0);
    expect(await db.activity.findMany({ where: { kind: 'mail.suppressionLifted' } })).toMatchObject([{ actorId: manager.id, data: { mailId: id } }]);
  });

  it('is allowed together with sending again', async () => {
    const { id, path } = await put({ state: 'withheld', withheldFor: 'suppressed' });
    await db.mailSuppression.create({ data: { address: 'ana@example.com', answer: '550 no', mailId: 'another', createdAt: new Date() } });
    expect((await (await as('manager')).post(letter, path, { lift: '1' }, { id })).status).toBe(303);
    expect(await db.mailSuppression.count()).toBe(0);
    expect(await db.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'queued', withheldFor: null });
  });
});
