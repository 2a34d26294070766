import { describe, expect, it } from 'vitest';
import { acceptAnswer, unacceptAnswer } from '~/domains/answers/index.server';
import { acceptInvitation, createClaimLink, disableMember, enableMember, endMemberSessions, inviteMember, setRole } from '~/domains/identity/index.server';
import {
  changeKind,
  editPost,
  lockThread,
  moveThread,
  pinThread,
  relistThread,
  removePost,
  restorePost,
  setTags,
  unlistThread,
  unlockThread,
  unpinThread,
} from '~/domains/threads/index.server';
import { db, pool } from '~/platform/db/index.server';
import { verifyLedger } from '~/platform/ledger/index.server';
import { liftSuppression } from '~/platform/mail/index.server';
import { imported, lastLetter, secretOf, someone as account, visit, visitor } from '../../domains/identity/people';
import { answer, category, reply, someone, thread } from '../../domains/threads/world';
import { useDatabase } from '../../setup/database';

useDatabase();

type Written = { act: string; role: string; target: string | null; by: string | null; of: string | null; before: unknown; after: unknown; reason: string | null };

/** What the work wrote into the ledger. */
async function written(work: () => Promise<unknown>): Promise<Written[]> {
  const { rows: before } = await pool.query<{ place: number }>('SELECT place FROM ledger_head');
  await work();
  const { rows } = await pool.query<{ act: string; role: string; target: string | null; by: string | null; matter: string }>(
    `SELECT e.act, e.actor_role AS role, e.target_kind || coalesce(' ' || e.target_id, '') AS target, a.member_id AS by, m.content AS matter
       FROM ledger_entry e JOIN ledger_detail a ON a.place = e.place AND a.part = 'actor' JOIN ledger_detail m ON m.place = e.place AND m.part = 'matter'
      WHERE e.place > $1 ORDER BY e.place`,
    [before[0]!.place],
  );
  return rows.map(({ matter, ...row }) => {
    const { memberId: of, ...facts } = JSON.parse(matter) as { memberId: string | null; before: unknown; after: unknown; reason: string | null };
    return { ...row, of, ...facts };
  });
}

describe('what moderators do to threads of others is in the ledger', () => {
  it.each([
    ['thread.locked', lockThread, { locked: false }, { locked: true }, undefined],
    ['thread.unlocked', unlockThread, { locked: true }, { locked: false }, lockThread],
    ['thread.pinned', pinThread, { pinned: false }, { pinned: true }, undefined],
    ['thread.unpinned', unpinThread, { pinned: true }, { pinned: false }, pinThread],
    ['thread.unlisted', unlistThread, { unlisted: false }, { unlisted: true }, undefined],
    ['thread.listed', relistThread, { unlisted: true }, { unlisted: false }, unlistThread],
  ] as const)('%s', async (act, change, before, after, first) => {
    const [moderator, { threadId, author }] = [await someone('moderator'), await thread()];
    await first?.(moderator, { threadId });
    const rows = await written(() => change(moderator, { threadId }));
    expect(rows).toEqual([{ act, role: 'moderator', target: `thread ${threadId}`, by: moderator.id, of: author.id, before, after, reason: null }]);
    expect(await written(() => change(moderator, { threadId }))).toEqual([]);
  });

  it('thread.moved, thread.kind-changed, thread.retagged', async () => {
    const [moderator, { threadId, categoryId: from }, to] = [await someone('moderator'), await thread({ tags: ['old'] }), await category()];
    const rows = await written(async () => {
      await moveThread(moderator, { threadId, categoryId: to });
      await changeKind(moderator, { threadId, kind: 'idea' });
      await setTags(moderator, { threadId, tags: [] });
    });
    expect(rows).toMatchObject([
      { act: 'thread.moved', before: { categoryId: from }, after: { categoryId: to } },
      { act: 'thread.kind-changed', before: { kind: 'question' }, after: { kind: 'idea' } },
      { act: 'thread.retagged', before: { tagIds: [expect.any(String)] }, after: { tagIds: [] } },
    ]);
  });

  it('post.edited with its note, post.deleted, post.restored: answers, comments and whole threads', async () => {
    const [moderator, { threadId, postId: opening, author }] = [await someone('moderator'), await thread({ kind: 'discussion' })];
    const { postId, author: writer } = await reply(threadId);
    const edited = await written(() => editPost(moderator, { postId, version: 1, body: 'I was wondering about the same thing.', note: 'clearer' }));
    expect(edited).toMatchObject([{ act: 'post.edited', target: `post ${postId}`, of: writer.id, reason: 'clearer', before: { version: 1 }, after: { version: 2, changed: ['body'] } }]);
    for (const [id, of] of [[postId, writer.id], [opening, author.id]] as const) {
      const rows = await written(async () => {
        await removePost(moderator, { postId: id });
        await restorePost(moderator, { postId: id });
      });
      expect(rows).toMatchObject([
        { act: 'post.deleted', target: `post ${id}`, by: moderator.id, of, before: { removed: false }, after: { removed: true } },
        { act: 'post.restored', target: `post ${id}`, by: moderator.id, of, before: { removed: true }, after: { removed: false } },
      ]);
    }
  });

  it('answer.accepted and answer.unaccepted in the stead of the asker', async () => {
    const [moderator, { threadId, author }] = [await someone('moderator'), await thread()];
    const [first, second] = [await answer(threadId), await answer(threadId)];
    const rows = await written(async () => {
      await acceptAnswer(moderator, { postId: first.postId });
      await acceptAnswer(moderator, { postId: second.postId });
      await unacceptAnswer(moderator, { postId: second.postId });
    });
    expect(rows).toMatchObject([
      { act: 'answer.accepted', of: author.id, before: { accepted: [] }, after: { accepted: [first.postId] } },
      { act: 'answer.accepted', before: { accepted: [first.postId] }, after: { accepted: [second.postId] } },
      { act: 'answer.unaccepted', target: `post ${second.postId}`, before: { accepted: true }, after: { accepted: false } },
    ]);
  });

  it('but not what people, staff or not, do to their own', async () => {
    for (const by of [await someone('moderator'), await someone()]) {
      const { threadId, postId } = await thread({ by });
      const { postId: answerId } = await answer(threadId, by);
      const rows = await written(async () => {
        await editPost(by, { postId, version: 1, body: 'It squeaks since Monday, when I cleaned it.', tags: ['noise'] });
        if (by.role === 'moderator') await lockThread(by, { threadId }).then(() => unlockThread(by, { threadId }));
        await acceptAnswer(by, { postId: answerId });
        await unacceptAnswer(by, { postId: answerId });
        await removePost(by, { postId: answerId });
        await restorePost(by, { postId: answerId });
      });
      expect(rows).toEqual([]);
    }
  });

  it('nor what was refused', async () => {
    const [stranger, { threadId, postId }] = [await someone(), await thread()];
    const rows = await written(() => Promise.allSettled([lockThread(stranger, { threadId }), removePost(stranger, { postId })]));
    expect(rows).toEqual([]);
  });
});

