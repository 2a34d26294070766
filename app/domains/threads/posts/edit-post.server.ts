import { mustBeMember, type Actor, type MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { Conflict, Forbidden, Invalid } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { accessPost, allow, bothOf, holdPost, holdThread } from '../access-thread.server';
import { transaction, type PostAtHand, type ThreadAtHand, type Tx } from '../at-hand.store.server';
import { closeDraft } from '../drafts/drafts.store.server';
import type { EditPostInput } from '../input';
import { ledgerForeign } from '../ledger-foreign.server';
import { mayEditPost } from '../policy';
import { screenText, watchPost } from '../held/screen-text.server';
import { LENGTHS } from '../rules';
import { makeMissingTags, resolveTags } from '../tags/resolve-tags.server';
import { tellThread } from '../tell.server';
import { retag } from '../threads/retag.server';
import { slugOf } from '../words';
import { changedCharacters, leavesRevision } from './grace';
import { keepHistory, readState, updatePost, updateTitle, type PostState } from './revisions.store.server';
import { checkNewcomersText } from './pace.server';
import { restore } from './restore-post.server';
import { keepUploads, newMentions, writePost } from './write-post.server';

export type Edited = { threadId: string; slug: string; postId: string; number: number; version: number };

/**
 * Changes a post; of an opening post also the title and the tags. Its author may, while the thread is not
 * locked, and staff. The version that was read must be the latest. Small changes by the same hand within
 * five minutes leave no revision (peers.md, C8); otherwise the first one also keeps the original. Closes
 * the draft `edit-POST`. It is screened: what would have been held is published, since the post is there, and
 * `post.watched` is recorded. What was hidden after reports is shown again, once, ten minutes later at the earliest and
 * unless screening would hold it. Records `post.edited` with `number`, `changed` and the `mentions` that are new.
 *
 * @returns the new version; the same one when nothing was changed
 * @throws NotFound, Gone; Forbidden; Invalid, also when screening refuses it; Conflict('editedMeanwhile'); TooMany
 */
export async function editPost(actor: Actor, input: EditPostInput): Promise<Edited> {
  const ready = await readyEdit(actor, input);
  return transaction(ready);
}

/**
 * Everything that can be asked and made before rows are held.
 *
 * @param goesBack within this transaction, to words that stood there before: they are neither judged nor counted again
 * @returns what is left to do, in a transaction
 */
export async function readyEdit(actor: Actor, input: EditPostInput, goesBack: Tx | null = null): Promise<(tx: Tx) => Promise<Edited>> {
  const seen = await accessPost(actor, input.postId, goesBack);
  checkFields(input, seen.post);
  allow(mayEditPost(actor, seen.thread, seen.post));
  const member = mustBeMember(actor);
  mustHaveWaited(member, seen.post);
  if (!goesBack) await limit('edit', member.id, member);
  const write = (body: string) => writePost(actor, { postId: input.postId, body, kind: seen.post.kind === 'comment' ? 'comment' : 'post' }, goesBack);
  const [first, tags] = await bothOf(goesBack, () => write(input.body), async () => (input.tags ? resolveTags(input.tags, goesBack) : null));
  if (!goesBack) await checkNewcomersText(member, input.postId, first);
  const { verdict, ...screened } = goesBack ? { ...input, verdict: null } : await screenText(member, { postId: input.postId, title: input.title ?? null, body: input.body });
  const written = screened.body === input.body ? first : await write(screened.body);
  const watched = verdict && member.id === seen.post.authorId && (verdict.outcome === 'watch' || verdict.outcome === 'hold') ? verdict : null;
  const { mentions, uploads, links: _links, ...text } = written;
  const mayShow = watched?.outcome !== 'hold';
  return async (tx) => {
    const thread = await holdThread(tx, seen.thread.id);
    const post = await holdPost(tx, input.postId);
    allow(mayEditPost(actor, thread, post));
    if (post.version !== input.version) throw new Conflict('editedMeanwhile');
    const before = await readState(tx, post.id);
    const tagIds = tags && (await makeMissingTags(tx, member, tags));
    const title = screened.title ?? thread.title;
    const changed = whatChanged(before, thread, { source: text.source, title, tagIds });
    const place = { threadId: thread.id, slug: title === thread.title ? thread.slug : slugOf(title), postId: post.id, number: post.number };
    if (member.via === 'browser') await closeDraft(tx, member.id, `edit-${post.id}`);
    if (changed.length === 0) return { ...place, version: post.version };

    const at = now();
    const titleCharacters = changedCharacters(thread.title, title);
    const edit = { editorId: member.id, at, characters: changedCharacters(before.source, text.source) + titleCharacters };
    const keeps = leavesRevision(before, edit);
    const version = await updatePost(tx, post.id, { ...text, editorId: member.id, at, silent: !keeps && before.editedAt === null });
    if (changed.includes('title')) await updateTitle(tx, thread.id, { title, slug: place.slug });
    if (tagIds && changed.includes('tags')) await retag(tx, thread, tagIds);
    const tagSlugs = tags?.map((tag) => tag.slug) ?? before.tagSlugs;
    const revision = { source: text.source, title, tagSlugs, note: input.note || null, editorId: member.id, at };
    await keepHistory(tx, post.id, before, revision, keeps);
    await keepUploads(tx, uploads);
    if (watched) await watchPost(tx, member, { threadId: thread.id, postId: post.id, categoryId: thread.categoryId }, watched);
    await record(tx, {
      kind: 'post.edited',
      actor: member,
      threadId: thread.id,
      postId: post.id,
      targetMemberId: post.authorId,
      categoryId: thread.categoryId,
      threadKind: thread.kind,
      tagIds: tagIds ?? thread.tagIds,
      data: { number: post.number, changed, mentions: newMentions(before.source, mentions).map(({ id }) => id), revision: keeps },
    });
    await ledgerForeign(tx, member, post.authorId, {
      act: 'post.edited',
      target: { kind: 'post', id: post.id },
      reason: input.note || null,
      before: { version: post.version },
      after: { version, changed },
    });
    // It is counted under the tags that it has now.
    if (mayShow && showsByEdit(member, post, at)) await restore(tx, member, { thread: { ...thread, tagIds: tagIds ?? thread.tagIds }, post }, { edited: true });
    await tellThread(tx, thread.id, { kind: 'edit', number: post.number, version });
    return { ...place, version };
  };
}

/**
 * What was hidden after reports is changed at leisure, not in a hurry (peers.md, M3).
 * @throws Forbidden('hiddenFresh') with the minutes that are left
 */
function mustHaveWaited(member: MemberActor, { authorId, hidden }: PostAtHand): void {
  const from = member.id === authorId ? hidden?.editShowsFrom : null;
  const ms = from ? from.getTime() - now().getTime() : 0;
  if (ms > 0) throw new Forbidden(`hiddenFresh|minutes=${Math.ceil(ms / 60_000)}`);
}

/** Whether the author's change shows again what was hidden. */
function showsByEdit(member: MemberActor, { authorId, hidden }: PostAtHand, at: Date): boolean {
  return member.id === authorId && hidden?.editShowsFrom != null && hidden.editShowsFrom <= at;
}

function checkFields(input: EditPostInput, post: PostAtHand): void {
  const limits = post.kind === 'comment' ? LENGTHS.comment : LENGTHS.body;
  const body = input.body.trim().length < limits.min ? `bodyTooShort|min=${limits.min}` : `bodyTooLong|max=${limits.max}`;
  if (input.body.trim().length < limits.min || input.body.length > limits.max) throw new Invalid({ body: [body] });
  if (post.kind === 'opening') return;
  if (input.title !== undefined) throw new Invalid({ title: ['titleOfOpeningOnly'] });
  if (input.tags !== undefined) throw new Invalid({ tags: ['tagsOfOpeningOnly'] });
}

function whatChanged(
  before: PostState,
  thread: ThreadAtHand,
  after: { source: string; title: string; tagIds: string[] | null },
): string[] {
  const changed: string[] = [];
  if (before.source !== after.source) changed.push('body');
  if (thread.title !== after.title) changed.push('title');
  if (after.tagIds && after.tagIds.toSorted().join() !== thread.tagIds.toSorted().join()) changed.push('tags');
  return changed;
}
