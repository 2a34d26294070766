import type { Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { accessPost } from '../access-thread.server';
import { readRevisionTexts, readRevisions, type RevisionRecord } from '../posts/revisions.store.server';
import { readTagSlugs } from '../tags/tags.store.server';
import type { Compared, RevisionRow } from '../types';
import { diffTexts } from './diff';
import { findPeople } from './people.server';
import { labelled } from './post-views';
import { readPost } from './thread-page.store.server';

/**
 * Every version of a post, newest first; one when it was never edited. Whoever may read the post may.
 * @throws NotFound, Gone
 */
export async function listRevisions(actor: Actor, { postId }: { postId: string }): Promise<RevisionRow[]> {
  const { post } = await accessPost(actor, postId);
  const revisions = await readRevisions(postId);
  const rows = revisions.length > 0 ? revisions : [{ number: 1, editorId: post.authorId, editorLabel: null, createdAt: post.createdAt, note: null }];
  const person = await findPeople(rows.map((row) => row.editorId));
  return rows
    .map(({ editorId, editorLabel, ...row }) => ({ ...row, editor: editorId === null && editorLabel === null ? null : labelled(person(editorId ?? ''), editorLabel) }))
    .sort((a, b) => b.number - a.number);
}

/**
 * Two versions of a post side by side.
 * @throws NotFound also when it has no such version; Gone
 */
export async function compareRevisions(
  actor: Actor,
  { postId, from, to }: { postId: string; from: number; to: number },
): Promise<Compared> {
  const rows = await listRevisions(actor, { postId });
  const [fromRow, toRow] = [from, to].map((number) => rows.find((row) => row.number === number));
  if (!fromRow || !toRow) throw new NotFound();
  const texts = await readRevisionTexts(postId, [from, to]);
  const textOf = async (number: number) => texts.find((text) => text.number === number) ?? (await currentText(actor, postId));
  const [before, after] = [await textOf(from), await textOf(to)];
  return {
    from: fromRow,
    to: toRow,
    title: before.title === null && after.title === null ? [] : diffTexts(before.title ?? '', after.title ?? ''),
    tags: { before: before.tagSlugs, after: after.tagSlugs },
    body: diffTexts(before.source, after.source),
  };
}

/** Of a post that was never edited. */
async function currentText(actor: Actor, postId: string): Promise<Pick<RevisionRecord, 'title' | 'tagSlugs' | 'source'>> {
  const { thread, post } = await accessPost(actor, postId);
  const record = await readPost(postId, '');
  if (!record) throw new NotFound();
  const isOpening = post.kind === 'opening';
  return { source: record.source, title: isOpening ? thread.title : null, tagSlugs: isOpening ? await readTagSlugs(thread.id) : [] };
}
