import { describe, expect, it, vi } from 'vitest';
import type { Actor, MemberActor } from '~/domains/identity';
import { startSession } from '~/domains/identity/index.server';
import { uploadUrl } from '~/domains/uploads';
import { editPost } from '~/domains/threads/index.server';
import { exportOwnData } from '~/domains/exports/index.server';
import { parts } from '~/domains/exports/parts.store.server';
import { newId } from '~/platform/clock';
import { db, query } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { someone, visit, visitor } from '../identity/people';
import { decided, later, reported } from '../moderation/world';
import { answer, someone as writer, thread } from '../threads/world';

vi.hoisted(() => (process.env.LIMITS_FACTOR = '1'));
useDatabase();

const SITE = { name: 'Lumina', origin: 'https://lumina.example' };
type Own = Record<string, Record<string, unknown>[]> & { format: string; community: string };

async function exported(actor: Actor): Promise<{ text: string; own: Own }> {
  let text = '';
  for await (const piece of await exportOwnData(actor, SITE)) text += piece;
  return { text, own: JSON.parse(text) as Own };
}

describe('an export of one’s own data', () => {
  it('has what a member wrote and chose, and neither secrets nor what others wrote', async () => {
    const member = await someone();
    const cookie = await startSession(member.id, visit());
    const place = await thread({ by: member });
    const { postId } = await answer(place.threadId);
    await db.bookmark.create({ data: { memberId: member.id, postId, note: 'read later', createdAt: new Date() } });
    const { text, own } = await exported(member);
    expect(own).toMatchObject({ format: 'parvis-own-data/1', community: 'Lumina', profile: [{ username: member.username }], account: [{ email: member.email, hasPassword: true }] });
    expect(own.threads).toMatchObject([{ id: place.threadId, path: expect.stringContaining(place.threadId) as string }]);
    const opening = await db.post.findFirstOrThrow({ where: { threadId: place.threadId, number: 1 } });
    expect(own.posts).toMatchObject([{ id: opening.id, markdown: opening.source }]);
    expect(own.bookmarks).toMatchObject([{ postId, note: 'read later' }]);
    expect(own.sessions).toHaveLength(1);
    const [{ passwordHash }, session, theirs] = await Promise.all([
      db.account.findUniqueOrThrow({ where: { memberId: member.id } }),
      db.session.findFirstOrThrow({ where: { memberId: member.id } }),
      db.post.findUniqueOrThrow({ where: { id: postId } }),
    ]);
    for (const hidden of [passwordHash!, session.id, cookie.split(/[=;]/)[1]!, theirs.source]) expect(text).not.toContain(hidden);
  });

  it('is whole however much there is, and empty where there is nothing', async () => {
    const member = await someone();
    const posts = Array.from({ length: 450 }, () => newId());
    await db.bookmark.createMany({ data: posts.map((postId) => ({ memberId: member.id, postId, createdAt: new Date() })) });
    const { own } = await exported(member);
    expect(new Set(own.bookmarks!.map(({ postId }) => postId))).toEqual(new Set(posts));
    expect(Object.keys(own).slice(4)).toEqual(parts.map(({ name }) => name));
    expect(own.drafts).toEqual([]);
  });

  it('tells of a decision when its member was told, and not before', async () => {
    const { itemId, author } = await reported();
    const who = { ...(await someone()), id: author.id };
    await decided(await writer('moderator'), itemId, 'remove');
    expect((await exported(who)).own.statements).toEqual([]);
    later(40);
    await db.statement.updateMany({ where: { memberId: author.id }, data: { toldAt: new Date() } });
    expect((await exported(who)).own.statements).toMatchObject([{ kind: 'remove', facts: expect.any(String) as string, appeal: null }]);
  });

  it('has no text of others that its member edited, and no decision that nobody was told of', async () => {
    const moderator = await writer('moderator');
    const place = await thread();
    const { postId } = await answer(place.threadId);
    const theirs = 'What somebody else wrote about descaling.';
    await editPost(moderator, { postId, body: theirs, note: 'Typing mistakes', version: 1 });
    const author = await writer();
    const held = { authorId: author.id, kind: 'answer', threadId: place.threadId, source: 'Mine', via: 'browser', score: 6, signals: [], createdAt: new Date(), changedAt: new Date() } as const;
    for (const state of ['waiting', 'approved', 'refused', 'returned'] as const) await db.heldPost.create({ data: { ...held, id: newId(), state, source: state } });
    const { text, own } = await exported({ ...(await someone()), id: moderator.id });
    expect(text).not.toContain(theirs);
    expect([own.revisions, own.editsOfOthers]).toMatchObject([[], [{ postId, note: 'Typing mistakes' }]]);
    const waiting = (await exported({ ...(await someone()), id: author.id })).own.waitingTexts!;
    expect(Object.fromEntries(waiting.map(({ markdown, state }) => [markdown, state]))).toEqual({ waiting: 'waiting', approved: 'waiting', refused: 'waiting', returned: 'returned' });
  });

  it('names pictures by addresses that lead to them, and what was reported', async () => {
    const member = await someone();
    const variants = [{ name: '1600', width: 1600, height: 900, type: 'image/webp', bytes: 10 }];
    const { id } = await db.upload.create({ data: { id: newId(), memberId: member.id, purpose: 'post', width: 1600, height: 900, bytes: 10, sha256: 'a'.repeat(64), variants, createdAt: new Date() } });
    const { itemId, reporter } = await reported();
    const { targetId } = await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } });
    expect((await exported(member)).own.pictures).toMatchObject([{ id, path: uploadUrl(id, variants[0]!) }]);
    expect((await exported({ ...member, id: reporter.id })).own.reports).toMatchObject([{ aboutKind: 'reported_post', aboutId: targetId }]);
  });

  it('is for suspended members too, and neither for visitors nor for programs', async () => {
    const member = await someone();
    const suspended: Actor = { kind: 'visitor', via: 'browser', locale: 'en', suspended: { until: null, member } };
    expect((await exported(suspended)).own.profile).toHaveLength(1);
    await expect(exportOwnData(visitor, SITE)).rejects.toMatchObject({ code: 'forbidden' });
    const program: MemberActor = { ...member, via: 'api', scopes: ['read'] };
    await expect(exportOwnData(program, SITE)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('may be taken five times an hour', async () => {
    const member = await someone();
    for (let time = 0; time < 5; time += 1) await exported(member);
    await expect(exportOwnData(member, SITE)).rejects.toMatchObject({ code: 'too-many' });
  });

  it('knows every table that names a member, or why it is not in it', async () => {
    const left = {
      'secrets, or traces that are kept for days': ['email_token', 'idempotency_key', 'submission', 'seen_host', 'seen_text', 'new_since', 'conversation_reading'],
      'work of the team, with others in it': ['staff_note', 'review_note', 'review_scope', 'saved_filter', 'change_request', 'decision', 'learnt_text'],
      'which of the team set the site up': ['category', 'setting', 'thresholds', 'word_rule', 'notice'],
      'the record that nobody may alter, kept as commitments': ['ledger_slip', 'ledger_detail', 'ledger_entry'],
    };
    const found = await query<{ table: string }>(
      'test.tables-of-members',
      `SELECT DISTINCT c.table_name AS "table" FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.column_name ~ '(member|author|actor|reporter|editor|owner|holder|decider|creator|maker|user|by)(_id|_ids)?$'
          AND c.column_name !~ '_label$' ORDER BY 1`,
    );
    const inside = new Set(parts.flatMap(({ from, columns }) => [...`FROM ${from} ${columns}`.matchAll(/\b(?:FROM|JOIN) ([a-z_]+) [a-z]\b/g)].map(([, name]) => name!)));
    expect(found.map(({ table }) => table).filter((table) => !inside.has(table))).toEqual(Object.values(left).flat().sort());
  });
});
