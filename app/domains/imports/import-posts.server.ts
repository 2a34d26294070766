import type pg from 'pg';
import { cleanTitle, detectLanguage, slugOf } from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { log } from '~/platform/log/index.server';
import { endOfBatch, historyOf, postsOfBatch, type StagedHistory, type StagedPost } from './batches.store.server';
import { tagNames } from './dump/fields';
import { foldHistory, type FoldedRevision } from './fold-history';
import { makePosts, type Batch, type NewPost, type NewRevision, type NewThread } from './posts.store.server';
import { mentionKey, writeComment, writeHtml, writeMarkdown, type Surroundings, type WriteUp } from './write-up.server';

export type PostsContext = {
  source: string;
  categoryId: string;
  /** Our tags by their names in the dump. */
  tags: ReadonlyMap<string, { id: string; slug: string }>;
  /** Owner of what has no author with an account; asked for when there is such a thing. */
  former: () => Promise<string>;
};

export type MadePosts = { questions: number; answers: number; comments: number; acceptedAnswers: number; revisions: number };

/** An edit and the post's own date of its last edit may differ by so much. */
const SAME_EDIT_MS = 2000;

/**
 * Makes the threads of the dump, in the order of `se_todo`: each with its answers, comments and
 * revisions in one transaction (very long ones in several).
 *
 * @param onMade told after each batch what was made
 * @param onFailed told of posts that could not be made: their thread is passed over and the rest goes on
 */
export async function importPosts(
  client: pg.Client,
  context: PostsContext,
  onMade: (made: MadePosts, rows: number) => void,
  onFailed: (posts: StagedPost[]) => void,
): Promise<void> {
  let after = 0;
  for (let end = await endOfBatch(client, after); end !== null; end = await endOfBatch(client, after)) {
    const posts = await postsOfBatch(client, context.source, after, end);
    after = end;
    const history = await historyOf(client, posts.filter((post) => post.kind !== 'comment').map((post) => post.id));
    try {
      onMade(await make(client, context, posts, history), posts.length);
    } catch {
      await client.query('select 1'); // a lost connection ends the import; only refusals are passed over
      await threadByThread(client, context, posts, history, onMade, onFailed);
    }
  }
}

/** One thread that cannot be made must not keep the others of its batch out. */
async function threadByThread(
  client: pg.Client,
  context: PostsContext,
  posts: StagedPost[],
  history: StagedHistory[],
  onMade: (made: MadePosts, rows: number) => void,
  onFailed: (posts: StagedPost[]) => void,
): Promise<void> {
  for (const thread of new Set(posts.map((post) => post.thread))) {
    const own = posts.filter((post) => post.thread === thread);
    try {
      onMade(await make(client, context, own, history), own.length);
    } catch (error) {
      await client.query('select 1');
      log.warn({ err: error, question: thread }, 'a thread could not be imported');
      onFailed(own);
    }
  }
}

