import { afterAll, expect, it } from 'vitest';
import { sendDigests } from '~/domains/notifications/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { openOracle } from './oracle';
import { COME_BACK, followsOf, happenings, hoursAhead, LAST_SEEN, memberId, members, postId, threadId, ZONES, type Happening } from './year';

useDatabase();
afterAll(() => setClock(null));

const DAY = 86_400_000;
const BEGIN = Date.parse('2027-01-04T00:00:00Z');
const END = Date.parse('2027-12-31T00:00:00Z');
/** For so long nothing runs: a Monday, and the morning after it in Europe. */
const DOWN = { from: Date.parse('2027-06-14T01:00:00Z'), to: Date.parse('2027-06-15T10:00:00Z') };

async function settle(): Promise<void> {
  const long = new Date('2026-06-01T00:00:00Z');
  const rows = JSON.stringify(members.map((member) => ({ ...member, seen: new Date(member.silent ? LAST_SEEN : END + 30 * DAY) })));
  await db.$executeRaw`
    INSERT INTO member (id, username, username_key, username_skeleton, time_zone, created_at, last_seen_at)
    SELECT id, id, id, id, zone, ${long}::timestamptz, seen FROM jsonb_to_recordset(${rows}::jsonb) AS m(id text, zone text, seen timestamptz)`;
  await db.$executeRaw`
    INSERT INTO account (member_id, email, email_key, email_verified_at, created_at)
    SELECT id, id || '@example.com', id || '@example.com', CASE WHEN address THEN ${long}::timestamptz END, ${long}::timestamptz
      FROM jsonb_to_recordset(${rows}::jsonb) AS m(id text, address boolean)`;
  // Weekly is what holds for those who never chose.
  await db.$executeRaw`
    INSERT INTO notification_setting (member_id, digest) SELECT id, rhythm::digest_rhythm
      FROM jsonb_to_recordset(${rows}::jsonb) AS m(id text, rhythm text) WHERE rhythm <> 'weekly'`;
  await db.$executeRaw`
    INSERT INTO category (id, slug, colour, icon, name, description, rules, kinds, read_by, created_at)
    SELECT id, id, '#2563eb', 'help', '{}', '{}', '{}', '{question}', read_by::audience, ${long}::timestamptz
      FROM (VALUES ('open', 'everyone'), ('hidden', 'moderator')) AS c(id, read_by)`;
  await db.$executeRaw`INSERT INTO tag (id, slug, name, created_at) SELECT 'tag' || n, 'tag' || n, 'tag' || n, ${long}::timestamptz FROM generate_series(0, 11) n`;
  const followed = JSON.stringify(members.flatMap(({ id }, n) => followsOf(n).map((each) => ({ ...each, id }))));
  await db.$executeRaw`
    INSERT INTO follow (member_id, target_kind, target_id, level, chosen, updated_at)
    SELECT id, kind::follow_kind, target, level::follow_level, true, ${long}::timestamptz FROM jsonb_to_recordset(${followed}::jsonb) AS f(id text, kind text, target text, level text)`;
  await db.$executeRawUnsafe('ANALYZE');
}

async function happen(each: Happening): Promise<void> {
  const at = new Date(each.at);
  const thread = threadId(each.thread);
  switch (each.what) {
    case 'asked':
      await db.$executeRaw`
        INSERT INTO thread (id, kind, category_id, author_id, title, slug, created_at, last_activity_at)
        VALUES (${thread}, 'question', ${each.hidden ? 'hidden' : 'open'}, ${memberId(each.by)}, ${thread}, ${thread}, ${at}::timestamptz, ${at}::timestamptz)`;
      await db.$executeRaw`INSERT INTO thread_tag (thread_id, tag_id, last_activity_at) VALUES (${thread}, ${`tag${each.tag}`}, ${at}::timestamptz)`;
      return post(each.thread, 1, 'opening', each.by, at);
    case 'answered':
      await post(each.thread, each.number, 'answer', each.by, at);
      await db.$executeRaw`UPDATE thread SET reply_count = reply_count + 1, last_number = ${each.number}::int, last_activity_at = ${at}::timestamptz WHERE id = ${thread}`;
      return;
    case 'voted':
      await db.$executeRaw`
        INSERT INTO vote (post_id, member_id, value, created_at) SELECT ${postId(each.thread, 1)}, ${memberId(each.by)}, 1, ${at}::timestamptz
         WHERE NOT EXISTS (SELECT 1 FROM thread WHERE id = ${thread} AND author_id = ${memberId(each.by)}) ON CONFLICT DO NOTHING`;
      return;
    case 'read':
      await db.$executeRaw`
        INSERT INTO reading (member_id, thread_id, last_read_number, first_opened_at, last_read_at)
        VALUES (${memberId(each.by)}, ${thread}, ${each.number}::int, ${at}::timestamptz, ${at}::timestamptz)
        ON CONFLICT (member_id, thread_id) DO UPDATE SET last_read_number = GREATEST(reading.last_read_number, EXCLUDED.last_read_number), last_read_at = EXCLUDED.last_read_at`;
      return;
    case 'told':
      await db.$executeRaw`
        INSERT INTO notification_fact (member_id, fact, kind, group_key, thread_id, post_id, number, at, mail)
        VALUES (${memberId(each.to)}, ${`post:${postId(each.thread, each.number)}`}, 'followed', ${`followed:${thread}`}, ${thread}, ${postId(each.thread, each.number)}, ${each.number}::int, ${at}::timestamptz, 'digest')
        ON CONFLICT DO NOTHING`;
      return;
    case 'removed':
      await db.$executeRaw`UPDATE thread SET deleted_at = ${at}::timestamptz WHERE id = ${thread}`;
  }
}

