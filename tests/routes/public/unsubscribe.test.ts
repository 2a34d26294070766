import { beforeEach, describe, expect, it } from 'vitest';
import { db, transaction } from '~/platform/db/index.server';
import { configureMail, listMails, listUnsubscriptions, queueMail, sendDueMail } from '~/platform/mail/index.server';
import * as route from '~/routes/public/unsubscribe';
import { useDatabase } from '../../setup/database';
import { Browser } from '../browse';

useDatabase();

const told: string[] = [];
const setting = {
  smtpUrl: async () => null,
  from: async () => 'hello@community.example.com',
  brand: async () => ({ name: 'Moulin', colour: '#1f6f5c', logoUrl: null, homeUrl: 'https://community.example.com', imprint: null }),
  secret: async () => 'a key of the tests',
  onUnsubscribe: async (memberId: string, purpose: string) => void told.push(`-${memberId} ${purpose}`),
  onSubscribeAgain: async (memberId: string, purpose: string) => void told.push(`+${memberId} ${purpose}`),
};

beforeEach(async () => {
  told.length = 0;
  configureMail(setting);
  await Promise.all([db.mail.deleteMany(), db.mailUnsubscribe.deleteMany(), db.mailSuppression.deleteMany()]);
});

/** Writes a letter, and gives the link to unsubscribe that stands in it. */
async function letter(purpose: string, memberId = 'ana0'): Promise<{ id: string; path: string; token: string }> {
  const id = await transaction((tx) =>
    queueMail(tx, { letter: 'testMail', props: {}, to: 'ana@example.com', locale: 'en', memberId, list: { id: 'help', unsubscribe: { purpose } } }),
  );
  await sendDueMail();
  const { text } = await db.mail.findUniqueOrThrow({ where: { id } });
  const path = /https:\/\/community\.example\.com(\/unsubscribe\?token=(\S+))/.exec(text ?? '');
  return { id, path: path![1]!, token: path![2]! };
}

const stateOf = async (id: string) => (await listMails()).find((mail) => mail.id === id);

describe('GET', () => {
  it('only shows a page, however often it is opened', async () => {
    const { path } = await letter('thread:t1');
    const browser = new Browser('fr');
    for (let times = 0; times < 3; times += 1) {
      const { status, data } = await browser.get(route, path);
      expect([status, data.about]).toEqual([200, { about: 'thread', which: 't1', stopped: false }]);
    }
    expect(await db.mailUnsubscribe.count()).toBe(0);
    expect(told).toEqual([]);
  });

  it('is left out by search engines', async () => {
    const location = { pathname: '/unsubscribe', search: '', hash: '', state: null, key: 'default' };
    expect(route.meta({ data: { title: 'x', site: 'y' }, params: {}, location, matches: [] })).toContainEqual({ name: 'robots', content: 'noindex' });
  });
});

