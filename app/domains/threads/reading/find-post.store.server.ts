import { query } from '~/platform/db/index.server';

export async function readNumbered(threadId: string, number: number): Promise<string | null> {
  const [row] = await query<{ id: string }>('threads.numbered', `SELECT id FROM post WHERE thread_id = $1 AND number = $2`, [threadId, number]);
  return row?.id ?? null;
}

/** Along the index of what the member wrote. */
export async function readShowing({ memberId, uploadId, categoryIds }: { memberId: string; uploadId: string; categoryIds: string[] | null }): Promise<string | null> {
  const [row] = await query<{ id: string }>(
    'threads.showing',
    `SELECT p.id FROM post p JOIN thread t ON t.id = p.thread_id
      WHERE p.author_id = $1 AND p.html LIKE '%/uploads/' || $2 || '/%' AND p.deleted_at IS NULL AND t.deleted_at IS NULL
        AND ($3::text[] IS NULL OR t.category_id = ANY($3)) ORDER BY p.created_at DESC, p.id DESC LIMIT 1`,
    [memberId, uploadId, categoryIds],
  );
  return row?.id ?? null;
}