describe('what admins do to accounts is in the ledger', () => {
  it('member.disabled, member.enabled, member.sessionsEnded, member.roleChanged, member.claimOffered', async () => {
    const [owner, { id }, waiting] = [await account('owner'), await account(), await imported()];
    const rows = await written(async () => {
      await disableMember(owner, { memberId: id });
      await disableMember(owner, { memberId: id });
      await enableMember(owner, { memberId: id });
      await endMemberSessions(owner, { memberId: id });
      await setRole(owner, { memberId: id, role: 'moderator' });
      await setRole(owner, { memberId: id, role: 'moderator' });
      await createClaimLink(owner, { memberId: waiting.id, email: 'claims@example.org' });
    });
    const about = { role: 'owner', target: 'member', by: owner.id, of: id };
    expect(rows).toMatchObject([
      { act: 'member.disabled', ...about, before: { disabled: false }, after: { disabled: true } },
      { act: 'member.enabled', ...about, before: { disabled: true }, after: { disabled: false } },
      { act: 'member.sessionsEnded', ...about },
      { act: 'member.roleChanged', ...about, before: { role: 'member' }, after: { role: 'moderator' } },
      { act: 'member.claimOffered', ...about, of: waiting.id },
    ]);
  });

  it('member.roleChanged for a role that came by an invitation, in the name of who invited', async () => {
    const [owner, member] = [await account('owner'), await account()];
    const person = { locale: 'en' as const, timeZone: 'UTC' };
    const accept = async (email: string, username?: string): Promise<void> => {
      await acceptInvitation(visitor, { token: secretOf(await lastLetter(email)), ...person, username }, visit());
    };
    const rows = await written(async () => {
      await inviteMember(owner, { email: member.email, role: 'manager' });
      await accept(member.email);
      await inviteMember(owner, { email: 'fresh@example.org', role: 'moderator' });
      await accept('fresh@example.org', 'freshmod');
      await inviteMember(owner, { email: 'plain@example.org', role: 'member' });
      await accept('plain@example.org', 'plainmember');
    });
    expect(rows).toMatchObject([
      { act: 'member.roleChanged', by: owner.id, of: member.id, before: { role: 'member' }, after: { role: 'manager' } },
      { act: 'member.roleChanged', by: owner.id, before: null, after: { role: 'moderator' } },
    ]);
    expect(rows).toHaveLength(2);
  });
});

it('a suppression of mail that is lifted is in the ledger, once', async () => {
  const manager = await someone('manager');
  await db.mailSuppression.create({ data: { address: 'gone@example.org', answer: '550', mailId: 'mail00000001', createdAt: new Date() } });
  const rows = await written(async () => {
    await liftSuppression(manager, 'mail00000001');
    await liftSuppression(manager, 'mail00000001');
  });
  expect(rows).toMatchObject([{ act: 'mail.suppressionLifted', role: 'manager', target: 'letter mail00000001', by: manager.id }]);
  expect(rows).toHaveLength(1);
});

it('all of which makes one chain', async () => {
  expect(await verifyLedger()).toMatchObject({ fault: null });
});