describe('POST of a mail program', () => {
  it('stops these letters at once, without a sign-in and without a redirect; twice is the same', async () => {
    const { path } = await letter('thread:t1');
    for (let times = 0; times < 2; times += 1) {
      const answer = await new Browser().post(route, path, { 'List-Unsubscribe': 'One-Click' });
      expect([answer.status, answer.location]).toEqual([200, null]);
    }
    expect(await listUnsubscriptions('ana0')).toEqual(['thread:t1']);
    expect(told).toEqual(['-ana0 thread:t1', '-ana0 thread:t1']);
    const { data } = await new Browser().get(route, path);
    expect(data.about).toEqual({ about: 'thread', which: 't1', stopped: true });
  });

  it('stops what waits already, nothing of others, and nothing of another purpose', async () => {
    const { path } = await letter('thread:t1');
    await new Browser().post(route, path, { 'List-Unsubscribe': 'One-Click' });
    const stopped = await letter('thread:t1');
    const [other, digest, account] = [await letter('thread:t1', 'bruno0'), await letter('digest'), await transaction((tx) => queueMail(tx, { letter: 'testMail', props: {}, to: 'ana@example.com', locale: 'en', memberId: 'ana0' }))];
    await sendDueMail();
    expect(await stateOf(stopped.id)).toMatchObject({ state: 'withheld', withheldFor: 'unsubscribed' });
    for (const id of [other.id, digest.id, account]) expect(await stateOf(id)).toMatchObject({ state: 'kept' });
  });

  it('from all stops every list, and no letter about the account', async () => {
    await new Browser().post(route, (await letter('all')).path, { 'List-Unsubscribe': 'One-Click' });
    const ids = [(await letter('digest')).id, (await letter('kind:reply')).id];
    for (const id of ids) expect(await stateOf(id)).toMatchObject({ state: 'withheld' });
    const account = await transaction((tx) => queueMail(tx, { letter: 'testMail', props: {}, to: 'ana@example.com', locale: 'en', memberId: 'ana0' }));
    await sendDueMail();
    expect(await stateOf(account)).toMatchObject({ state: 'kept' });
  });

  it('holds even where the rooms fail to note it', async () => {
    configureMail({ ...setting, onUnsubscribe: () => Promise.reject(new Error('no')) });
    const { path } = await letter('digest');
    expect((await new Browser().post(route, path, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect(await listUnsubscriptions('ana0')).toEqual(['digest']);
  });
});

describe('the page', () => {
  it('unsubscribes by its button, and offers the way back', async () => {
    const { path } = await letter('digest');
    const browser = new Browser();
    const gone = await browser.post(route, path, { here: '1' });
    expect([gone.status, gone.location]).toEqual([303, path]);
    expect((await letter('digest').then(({ id }) => stateOf(id)))?.state).toBe('withheld');
    const back = await browser.post(route, path, { here: '1', _method: 'delete' });
    expect([back.status, back.location]).toEqual([303, path]);
    expect(await listUnsubscriptions('ana0')).toEqual([]);
    expect((await letter('digest').then(({ id }) => stateOf(id)))?.state).toBe('kept');
    expect(told).toEqual(['-ana0 digest', '+ana0 digest']);
  });

  it('tells who stopped everything so, and takes that back', async () => {
    const { path } = await letter('thread:t1');
    await db.mailUnsubscribe.create({ data: { memberId: 'ana0', purpose: 'all', createdAt: new Date() } });
    expect((await new Browser().get(route, path)).data.about).toEqual({ about: 'all', which: '', stopped: true });
    await new Browser().post(route, path, { here: '1', _method: 'delete' });
    expect(await listUnsubscriptions('ana0')).toEqual([]);
  });
});

describe('a link that nobody signed', () => {
  it('does nothing, whatever is wrong with it, and cannot be tried for long', async () => {
    const { token } = await letter('thread:t1');
    const [member, purpose, signature = ''] = token.split('~');
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    const wrong = ['', 'x', `${member}~${purpose}`, `${member}~${purpose}~`, `${member}~${purpose}~${flipped}`, `bruno0~${purpose}~${signature}`, `${member}~all~${signature}`, `${token}~`, `${token}A`];
    const browser = new Browser();
    for (const each of wrong) {
      const path = `/unsubscribe?token=${encodeURIComponent(each)}`;
      expect((await browser.get(route, path)).data.about, each).toBeNull();
      expect((await browser.post(route, path, { 'List-Unsubscribe': 'One-Click' })).status, each).toBe(404);
    }
    expect(await db.mailUnsubscribe.count()).toBe(0);
    const statuses = new Set<number>();
    for (let tries = 0; tries < 20; tries += 1) statuses.add((await browser.post(route, '/unsubscribe?token=guess', {})).status);
    expect(statuses).toContain(429);
    // What is signed is served all the same: many of them come from one mail service.
    expect((await browser.post(route, `/unsubscribe?token=${token}`, {})).status).toBe(200);
  });
});
