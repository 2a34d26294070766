import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accountOf, type Actor, type MemberActor } from '~/domains/identity';
import { authenticateToken, createApiToken, peekSessions, readSession, sessionIdOf, startSession } from '~/domains/identity/index.server';
import { acceptAnswer } from '~/domains/answers/index.server';
import { keepPost, setLevel } from '~/domains/following/index.server';
import { muteMember, setAvatar, updatePreferences, updateProfile } from '~/domains/members/index.server';
import { getConversation, listOwnConversations, replyInConversation, writeToMember } from '~/domains/messages/index.server';
import { findRestraint, getStatement, listReviewItems, listStatements, reportMember, reportPost, sanctionMember, settleDecisions, type SanctionWish } from '~/domains/moderation/index.server';
import { listNotifications } from '~/domains/notifications/index.server';
import {
  addMeToo, editPost, forgetCategories, getThread, listDrafts, listThreads, lockThread, postAnswer, postComment, postReply, postThread, readableCategoryIds, removePost, restorePost,
  saveDraft, setTags, vote,
} from '~/domains/threads/index.server';
import { uploadImage } from '~/domains/uploads/index.server';
import { grant } from '~/http/live/grant.server';
import { now, setClock } from '~/platform/clock';
import { useDatabase } from '../../setup/database';
import { answer, category, refusal, someone, thread } from '../threads/world';
import { FACTS, later, REPORT } from './world';

/** What silenced and suspended members may and may not do, whoever asks in their name: a session, a token, an open page. */
useDatabase();
afterEach(() => setClock(null));

const VISIT = { ip: '10.0.0.7', userAgent: 'A browser', sessionId: null, brandName: 'Lumina' };
const SILENCE: SanctionWish = { kind: 'silence', hours: 24 };
const SUSPENSION: SanctionWish = { kind: 'suspension', hours: 24 };

type Bound = { member: MemberActor; sessionId: string; token: string };

async function bound(sanction: SanctionWish | null, role: 'member' | 'moderator' = 'member'): Promise<Bound> {
  const member = await someone(role);
  const sessionId = sessionIdOf((await startSession(member.id, VISIT)).split(';')[0]!) ?? '';
  const { token } = await createApiToken(member, { name: 'A program', scopes: ['read', 'write', 'vote', 'profile'], days: null });
  if (sanction) await sanctionMember(await someone('manager'), { memberId: member.id, sanction, reasonId: 'unkind', facts: FACTS });
  return { member, sessionId, token };
}

const bySession = async ({ sessionId }: Bound): Promise<Actor> => (await readSession(sessionId)) ?? { kind: 'visitor', via: 'browser', locale: 'en' };

type Things = { own: { threadId: string; postId: string; removedId: string; answerId: string }; other: { threadId: string; postId: string; authorId: string; discussionId: string }; categoryId: string };

async function things(author: MemberActor): Promise<Things> {
  const categoryId = await category();
  const own = await thread({ by: author, categoryId });
  const { postId: removedId } = await answer(own.threadId, author);
  await removePost(author, { postId: removedId });
  const { postId: answerId } = await answer(own.threadId);
  const other = await thread({ categoryId });
  const discussion = await thread({ categoryId, kind: 'discussion' });
  return {
    own: { threadId: own.threadId, postId: own.postId, removedId, answerId },
    other: { threadId: other.threadId, postId: other.postId, authorId: other.author.id, discussionId: discussion.threadId },
    categoryId,
  };
}

const BODY = 'Words that nobody should read for now.';
const PROFILE = { displayName: 'New name', bio: '', location: '', website: '' };