async function post(thread: number, number: number, kind: 'opening' | 'answer', by: number, at: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO post (id, thread_id, kind, author_id, number, source, html, text, created_at)
    VALUES (${postId(thread, number)}, ${threadId(thread)}, ${kind}::post_kind, ${memberId(by)}, ${number}::int, 'words', 'words', 'words', ${at}::timestamptz)`;
}

/** Every instant at which it is eight in the morning somewhere, and one each day at which nothing is due any more. */
function ticks(): number[] {
  const all: number[] = [];
  for (let day = BEGIN; day <= END; day += DAY) {
    const name = new Date(day).toISOString().slice(0, 10);
    for (const zone of ZONES) all.push(Date.parse(`${name}T08:00:00Z`) - hoursAhead(zone, name) * 3_600_000);
    all.push(day + DAY - 61_000);
  }
  return all.filter((at) => at < DOWN.from || at >= DOWN.to).concat(DOWN.to).sort((a, b) => a - b);
}

it('sends each member of a community exactly the digests of a year', { timeout: 600_000 }, async () => {
  await settle();
  const oracle = openOracle();
  const waiting = happenings();
  let isBack = false;
  let run = 0;
  for (const now of ticks()) {
    while (waiting[0] && waiting[0].at <= now) {
      const each = waiting.shift()!;
      await happen(each);
      oracle.happened(each);
    }
    if (!isBack && now >= COME_BACK) {
      const ids = members.filter(({ back }) => back).map(({ id }) => id);
      await db.member.updateMany({ where: { id: { in: ids } }, data: { lastSeenAt: new Date(END + 30 * DAY) } });
      isBack = true;
    }
    oracle.decide(now);
    setClock(() => new Date(now));
    run += 1;
    // As two processes would, and as a job that is done twice.
    await (run % 7 === 0 ? Promise.all([sendDigests(), sendDigests()]) : sendDigests());
    if (run % 11 === 0) await sendDigests();
  }

  const rows = await db.$queryRaw<{ member: string; day: string; letter: string; props: { sections?: { about: string; threads: { link: string }[] }[] } }[]>`
    SELECT d.member_id AS member, d.period::text AS day, m.letter, m.props FROM mail m LEFT JOIN digest d ON d.mail_id = m.id`;
  const sent = new Map<string, string>();
  for (const { member, day, letter, props } of rows) {
    const sections = (props.sections ?? []).map(({ about, threads }) => `${about} ${threads.map(({ link }) => link.slice(link.lastIndexOf('/') + 1)).join(' ')}`);
    sent.set(`${member} ${day}`, letter === 'digestFarewell' ? 'farewell' : sections.join(' | '));
  }
  expect(rows.length, 'one letter for a member and a period').toBe(sent.size);
  const differences = [...new Set([...sent.keys(), ...oracle.expected.keys()])]
    .filter((key) => sent.get(key) !== oracle.expected.get(key))
    .map((key) => `${key}: expected ${oracle.expected.get(key) ?? 'nothing'}, sent ${sent.get(key) ?? 'nothing'}`);
  expect(differences.slice(0, 20), `${differences.length} differences`).toEqual([]);

  // The year is worth its name: all kinds of digests came, on the mornings of the changes as well, and twice to nobody.
  const all = [...sent.values()];
  for (const kind of ['answers', 'news', 'unanswered', 'best', 'farewell']) expect(all.filter((each) => each.includes(kind)).length, kind).toBeGreaterThan(20);
  for (const day of ['2027-03-14', '2027-03-28', '2027-03-29', '2027-04-04', '2027-04-05', '2027-10-03', '2027-10-04', '2027-10-31', '2027-11-01', '2027-11-07', '2027-11-08']) {
    expect([...sent.keys()].some((key) => key.endsWith(day)), day).toBe(true);
  }
  expect(sent.size).toBeGreaterThan(3_000);
});
