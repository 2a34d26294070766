import type pg from 'pg';
import { usernameColumns } from '~/domains/identity/index.server';
import { newId, now } from '~/platform/clock';
import { isUniqueViolation } from '~/platform/db/index.server';
import { MARKDOWN_VERSION } from '~/platform/markdown/index.server';
import { inTransaction } from './transaction.store.server';
import { unnamedAuthors } from './sift.store.server';
import { usernamesFor } from './usernames.server';

/** A row of Users that no earlier run has made. */
export type StagedUser = {
  id: number;
  name: string;
  created: Date;
  seen: Date | null;
  about: string | null;
  location: string | null;
  website: string | null;
  line: number;
  /** A member that stands in for this user, from a run without this row. */
  standIn: string | null;
};

export type MemberToMake = Omit<StagedUser, 'name' | 'about'> & {
  displayName: string | null;
  /** What the username is made from. */
  name: string;
  bio: string | null;
  bioHtml: string | null;
};

/** Source and kind of the one member who owns what was written by nobody in particular. */
const FORMER = ['parvis', 'former', '0'] as const;
/** Usernames asked about at once for each member; more are asked for one by one, which is rare. */
const ASKED_AHEAD = 2;
const TRIES = 3;

/** The next users to make, after the number given, in the order of their numbers. */
export async function nextUsers(client: pg.Client, after: number, limit: number): Promise<StagedUser[]> {
  const { rows } = await client.query<StagedUser>(
    `select u.id, u.name, u.created, u.seen, u.about, u.location, u.website, u.line, t.stand_in as "standIn"
       from se_user_todo t join se_user u on u.id = t.id
      where t.id > $1 order by t.id limit $2`,
    [after, limit],
  );
  return rows;
}

/** The next authors who have no row in Users, with the date of the first thing they wrote. */
export async function nextUnnamed(client: pg.Client, source: string, limit: number): Promise<MemberToMake[]> {
  const { rows } = await client.query<{ author: number; created: Date }>(
    `select a.author, least((select min(created) from se_post p where p.author = a.author),
                            (select min(created) from se_comment c where c.author = a.author)) as created
       from (${unnamedAuthors()}) as a
      where not exists (select from imported_item i where i.source = $1 and i.kind = 'user' and i.source_id = a.author::text)
      order by a.author limit $2`,
    [source, limit],
  );
  return rows.map(({ author, created }) => ({
    id: author, name: '', displayName: null, created, seen: null, bio: null, bioHtml: null, location: null, website: null, line: 0, standIn: null,
  }));
}

/**
 * Makes members who have no way to sign in until they claim their account; those that stood in for a
 * user get the name and the profile instead. All of them or none.
 *
 * @param unnamed they are known by number only; a later run may learn their names
 */
export async function makeMembers(
  client: pg.Client,
  source: string,
  members: readonly MemberToMake[],
  brandName: string,
  unnamed: boolean,
): Promise<void> {
  for (let time = 1; ; time++) {
    try {
      const named = await nameMembers(client, members, brandName);
      return await inTransaction(client, () => insertMembers(client, source, named, unnamed));
    } catch (error) {
      // Somebody joined under one of the names in this very moment.
      if (time === TRIES || !isUniqueViolation(error)) throw error;
    }
  }
}

/** The closed member under whom stands what has an author without an account; made at first need. */
export async function formerMember(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'select target_id as id from imported_item where source = $1 and kind = $2 and source_id = $3',
    [...FORMER],
  );
  if (rows[0]) return rows[0].id;
  const id = newId();
  const names = usernameColumns(`former-${id}`);
  await inTransaction(client, async () => {
    await client.query(
      `insert into member (id, username, username_key, username_skeleton, status, created_at, closed_at)
       values ($1, $2, $3, $4, 'closed', $5, $5)`,
      [id, names.username, names.usernameKey, names.usernameSkeleton, now().toISOString()],
    );
    await client.query('insert into imported_item (source, kind, source_id, target_id) values ($1, $2, $3, $4)', [...FORMER, id]);
  });
  return id;
}

