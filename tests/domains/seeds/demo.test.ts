import { beforeAll, expect, it } from 'vitest';
import { forgetSettings } from '~/domains/brand/get-settings.server';
import { actorOf } from '~/domains/identity/index.server';
import { countQueue, listReviewItems, moderationSubscribers } from '~/domains/moderation/index.server';
import { notificationSubscribers } from '~/domains/notifications/index.server';
import { demoMembers, fillDemo } from '~/domains/seeds/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { db } from '~/platform/db/index.server';
import { verifyLedger } from '~/platform/ledger/index.server';
import { useDatabase } from '../../setup/database';
import { drift } from '../threads/world';

process.env.SCREENING = 'on'; // read at the first post, which is below

useDatabase();

const said: string[] = [];

/** The demonstration as it is a moment after a start. */
async function start(): Promise<void> {
  await fillDemo((line) => said.push(line));
  await deliverOnce([...moderationSubscribers, ...notificationSubscribers]);
}

async function staff(role: 'moderator' | 'manager') {
  const id = (await demoMembers()).find((member) => member.role === role)?.id;
  const actor = id ? await actorOf(id, 'browser') : null;
  if (!actor) throw new Error(`The demonstration has no ${role}`);
  return actor;
}

beforeAll(start);

it('has a queue of several kinds, severities and languages, of which one is late', async () => {
  const { items, next } = await listReviewItems(await staff('moderator'));
  expect(next).toBeNull();
  const kinds = items.map(({ kind }) => kind).sort();
  expect(kinds).toEqual(['appeal', 'held_post', 'held_post', 'reported_member', ...Array.from({ length: 4 }, () => 'reported_post'), 'watched_post']);
  expect(new Set(items.map(({ severity }) => severity))).toEqual(new Set([1, 2, 3]));
  for (const language of ['en', 'fr']) expect(items.filter((item) => item.language === language).length, language).toBeGreaterThan(2);
  expect(items.filter(({ breached }) => breached).map(({ author }) => author.username)).toEqual(['victor']);
  expect(items.every(({ may }) => may === true)).toBe(true);
  expect(items.map(({ author }) => author.username)).not.toEqual(expect.arrayContaining(['hugo']));
  expect(await db.notice.count()).toBe(1);
});

it('has decisions of two people, one of them contested, which only others may answer', async () => {
  const { items } = await listReviewItems(await staff('moderator'), { state: 'decided' });
  expect(items.map(({ decision }) => [decision?.kind, decision?.by?.username])).toEqual([['keep', 'tom'], ['remove', 'claire']]);
  expect(await db.decision.count({ where: { toldAt: null } })).toBe(0);
  expect(await countQueue(await staff('manager'))).toMatchObject({ open: 8, appeals: 0 });
});

it('writes to nobody', async () => {
  expect(await db.mail.count()).toBe(0);
  expect(await db.notification.count()).toBe(0);
});

it('is taken up again where a start was cut short, and adds nothing twice', async () => {
  const counts = async () => ({
    ...{ members: await db.member.count(), posts: await db.post.count(), held: await db.heldPost.count() },
    ...{ items: await db.reviewItem.count(), reports: await db.report.count(), decisions: await db.decision.count(), appeals: await db.appeal.count() },
  });
  const before = await counts();
  await start();
  expect(said).toHaveLength(1);
  await db.setting.deleteMany({ where: { key: 'setupFinishedAt' } });
  forgetSettings();
  await start();
  expect(said).toHaveLength(2);
  expect(await counts()).toEqual(before);
  expect(await db.mail.count()).toBe(0);
});

it('counts right, and its record holds', async () => {
  expect(await drift()).toEqual([]);
  expect((await verifyLedger()).fault).toBeNull();
});
