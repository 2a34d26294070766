import type pg from 'pg';

/** How many of the oldest rows of a dump are looked at to tell whether it came before. */
const SAMPLE = 2000;

/**
 * Finds out whether this dump, or an earlier one of the same site, was imported before: then most things with the same
 * number were made at the same millisecond. So an import may be repeated from another directory, and two sites never mix
 * though their numbers are the same. Posts tell it: the members of a site and of the one about it (its "meta") have the same
 * numbers and dates. Members tell it only where no post was made before the import ended.
 *
 * @param wanted name to keep it under when it is new; a number is added when another dump has it
 */
export async function findSource(client: pg.Client, wanted: string): Promise<string> {
  const { rows } = await client.query<{ source: string }>(
    `with posts as (select id, question, created from se_post order by id limit $1),
          people as (select id, created from se_user order by id limit $1),
          compared as (
            select i.source, 'post' as kind, coalesce(t.created_at, a.created_at) = p.created as same from posts p
              join imported_item i on i.kind in ('question', 'answer') and i.source_id = p.id::text
              left join thread t on i.kind = 'question' and p.question and t.id = i.target_id
              left join post a on i.kind = 'answer' and not p.question and a.id = i.target_id
            union all
            select i.source, 'user', m.created_at = p.created from people p
              join imported_item i on i.kind = 'user' and i.source_id = p.id::text
              left join member m on m.id = i.target_id
             where not exists (select from imported_item made where made.source = i.source and made.kind = 'question'))
     select source from compared group by source, kind
      having count(*) filter (where same) > count(*) filter (where same is not true)
      order by kind, count(*) filter (where same) desc, source limit 1`,
    [SAMPLE],
  );
  if (rows[0]) return rows[0].source;
  // What was ended before it made more than a category, tags and members without names left nothing to mix with: this goes on with it.
  const taken = await client.query<{ source: string }>(
    `select distinct source from imported_item i where source like $1 and (kind in ('question', 'answer') or kind = 'user' and not exists (
       select from imported_item unnamed where unnamed.source = i.source and unnamed.kind = 'unnamed' and unnamed.source_id = i.source_id))`,
    [`${wanted.replace(/[\\%_]/g, '\\$&')}%`],
  );
  const names = new Set(taken.rows.map((row) => row.source));
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted}-${number}`;
  return name;
}
