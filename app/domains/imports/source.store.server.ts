import type pg from 'pg';

/** How many of the oldest rows of a dump are looked at to tell whether it came before. */
const SAMPLE = 2000;

/**
 * Finds out whether this dump, or an earlier one of the same site, was imported before: then things
 * with the same number were made at the same millisecond. So an import may be repeated from another
 * directory, and two sites never mix though their numbers are the same.
 *
 * @param wanted name to keep it under when it is new; a number is added when another dump has it
 */
export async function findSource(client: pg.Client, wanted: string): Promise<string> {
  const { rows } = await client.query<{ source: string }>(
    `with posts as (select id, question, created from se_post order by id limit $1),
          people as (select id, created from se_user order by id limit $1)
     select source from (
       select i.source from posts p
         join imported_item i on i.kind = 'question' and i.source_id = p.id::text
         join thread t on t.id = i.target_id and t.created_at = p.created
        where p.question
       union all
       select i.source from posts p
         join imported_item i on i.kind = 'answer' and i.source_id = p.id::text
         join post a on a.id = i.target_id and a.created_at = p.created
        where not p.question
       union all
       select i.source from people p
         join imported_item i on i.kind = 'user' and i.source_id = p.id::text
         join member m on m.id = i.target_id and m.created_at = p.created
     ) as same group by source order by count(*) desc, source limit 1`,
    [SAMPLE],
  );
  if (rows[0]) return rows[0].source;
  // What was ended before it made more than a category, tags and members without names left nothing to mix with: this goes on with it.
  const taken = await client.query<{ source: string }>(
    `select distinct source from imported_item where source like $1 and kind in ('user', 'question', 'answer')`,
    [`${wanted.replace(/[\\%_]/g, '\\$&')}%`],
  );
  const names = new Set(taken.rows.map((row) => row.source));
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted}-${number}`;
  return name;
}
