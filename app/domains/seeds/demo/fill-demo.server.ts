import { acceptAnswer } from '~/domains/answers/index.server';
import { finishSetup, getSettings, updateBrand } from '~/domains/brand/index.server';
import type { MemberActor, Role } from '~/domains/identity';
import { endAllSessions, enrolMember, startSession } from '~/domains/identity/index.server';
import { getProfile, updateProfile } from '~/domains/members/index.server';
import {
  addMeToo,
  createCategory,
  flushViews,
  listCategories,
  noteView,
  pinThread,
  postAnswer,
  postComment,
  postReply,
  postThread,
  vote,
} from '~/domains/threads/index.server';
import { now, setClock } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { categories } from './categories';
import type { DemoPost, DemoThread } from './demo-thread';
import { fillQueue, type NamedPost } from './fill-queue.server';
import { people } from './people';
import { screened } from './queue';
import { threads } from './threads';

const HOUR_MS = 60 * 60_000;
/** Hours before the first start at which brand and categories were made. */
const FURNISHED = 12 * 24;
const NAME = 'Torréa Community';
/** One of each role, for the sign-in links of the terminal. */
const DOORS: readonly [role: Role, username: string][] = [
  ['member', 'hugo'],
  ['moderator', 'tom'],
  ['manager', 'claire'],
  ['owner', 'margaux'],
];

/**
 * Fills the community with the world of an invented coffee brand, through the same acts that people
 * use, at the times at which they would have done it. A start that was cut short is taken up again:
 * every act carries the key of its place in the world, so nothing comes twice.
 */
export async function fillDemo(note: (line: string) => void): Promise<void> {
  if ((await getSettings()).setupFinishedAt) return;
  note('Filling the demonstration, once ...');
  const start = now();
  try {
    await fill(start);
  } finally {
    setClock(null);
  }
}

/** Members of the demonstration by role, for their sign-in links; empty in a community of another origin. */
export async function demoMembers(): Promise<{ role: Role; id: string }[]> {
  const found = await Promise.all(
    DOORS.map(async ([role, username]) => {
      const profile = await getProfile(username).catch((error: unknown) => {
        if (error instanceof NotFound) return null;
        throw error;
      });
      return profile && profile.role === role ? { role, id: profile.id } : null;
    }),
  );
  return found.filter((member) => member !== null);
}

async function fill(start: Date): Promise<void> {
  const at = (hoursAgo: number): void => setClock(() => new Date(start.getTime() - hoursAgo * HOUR_MS));
  const members = new Map<string, MemberActor>();
  for (const { joined, bio, location, ...person } of people) {
    at(joined * 24);
    const member = await enrolMember({ ...person, timeZone: 'Europe/Paris', email: `${person.username}@example.org`, passwordHash: null });
    await updateProfile(member, { displayName: person.displayName, bio, location, website: '' });
    members.set(person.username, member);
  }
  const actor = (username: string): MemberActor => {
    const member = members.get(username);
    if (!member) throw new Error(`Nobody in the demonstration is called ${username}`);
    return member;
  };
  const owner = actor('margaux');
  at(FURNISHED);
  await updateBrand(owner, {
    name: NAME,
    tagline: { en: 'Coffee machines, grinders and beans: ask those who use them.', fr: 'Machines, moulins et cafés : demandez à ceux qui s’en servent.' },
    colour: '#1f6f5c',
    defaultLocale: 'en',
    timeZone: 'Europe/Paris',
    contactEmail: 'security@example.org',
  });
  const existing = await listCategories(owner);
  for (const category of categories) {
    if (!existing.some(({ slug }) => slug === category.slug)) await createCategory(owner, category);
  }
  const ids = new Map((await listCategories(owner)).map(({ slug, id }) => [slug, id]));
  const named = new Map<string, NamedPost>();
  for (const [index, thread] of threads.entries()) {
    await fillThread(thread, { key: `demo-thread-${index}`, categoryId: ids.get(thread.category) ?? '', actor, at, named });
  }
  await fillQueue({
    actor: (username) => ({ ...actor(username), via: 'browser' }),
    post: (name) => {
      const post = named.get(name);
      if (!post) throw new Error(`No post of the demonstration is called ${name}`);
      return post;
    },
    categoryId: (slug) => ids.get(slug) ?? '',
    at,
  });
  for (const [username, { id }] of members) {
    at(lastVisitOf(username));
    await startSession(id, { sessionId: null, ip: null, userAgent: null, brandName: NAME });
    await endAllSessions(id);
  }
  setClock(null);
  await flushViews();
  await finishSetup(owner);
}

interface Place {
  key: string;
  categoryId: string;
  actor(username: string): MemberActor;
  at(hoursAgo: number): void;
  /** Collects the posts that have a name. */
  named: Map<string, NamedPost>;
}

async function fillThread(thread: DemoThread, { key, categoryId, actor, at, named }: Place): Promise<void> {
  const { kind, title, body, tags } = thread;
  at(thread.ago);
  const opening = await postThread(actor(thread.by), { kind, categoryId, title, body, tags: [...tags], submission: key });
  const { threadId } = opening;
  const keep = ({ name }: DemoPost, postId: string): void => {
    if (name) named.set(name, { threadId, postId, isQuestion: kind === 'question' });
  };
  keep(thread, opening.postId);
  await around(thread, opening.postId, key, { actor, at });
  for (const [index, post] of thread.posts.entries()) {
    const submission = `${key}-${index}`;
    at(post.ago);
    const input = { threadId, body: post.body, submission };
    const { postId } = kind === 'question' ? await postAnswer(actor(post.by), input) : await postReply(actor(post.by), input);
    keep(post, postId);
    await around(post, postId, submission, { actor, at });
    if (post.accepted) {
      at(post.accepted.ago);
      await acceptAnswer(actor(post.accepted.by), { postId });
    }
  }
  for (const username of thread.meToo ?? []) await addMeToo(actor(username), { threadId });
  if (thread.pinned) await pinThread(actor('claire'), { threadId });
  for (let reader = 0; reader < readersOf(thread); reader += 1) noteView(threadId, `demo-${reader}`);
}

/** Hours since somebody was here: two days at most, else since they joined or wrote something. */
function lastVisitOf(username: string): number {
  const posts = threads.flatMap((thread) => [thread, ...thread.posts]);
  const own = [...posts, ...posts.flatMap(({ comments = [] }) => comments), ...screened].filter(({ by }) => by === username);
  const joined = people.filter((person) => person.username === username).map((person) => person.joined * 24);
  return Math.min(48, ...joined, ...own.map(({ ago }) => ago));
}

/** How many people have read a thread by now: those that moved others to write or vote more, and older ones more. */
function readersOf({ ago, posts, votes = [], meToo = [] }: DemoThread): number {
  return Math.round(12 + 9 * posts.length + 4 * votes.length + 6 * meToo.length + 3 * Math.sqrt(ago));
}

/** What others did to a post: votes and comments. */
async function around(post: DemoPost, postId: string, key: string, { actor, at }: Pick<Place, 'actor' | 'at'>): Promise<void> {
  for (const username of post.votes ?? []) await vote(actor(username), { postId, value: 1 });
  for (const [index, comment] of (post.comments ?? []).entries()) {
    at(comment.ago);
    await postComment(actor(comment.by), { parentId: postId, body: comment.body, submission: `${key}-c${index}` });
  }
}
