import { random, seededId, zipf, type Random } from './random';

export type BigWorld = { members: number; threads: number; posts: number };

type PlannedPost = {
  id: string;
  kind: 'opening' | 'answer' | 'reply' | 'comment';
  /** Place in the thread of the post that it stands under or answers; -1: none. */
  parent: number;
  /** Place among the members. */
  author: number;
  createdAt: number;
  ups: number;
  downs: number;
  comments: number;
};

export type PlannedThread = {
  index: number;
  id: string;
  kind: 'question' | 'discussion' | 'idea' | 'announcement';
  language: 'en' | 'fr';
  /** Places among the tags. */
  tags: number[];
  views: number;
  meToo: number;
  /** Place in `posts` of the accepted answer; -1: none. */
  accepted: number;
  acceptedAt: number;
  /** In the order of their numbers; the opening first. */
  posts: PlannedPost[];
};

/** The thread in whose middle page-reads are measured. */
const LONGEST = 2000;
const MINUTE = 60_000;
const YEARS_MS = 3 * 365 * 24 * 60 * MINUTE;
/** What the streams of numbers are for, so that they do not run alongside each other. */
const SEED = { lengths: 1, thread: 2, threadId: 3, postId: 4, voters: 5 } as const;

export const TAGS = 160;

/**
 * Says, for every thread of the world, who writes what and when: the same for the same figures and the same
 * end of time, and worked out anew whenever it is asked, so that a million posts need no memory.
 *
 * Half of all threads have few posts and a few have very many; the first members write most; about four in
 * ten questions have an accepted answer.
 *
 * @param until instant (milliseconds) at which the last posts were written
 */
export function planWorld(world: BigWorld, until: number): { threads: () => Generator<PlannedThread>; voters: (thread: PlannedThread, place: number) => number[] } {
  const lengths = threadLengths(world);
  const author = zipf(world.members, 1.05);
  const tag = zipf(TAGS);
  return {
    *threads() {
      for (let index = 0; index < world.threads; index++) yield planThread(index, lengths[index]!, world, until, author, tag);
    },
    voters: (thread, place) => voters(thread, place, world.members),
  };
}

/** Posts of each thread, openings included; together exactly as many as asked for. */
export function threadLengths({ threads, posts }: BigWorld): Int32Array {
  const lengths = new Int32Array(threads).fill(1);
  let left = posts - threads;
  const { next } = random(SEED.lengths);
  if (threads > 1) {
    // The longest stands in the middle of the time, so that it is on no first page.
    const longest = Math.min(LONGEST - 1, Math.floor(left / 4));
    lengths[threads >> 1] = 1 + longest;
    left -= longest;
  }
  // Pareto weights: most threads end near the average or below, one in a thousand has fifty times as much.
  const weights = Float64Array.from({ length: threads }, () => Math.min(200, (1 - next()) ** (-1 / 1.3)) - 0.9);
  weights[threads >> 1] = threads > 1 ? 0 : 1;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const share = left / sum;
  for (let index = 0; index < threads; index++) {
    const more = Math.floor(weights[index]! * share);
    lengths[index]! += more;
    left -= more;
  }
  for (let index = 0; left > 0; index = (index + 1) % threads) {
    if (threads > 1 && index === threads >> 1) continue;
    lengths[index]! += 1;
    left -= 1;
  }
  return lengths;
}

function planThread(
  index: number,
  length: number,
  world: BigWorld,
  until: number,
  author: (random: Random) => number,
  tag: (random: Random) => number,
): PlannedThread {
  const r = random(SEED.thread, index);
  const form = r.below(100);
  const kind = form < 62 ? 'question' : form < 90 ? 'discussion' : form < 98 ? 'idea' : 'announcement';
  // Threads are numbered by age, and the community grows: twice as many in the last year as in the first.
  const age = (1 - (index + r.next()) / world.threads) ** 1.5;
  const posts: PlannedPost[] = [];
  let at = until - age * YEARS_MS;
  const pace = Math.min(24 * 60 * MINUTE, (until - at) / (length + 1));
  for (let place = 0; place < length; place++) {
    posts.push(planPost(r, index, place, kind, posts, at, author, world.members));
    at += -Math.log(1 - r.next() * 0.98) * pace * 0.7;
    if (at > until) at = until;
  }
  const answers = posts.flatMap((post, place) => (post.kind === 'answer' ? [place] : []));
  const accepted = kind === 'question' && answers.length > 0 && r.chance(0.55) ? answers[r.below(Math.min(3, answers.length))]! : -1;
  return {
    index,
    id: seededId(SEED.threadId, index),
    kind,
    language: r.chance(0.5) ? 'en' : 'fr',
    tags: [...new Set(Array.from({ length: r.below(5) }, () => tag(r)))],
    views: Math.floor(length * (3 + 40 * r.next() ** 3)),
    meToo: kind === 'question' && r.chance(0.2) ? Math.min(1 + r.below(6), Math.max(0, world.members - 2)) : 0,
    accepted,
    acceptedAt: accepted < 0 ? 0 : Math.min(until, posts[accepted]!.createdAt + r.below(2 * 24 * 60) * MINUTE),
    posts,
  };
}

function planPost(
  r: Random,
  thread: number,
  place: number,
  kind: PlannedThread['kind'],
  before: PlannedPost[],
  createdAt: number,
  author: (random: Random) => number,
  members: number,
): PlannedPost {
  const post: PlannedPost = {
    id: seededId(SEED.postId, thread, place),
    kind: 'opening',
    parent: -1,
    author: author(r),
    createdAt: Math.floor(createdAt),
    ups: Math.min(Math.floor(-Math.log(1 - r.next()) * (place === 0 ? 1.2 : 0.55)), Math.max(0, members - 2)),
    downs: 0,
    comments: 0,
  };
  if (place > 0) {
    const isComment = kind === 'question' && r.chance(0.35);
    post.kind = isComment ? 'comment' : kind === 'question' ? 'answer' : 'reply';
    const target = r.below(place);
    const parent = before[target]!;
    // A comment on a comment's place goes to what that one stands under: one level only.
    if (isComment) post.parent = parent.kind === 'comment' ? parent.parent : target;
    else if (post.kind === 'reply' && target > 0 && r.chance(0.3)) post.parent = target;
    if (isComment) before[post.parent]!.comments += 1;
  }
  const isVotedOn = kind === 'question' && post.kind !== 'comment';
  if (isVotedOn && r.chance(0.06) && post.ups + 1 < members - 1) post.downs = 1;
  return post;
}

/** Places of the members who vote on a post (up first, then down): all different, never its author. */
function voters(thread: PlannedThread, place: number, members: number): number[] {
  const post = thread.posts[place]!;
  const wanted = post.ups + post.downs;
  if (wanted === 0) return [];
  const { below } = random(SEED.voters, thread.index, place);
  const found: number[] = [];
  // A stride without a common factor meets every member once before it comes round.
  let stride = 1 + below(Math.max(1, members - 1));
  while (commonFactor(stride, members) > 1) stride = (stride % members) + 1;
  for (let member = below(members); found.length < wanted; member = (member + stride) % members) if (member !== post.author) found.push(member);
  return found;
}

function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b);
}
