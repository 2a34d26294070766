import type pg from 'pg';
import { tagSlugOf } from '~/domains/threads';
import { newId, now } from '~/platform/clock';
import { Invalid } from '~/platform/errors';
import { inTransaction } from './transaction.store.server';

/** Of the tags made for a dump; the brand's own categories have theirs. */
const COLOUR = '#475569';
const ICON = 'book';

/** The category that the questions go to, by its slug. @throws Invalid on `category` */
export async function categoryBySlug(client: pg.Client, slug: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from category where slug = $1', [slug]);
  if (!rows[0]) throw new Invalid({ category: [`dumpCategoryUnknown|slug=${slug}`] });
  return rows[0].id;
}

/**
 * The category of a dump, made at first need at the end of the list: for questions only, read by everyone.
 *
 * @param name what it is called in both languages until staff give it a better name
 */
export async function categoryOf(client: pg.Client, source: string, name: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `select c.id from imported_item i join category c on c.id = i.target_id
      where i.source = $1 and i.kind = 'category' and i.source_id = '0'`,
    [source],
  );
  if (rows[0]) return rows[0].id;
  const id = newId();
  const both = (text: string) => JSON.stringify({ en: text, fr: text });
  await inTransaction(client, async () => {
    const taken = await client.query<{ slug: string }>('select slug from category');
    const slugs = new Set(taken.rows.map((row) => row.slug));
    let slug = source;
    for (let number = 2; slugs.has(slug); number++) slug = `${source}-${number}`;
    await client.query(
      `insert into category (id, slug, position, colour, icon, name, description, rules, kinds, created_at)
       values ($1, $2, (select coalesce(max(position), 0) + 1 from category), $3, $4, $5, $6, $6, '{question}', $7)`,
      [id, slug, COLOUR, ICON, both(name), both(''), now().toISOString()],
    );
    await client.query(
      `insert into imported_item (source, kind, source_id, target_id) values ($1, 'category', '0', $2)
       on conflict (source, kind, source_id) do update set target_id = excluded.target_id`,
      [source, id],
    );
  });
  return id;
}

/** Names of tags in the dump that have no tag here, or whose tag staff have merged into another: of Tags and of the questions. */
async function missingTags(client: pg.Client, source: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from (select name from se_tag union select unnest(tags) from se_post where question) as named
      where not exists (
        select from imported_item i join tag t on t.id = i.target_id where i.source = $1 and i.kind = 'tag' and i.source_id = named.name)
      order by name`,
    [source],
  );
  return rows.map((row) => row.name);
}

/**
 * Gives every tag of the dump a tag here: the one of that name (or whose synonym it is), or a new one.
 * @returns our tags by their names in the dump. Tags are few: sixty thousand on the largest site
 */
export async function makeTags(client: pg.Client, source: string): Promise<Map<string, { id: string; slug: string }>> {
  const missing = await missingTags(client, source);
  if (missing.length > 0) {
    await inTransaction(client, async () => {
      const at = now().toISOString();
      const rows = missing.map((name) => ({ id: newId(), name, slug: tagSlugOf(name) || name }));
      const json = JSON.stringify(rows);
      const record = 'json_to_recordset($1::json) as r (id text, name text, slug text)';
      await client.query(
        `insert into tag (id, slug, name, created_at)
         select id, slug, name, $2 from ${record} where not exists (select from tag_synonym s where s.slug = r.slug)
         on conflict (slug) do nothing`,
        [json, at],
      );
      await client.query(
        `insert into imported_item (source, kind, source_id, target_id)
         select $2, 'tag', r.name, coalesce(s.tag_id, t.id) from ${record}
           left join tag_synonym s on s.slug = r.slug left join tag t on t.slug = r.slug
         on conflict (source, kind, source_id) do update set target_id = excluded.target_id`,
        [json, source],
      );
    });
  }
  const { rows } = await client.query<{ name: string; id: string; slug: string }>(
    "select i.source_id as name, t.id, t.slug from imported_item i join tag t on t.id = i.target_id where i.source = $1 and i.kind = 'tag'",
    [source],
  );
  return new Map(rows.map(({ name, id, slug }) => [name, { id, slug }]));
}

/**
 * Ties threads to each other as the dump does.
 * @returns how many links were made now
 */
export async function makeLinks(client: pg.Client, source: string): Promise<number> {
  return inTransaction(client, async () => {
    const { rowCount } = await client.query(
      `with new as (
         select l.id, l.created, l.duplicate, f.target_id as from_id, t.target_id as to_id
           from se_link l
           join se_post a on a.id = l.post
           join se_post b on b.id = l.related
           join imported_item f on f.source = $1 and f.kind = 'question' and f.source_id = coalesce(a.parent, a.id)::text
           join imported_item t on t.source = $1 and t.kind = 'question' and t.source_id = coalesce(b.parent, b.id)::text
          where not exists (select from imported_item i where i.source = $1 and i.kind = 'link' and i.source_id = l.id::text)),
       links as (
         insert into thread_link (from_id, to_id, kind, created_at)
         select from_id, to_id, case when duplicate then 'duplicate' else 'related' end, created from new
         on conflict do nothing)
       insert into imported_item (source, kind, source_id, target_id) select $1, 'link', id::text, from_id from new`,
      [source],
    );
    return rowCount ?? 0;
  });
}
