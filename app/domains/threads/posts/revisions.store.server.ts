import { newId } from '~/platform/clock';
import { query, type Tx } from '~/platform/db/index.server';
import type { Written } from './posts.store.server';

/** The post before an edit. */
export type PostState = {
  source: string;
  html: string;
  title: string;
  tagSlugs: string[];
  kind: string;
  authorId: string;
  createdAt: Date;
  editedAt: Date | null;
  revisionCount: number;
  lastEditorId: string;
  lastChangeAt: Date;
};

/** Of a held post. */
export async function readState(tx: Tx, postId: string): Promise<PostState> {
  const [state] = await tx.$queryRaw<PostState[]>`
    SELECT p.source, p.html, t.title, p.kind::text, p.author_id AS "authorId", p.created_at AS "createdAt", p.edited_at AS "editedAt",
           p.revision_count AS "revisionCount",
           ARRAY(SELECT g.slug FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id WHERE tt.thread_id = t.id ORDER BY g.slug) AS "tagSlugs",
           COALESCE(r.editor_id, p.author_id) AS "lastEditorId", COALESCE(r.created_at, p.created_at) AS "lastChangeAt"
      FROM post p JOIN thread t ON t.id = p.thread_id
      LEFT JOIN revision r ON r.post_id = p.id AND r.number = p.revision_count
     WHERE p.id = ${postId}`;
  if (!state) throw new Error(`the held post ${postId} is gone`);
  return state;
}

/** Words and version of a post; title and tags of an opening post only. */
export type WordsNow = { version: number; title: string | null; source: string; tags: string[] | null };

export async function readWords(postId: string): Promise<WordsNow | null> {
  const [row] = await query<WordsNow>(
    'threads.words-now',
    `SELECT p.version, p.source, CASE WHEN p.kind = 'opening' THEN t.title END AS title,
            CASE WHEN p.kind = 'opening' THEN ARRAY(SELECT g.slug FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id WHERE tt.thread_id = t.id ORDER BY g.slug) END AS tags
       FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.id = $1 AND p.deleted_at IS NULL`,
    [postId],
  );
  return row ?? null;
}

/** @param edit `silent`: it does not count as edited, see `leavesRevision` */
export async function updatePost(
  tx: Tx,
  postId: string,
  edit: Written & { editorId: string; at: Date; silent: boolean },
): Promise<number> {
  const { source, html, text, language, renderVersion, editorId, at, silent } = edit;
  const { version, threadId } = await tx.post.update({
    where: { id: postId },
    data: { source, html, text, language, renderVersion, version: { increment: 1 }, ...(silent ? {} : { editedAt: at, editedById: editorId }) },
    select: { version: true, threadId: true },
  });
  await tx.$executeRaw`UPDATE thread SET changed_at = ${at} WHERE id = ${threadId}`;
  return version;
}

export async function updateTitle(tx: Tx, threadId: string, { title, slug }: { title: string; slug: string }): Promise<void> {
  await tx.thread.update({ where: { id: threadId }, data: { title, slug, version: { increment: 1 } }, select: { id: true } });
}

export type NewRevision = {
  source: string;
  title: string;
  tagSlugs: string[];
  note: string | null;
  editorId: string;
  at: Date;
};

/**
 * Keeps a revision (with the first one also the text that the post began with), or lets a small change
 * be part of the one before. Titles and tags are those of opening posts only.
 */
export async function keepHistory(tx: Tx, postId: string, before: PostState, revision: NewRevision, keeps: boolean): Promise<void> {
  const { at: createdAt, note, editorId, ...rest } = revision;
  const content = contentOf(before.kind, rest);
  const number = before.revisionCount + 1;
  if (!keeps && before.revisionCount > 1) {
    await tx.revision.updateMany({ where: { postId, number: before.revisionCount }, data: { ...content, ...(note ? { note } : {}) } });
  }
  if (!keeps) return;
  if (before.revisionCount === 1) {
    const original = { ...contentOf(before.kind, before), editorId: before.authorId, createdAt: before.createdAt };
    // An import may have brought it.
    await tx.revision.createMany({ data: [{ id: newId(), postId, number: 1, ...original }], skipDuplicates: true });
  }
  await tx.revision.create({ data: { id: newId(), postId, number, createdAt, note, editorId, ...content }, select: { id: true } });
  await tx.post.update({ where: { id: postId }, data: { revisionCount: number }, select: { id: true } });
}

function contentOf(kind: string, { source, title, tagSlugs }: Pick<NewRevision, 'source' | 'title' | 'tagSlugs'>) {
  return kind === 'opening' ? { source, title, tagSlugs } : { source, title: null, tagSlugs: [] };
}

export type RevisionRecord = {
  number: number;
  editorId: string | null;
  /** Name of an imported editor who has no account. */
  editorLabel: string | null;
  createdAt: Date;
  note: string | null;
  title: string | null;
  tagSlugs: string[];
  source: string;
};

/** All revisions of a post, oldest first; none when it was never edited. */
export async function readRevisions(postId: string): Promise<Omit<RevisionRecord, 'source' | 'title' | 'tagSlugs'>[]> {
  return query(
    'threads.revisions',
    `SELECT number, editor_id AS "editorId", editor_label AS "editorLabel", created_at AS "createdAt", note FROM revision WHERE post_id = $1 ORDER BY number`,
    [postId],
  );
}

export async function readRevisionTexts(postId: string, numbers: number[]): Promise<RevisionRecord[]> {
  return query(
    'threads.revision-texts',
    `SELECT number, editor_id AS "editorId", editor_label AS "editorLabel", created_at AS "createdAt", note, title, tag_slugs AS "tagSlugs", source
       FROM revision WHERE post_id = $1 AND number = ANY($2) ORDER BY number`,
    [postId, numbers],
  );
}