/** Every way to show something to others, or to have an effect on them. */
const SHOWN: Record<string, (actor: Actor, at: Things) => Promise<unknown>> = {
  'starts a thread': (actor, { categoryId }) => postThread(actor, { kind: 'question', categoryId, title: 'A title that is long enough', body: BODY, tags: [] }),
  'answers': (actor, { other }) => postAnswer(actor, { threadId: other.threadId, body: BODY }),
  'replies': (actor, { other }) => postReply(actor, { threadId: other.discussionId, body: BODY }),
  'comments': (actor, { other }) => postComment(actor, { parentId: other.postId, body: BODY }),
  'edits': (actor, { own }) => editPost(actor, { postId: own.postId, version: 1, body: BODY }),
  'removes': (actor, { own }) => removePost(actor, { postId: own.postId }),
  'restores': (actor, { own }) => restorePost(actor, { postId: own.removedId }),
  'tags': (actor, { own }) => setTags(actor, { threadId: own.threadId, tags: ['new'] }),
  'votes': (actor, { other }) => vote(actor, { postId: other.postId, value: 1 }),
  'has this too': (actor, { other }) => addMeToo(actor, { threadId: other.threadId }),
  'accepts': (actor, { own }) => acceptAnswer(actor, { postId: own.answerId }),
  'reports a post': (actor, { other }) => reportPost(actor, { postId: other.postId, ...REPORT }),
  'reports a member': (actor, { other }) => reportMember(actor, { memberId: other.authorId, ...REPORT }),
  'changes the profile': (actor) => updateProfile(actor, PROFILE),
  'changes the portrait': (actor) => setAvatar(actor, { uploadId: null }),
  'uploads': (actor) => uploadImage(actor, { purpose: 'post', alt: '', bytes: Buffer.from('x') }),
};

/** What is nobody else's affair. */
const OWN: Record<string, (actor: Actor, at: Things) => Promise<unknown>> = {
  'saves a draft': (actor) => saveDraft(actor, { key: 'new-thread', sequence: 0, data: { title: 'Later', body: BODY } }),
  'reads drafts': (actor) => listDrafts(actor),
  'follows': (actor, { other }) => setLevel(actor, { kind: 'thread', targetId: other.threadId, level: 'watching' }),
  'keeps a post': (actor, { other }) => keepPost(actor, { postId: other.postId, note: null, remindAt: null }),
  'mutes': (actor, { other }) => muteMember(actor, { memberId: other.authorId, level: 'muted' }),
  'changes preferences': (actor) => updatePreferences(actor, { theme: 'dark' }),
  'reads notifications': (actor) => listNotifications(actor),
};

const outcome = (promise: Promise<unknown>) => promise.then(() => 'done', (error: unknown) => (error instanceof Error && 'reason' in error ? String(error.reason).split('|')[0] : (error as Error).constructor.name));

describe('what a member may do', () => {
  let free: Bound;
  let silenced: Bound;
  let suspended: Bound;
  beforeAll(async () => {
    free = await bound(null);
    silenced = await bound(SILENCE);
    suspended = await bound(SUSPENSION);
  });

  it.each(Object.entries(SHOWN))('%s: not while silenced, nor while suspended', async (name, act) => {
    if (name !== 'uploads') expect(await outcome(act(await bySession(free), await things(free.member)))).toBe('done');
    expect(await outcome(act(await bySession(silenced), await things(silenced.member)))).toBe('silencedUntil');
    expect(await outcome(act(await bySession(suspended), await things(suspended.member)))).toBe(name === 'restores' ? 'Gone' : 'suspendedUntil');
  });

  it.each(Object.entries(OWN))('%s: also while silenced, not while suspended', async (_, act) => {
    const at = await things(silenced.member);
    expect(await outcome(act(await bySession(free), at))).toBe('done');
    expect(await outcome(act(await bySession(silenced), at))).toBe('done');
    expect(await outcome(act(await bySession(suspended), at))).toBe('suspendedUntil');
  });

  it('is the same for a token, which a program holds', async () => {
    const at = await things(free.member);
    for (const [{ token }, reason] of [[silenced, 'silencedUntil'], [suspended, 'suspendedUntil']] as const) {
      const actor = await authenticateToken(token);
      expect(actor).not.toBeNull();
      expect(await outcome(SHOWN.answers!(actor!, at))).toBe(reason);
      expect(await outcome(SHOWN.votes!(actor!, at))).toBe(reason);
    }
    expect(await outcome(OWN.follows!((await authenticateToken(silenced.token))!, at))).toBe('done');
  });

  it('says until when', async () => {
    const at = await things(free.member);
    const reason = String(await refusal(SHOWN.answers!(await bySession(silenced), at)));
    expect(Number(/\|until=(\d+)$/.exec(reason)?.[1])).toBeGreaterThan(now().getTime() + 23 * 3_600_000);
  });
});