async function make(client: pg.Client, context: PostsContext, posts: StagedPost[], history: StagedHistory[]): Promise<MadePosts> {
  const rowsOf = groupByPost(history);
  const peopleOf = peopleByThread(posts);
  const batch: Batch = { threads: [], posts: [], revisions: [] };
  for (const staged of posts) {
    const revisions = staged.kind === 'comment' ? [] : foldHistory(rowsOf.get(staged.id) ?? [], tagNames);
    const id = newId();
    const written = writeUp(staged, revisions, { postId: id, people: peopleOf.get(staged.thread) ?? NOBODY, tags: context.tags });
    const post = postOf(id, staged, written, revisions, staged.authorId ?? (await context.former()));
    batch.posts.push(post);
    batch.revisions.push(...revisionsOf(post.id, staged, revisions));
    if (staged.kind === 'question') batch.threads.push(threadOf(staged, post, context));
  }
  await makePosts(client, context.source, context.categoryId, batch);
  const count = (kind: StagedPost['kind']) => posts.filter((post) => post.kind === kind).length;
  return {
    questions: count('question'),
    answers: count('answer'),
    comments: count('comment'),
    acceptedAnswers: batch.posts.filter((post) => post.acceptedAt).length,
    revisions: batch.revisions.length,
  };
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** Who may be meant by an @name in each thread. */
function peopleByThread(posts: StagedPost[]): Map<number, Map<string, string>> {
  const threads = new Map<number, Map<string, string>>();
  for (const { thread, username, displayName } of posts) {
    if (!username) continue;
    let people = threads.get(thread);
    if (!people) threads.set(thread, (people = new Map()));
    people.set(mentionKey(displayName ?? username), username);
  }
  return threads;
}

function groupByPost(history: StagedHistory[]): Map<number, StagedHistory[]> {
  const groups = new Map<number, StagedHistory[]>();
  for (const row of history) {
    const group = groups.get(row.post);
    if (group) group.push(row);
    else groups.set(row.post, [row]);
  }
  return groups;
}

/**
 * The text of a post: as its history has it in Markdown, when that reaches up to the last edit;
 * otherwise made from the HTML.
 */
function writeUp(staged: StagedPost, revisions: FoldedRevision[], around: Surroundings): WriteUp {
  if (staged.kind === 'comment') return writeComment(staged.body, around);
  const last = revisions[revisions.length - 1];
  if (last && (!staged.edited || staged.edited.getTime() <= last.createdAt.getTime() + SAME_EDIT_MS)) {
    return writeMarkdown(last.source, around);
  }
  const written = writeHtml(staged.body, around);
  if (last && staged.edited) {
    const { title, tags, edited, editorId, editorLabel } = staged;
    revisions.push({ title, tags, source: written.source, note: null, editorId, editorLabel: editorId ? null : editorLabel, createdAt: edited });
  }
  return written;
}

function postOf(id: string, staged: StagedPost, written: WriteUp, revisions: FoldedRevision[], authorId: string): NewPost {
  const edit = revisions.length > 1 ? revisions[revisions.length - 1]! : null;
  const editedAt = edit?.createdAt ?? (staged.edited && staged.edited > staged.created ? staged.edited : null);
  const acceptedAt = staged.accepted ? latest(staged.created, staged.acceptedAt) : null;
  return {
    id,
    item: staged.kind,
    itemId: staged.id,
    question: staged.thread,
    parent: staged.parent,
    authorId,
    authorLabel: staged.authorId ? null : staged.authorLabel,
    ...written,
    createdAt: staged.created,
    editedAt,
    editedById: editedAt ? (edit ? edit.editorId : staged.editorId) : null,
    revisionCount: Math.max(1, revisions.length),
    score: staged.score,
    acceptedAt,
    acceptedById: acceptedAt ? staged.askerId : null,
  };
}

/** A post that was never edited needs no revision: its text is the first one. */
function revisionsOf(postId: string, staged: StagedPost, revisions: FoldedRevision[]): NewRevision[] {
  if (revisions.length < 2) return [];
  return revisions.map(({ tags, ...revision }, at) => ({
    ...revision,
    id: newId(),
    postId,
    number: at + 1,
    title: staged.kind === 'question' ? cleanTitle(revision.title ?? staged.title ?? '') : null,
    tagSlugs: staged.kind === 'question' ? tags : [],
  }));
}

function threadOf(staged: StagedPost, post: NewPost, context: PostsContext): NewThread {
  const title = cleanTitle(staged.title ?? '');
  return {
    id: newId(),
    question: staged.id,
    authorId: post.authorId,
    title,
    slug: slugOf(title),
    language: post.language ?? detectLanguage(`${title}\n\n${post.source}`),
    createdAt: post.createdAt,
    viewCount: staged.views,
    score: post.score,
    lockedAt: staged.closed,
    tagIds: [...new Set(staged.tags.flatMap((tag) => context.tags.get(tag)?.id ?? []))],
  };
}

/** Votes have a day only, so that an answer may seem to be accepted before it was written. */
function latest(written: Date, accepted: Date | null): Date {
  return accepted && accepted > written ? accepted : written;
}