type Named = MemberToMake & ReturnType<typeof usernameColumns>;

async function nameMembers(client: pg.Client, members: readonly MemberToMake[], brandName: string): Promise<Named[]> {
  const ahead = members.map((member) => {
    const names = usernamesFor(member.name, member.id, brandName);
    return { member, names, first: Array.from({ length: ASKED_AHEAD }, () => usernameColumns(names.next().value)) };
  });
  const taken = await takenOf(client, ahead.flatMap(({ first }) => first));
  const named: Named[] = [];
  for (const { member, names, first } of ahead) {
    let columns = first.find((each) => isFree(each, taken));
    while (!columns) {
      const next = usernameColumns(names.next().value);
      for (const skeleton of await takenOf(client, [next])) taken.add(skeleton);
      if (isFree(next, taken)) columns = next;
    }
    taken.add(columns.usernameKey).add(columns.usernameSkeleton);
    named.push({ ...member, ...columns });
  }
  return named;
}

function isFree(name: { usernameKey: string; usernameSkeleton: string }, taken: ReadonlySet<string>): boolean {
  return !taken.has(name.usernameKey) && !taken.has(name.usernameSkeleton);
}

/** Keys and skeletons that members have or had. */
async function takenOf(client: pg.Client, names: { usernameKey: string; usernameSkeleton: string }[]): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select username_key as name from member where username_key = any($1)
     union all select username_skeleton from member where username_skeleton = any($2)
     union all select username_skeleton from retired_username where username_skeleton = any($2)`,
    [names.map((name) => name.usernameKey), names.map((name) => name.usernameSkeleton)],
  );
  return new Set(rows.map((row) => row.name));
}

async function insertMembers(client: pg.Client, source: string, members: readonly Named[], unnamed: boolean): Promise<void> {
  const rows = members.map((member) => ({ ...member, memberId: member.standIn ?? newId() }));
  const values = [JSON.stringify(rows), source];
  const columns = `from json_to_recordset($1::json) as r ("memberId" text, id bigint, username text, "usernameKey" text,
    "usernameSkeleton" text, "displayName" text, bio text, "bioHtml" text, location text, website text,
    created timestamptz, seen timestamptz, "standIn" text)`;
  await client.query(
    `insert into member (id, username, username_key, username_skeleton, display_name, status, bio, bio_html, bio_render_version,
                         location, website, created_at, last_seen_at)
     select "memberId", username, "usernameKey", "usernameSkeleton", "displayName", 'unclaimed', bio, "bioHtml", ${MARKDOWN_VERSION},
            location, website, created, seen ${columns} where "standIn" is null`,
    [values[0]],
  );
  await client.query(
    `insert into imported_item (source, kind, source_id, target_id)
     select $2, kind, id::text, "memberId" ${columns}, unnest($3::text[]) as kind where "standIn" is null`,
    [...values, unnamed ? ['user', 'unnamed'] : ['user']],
  );
  if (!rows.some((row) => row.standIn)) return;
  // Whoever claimed the account meanwhile keeps the name and profile of their own.
  await client.query(
    `update member m set username = r.username, username_key = r."usernameKey", username_skeleton = r."usernameSkeleton",
            display_name = r."displayName", bio = r.bio, bio_html = r."bioHtml", bio_render_version = ${MARKDOWN_VERSION}, location = r.location, website = r.website,
            created_at = r.created, last_seen_at = r.seen
       ${columns} where m.id = r."standIn" and m.status = 'unclaimed'`,
    [values[0]],
  );
  await client.query(
    `delete from imported_item i using (select id ${columns} where "standIn" is not null) as known
      where i.source = $2 and i.kind = 'unnamed' and i.source_id = known.id::text`,
    values,
  );
}
