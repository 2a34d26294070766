import type { MemberActor, Role, Visitor } from '~/domains/identity';
import { createCategory, forgetCategories, postAnswer, postReply, postThread, recount, type CreateCategoryInput } from '~/domains/threads/index.server';
import { newId, now } from '~/platform/clock';
import { db } from '~/platform/db/index.server';

// Read once, at the first limit; the tests of limits have a file of their own.
process.env.LIMITS_FACTOR ??= '10000';
// What is held has tests of its own: here many say the same.
process.env.SCREENING ??= 'off';

export const visitor: Visitor = { kind: 'visitor', via: 'browser', locale: 'en' };

/** A member of long standing, straight into the database: how people join is identity's to test. */
export async function someone(role: Role = 'member', about: { username?: string; displayName?: string; createdAt?: Date } = {}): Promise<MemberActor> {
  const id = newId();
  const username = about.username ?? `m-${id}`;
  const createdAt = about.createdAt ?? new Date(now().getTime() - 30 * 86_400_000);
  const names = { username, usernameKey: username.toLowerCase(), usernameSkeleton: username.toLowerCase(), displayName: about.displayName ?? null };
  await db.member.create({ data: { id, role, createdAt, ...names } });
  return {
    ...{ kind: 'member', id, username, role, createdAt, via: 'browser', scopes: null },
    ...{ displayName: names.displayName, avatarId: null, locale: 'en', timeZone: 'UTC', theme: null, singleKeys: true, mutes: false },
  };
}

/** A category that everybody may read and members may use, unless told otherwise. */
export async function category(fields: Partial<CreateCategoryInput> = {}): Promise<string> {
  const name = `Category ${newId()}`;
  const none = { en: '', fr: '' };
  const { categoryId } = await createCategory(await someone('manager'), {
    ...{ name: { en: name, fr: `${name} (fr)` }, description: none, rules: none, colour: '#2563eb', icon: 'help' },
    ...{ kinds: ['question', 'discussion', 'idea', 'announcement'], readBy: 'everyone', startBy: 'member', replyBy: 'member' },
    severalAccepted: false,
    ...fields,
  });
  forgetCategories();
  return categoryId;
}

type ThreadWish = Partial<Parameters<typeof postThread>[1]> & { by?: MemberActor };

export async function thread({ by, ...wish }: ThreadWish = {}) {
  const author = by ?? (await someone());
  const categoryId = wish.categoryId ?? (await category());
  const input = { kind: 'question' as const, title: 'How do I clean the grinder?', body: 'It squeaks since yesterday morning.', tags: [], ...wish, categoryId };
  return { ...(await postThread(author, input)), author, categoryId };
}

export async function answer(threadId: string, by?: MemberActor) {
  const author = by ?? (await someone());
  return { ...(await postAnswer(author, { threadId, body: 'Take it apart and brush it dry.' })), author };
}

export async function reply(threadId: string, by?: MemberActor, parentId?: string) {
  const author = by ?? (await someone());
  return { ...(await postReply(author, { threadId, parentId, body: 'I was wondering the same thing.' })), author };
}

/** What was recorded of a thread, oldest first. */
export async function recorded(threadId: string) {
  const rows = await db.activity.findMany({ where: { threadId }, orderBy: { id: 'asc' } });
  return rows.map(({ kind, actorId, targetMemberId, postId, data }) => ({ kind, actorId, targetMemberId, postId, data }));
}

export async function kinds(threadId: string): Promise<string[]> {
  return (await recorded(threadId)).map((activity) => activity.kind);
}

/** Counters that are wrong; none, if the promise holds. */
export async function drift() {
  return (await recount()).filter((counter) => counter.drift !== 0);
}

/** The reason for which something is refused. */
export async function refusal(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => 'it was allowed',
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) return error;
  return 'reason' in error ? `${error.name === 'Error' ? error.constructor.name : error.name}: ${String(error.reason)}` : error.constructor.name;
}
