import { tagSlugOf } from '~/domains/threads';
import { query } from '~/platform/db/index.server';

/** The thing of an import with this number: threads and members with what their address needs. */
export async function findImported(kinds: string[], sourceId: string): Promise<{ kind: string; id: string; name: string } | null> {
  const [row] = await query<{ kind: string; id: string; name: string }>(
    'imports.find',
    `select i.kind, i.target_id as id, coalesce(t.slug, m.username, '') as name
       from imported_item i
       left join thread t on i.kind = 'question' and t.id = i.target_id
       left join member m on i.kind = 'user' and m.id = i.target_id
       left join post p on i.kind = 'answer' and p.id = i.target_id
      where i.kind = any($1) and i.source_id = $2 and coalesce(t.id, m.id, p.id) is not null
      order by coalesce(t.created_at, m.created_at, p.created_at) limit 1`,
    [kinds, sourceId],
  );
  return row ?? null;
}

/** The slug of the tag that a tag of an import became; where staff merged that one into another, its own, which leads there. */
export async function findTag(name: string): Promise<string | null> {
  const [row] = await query<{ slug: string }>(
    'imports.find-tag',
    `select coalesce(t.slug, $2) as slug from imported_item i left join tag t on t.id = i.target_id
      where i.kind = 'tag' and i.source_id = $1 order by t.created_at limit 1`,
    [name, tagSlugOf(name) || name],
  );
  return row?.slug ?? null;
}