describe('a suspended member', () => {
  it('reads as a visitor does, and writes to the team', async () => {
    const { member, ...rest } = await bound(null);
    const inside = await category({ readBy: 'member' });
    const { conversationId } = await writeToMember(await someone('moderator'), { memberId: member.id, subject: 'A word', body: 'Please be kind.', submission: 'submission1' });
    await sanctionMember(await someone('manager'), { memberId: member.id, sanction: SUSPENSION, reasonId: 'unkind', facts: FACTS });
    const actor = await bySession({ member, ...rest });
    expect([actor.kind, accountOf(actor)?.id]).toEqual(['visitor', member.id]);
    forgetCategories();
    expect(await readableCategoryIds(actor)).not.toContain(inside);
    expect((await listThreads(actor, { order: 'new' })).rows.length).toBeGreaterThan(0);
    expect((await listOwnConversations(actor)).rows).toHaveLength(1);
    await replyInConversation(actor, { conversationId, body: 'I will.', submission: 'submission2' });
    expect((await getConversation(actor, { id: conversationId })).messages).toHaveLength(2);
    later(31);
    await settleDecisions();
    const [statement] = await listStatements(actor);
    expect(await getStatement(actor, { statementId: statement!.id })).toMatchObject({ kind: 'suspension' });
    expect(await findRestraint(actor)).toMatchObject({ kind: 'suspension', statementId: statement!.id });
  });

  it('hears nothing on pages that are open but what visitors hear', async () => {
    const { member, sessionId } = await bound(null);
    const wish = { sessionId, topics: [`member:${member.id}`] };
    expect((await grant([wish]))[0]?.topics).toEqual([`member:${member.id}`]);
    await sanctionMember(await someone('manager'), { memberId: member.id, sanction: SUSPENSION, reasonId: 'unkind', facts: FACTS });
    expect((await grant([wish]))[0]).toEqual({ memberId: null, topics: [] });
  });

  it('is a member again when the time is over, without anybody doing anything', async () => {
    const suspended = await bound(SUSPENSION);
    const silenced = await bound(SILENCE);
    later(24 * 3_600 + 1);
    for (const each of [suspended, silenced]) {
      const actor = await bySession(each);
      expect(actor.kind).toBe('member');
      expect((await peekSessions([each.sessionId])).get(each.sessionId)?.kind).toBe('member');
      expect(await findRestraint(actor)).toBeNull();
      expect(await outcome(SHOWN.answers!(actor, await things(each.member)))).toBe('done');
    }
  });
});

describe('staff who are bound', () => {
  it('do not work as staff meanwhile', async () => {
    const silenced = await bound(SILENCE, 'moderator');
    const suspended = await bound(SUSPENSION, 'moderator');
    const { threadId } = await thread();
    for (const [each, reason] of [[silenced, 'silencedUntil'], [suspended, 'suspendedUntil']] as const) {
      const actor = await bySession(each);
      expect(await outcome(listReviewItems(actor))).toBe(reason);
      expect(await outcome(lockThread(actor, { threadId }))).toBe(reason);
    }
  });
});

describe('the page of a thread', () => {
  it('is not the same for who is silenced, though the facts are', async () => {
    const { threadId } = await thread();
    const free = await bySession(await bound(null));
    const silenced = await bySession(await bound(SILENCE));
    expect((await getThread(free, { id: threadId })).thread.may.respond).toBe(true);
    expect((await getThread(silenced, { id: threadId })).thread.may.respond).toMatchObject({ no: expect.stringMatching(/^silencedUntil/) as string });
    expect((await getThread(free, { id: threadId })).thread.may.respond).toBe(true);
  });
});
