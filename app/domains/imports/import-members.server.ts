import type pg from 'pg';
import { cleanName } from '~/domains/identity';
import { log } from '~/platform/log/index.server';
import { makeMembers, nextUnnamed, nextUsers, type MemberToMake, type StagedUser } from './members.store.server';
import { writeBio } from './write-up.server';

const BATCH = 500;

/**
 * Makes a member, without a way to sign in, of every user of the dump that no earlier run has made, and
 * then of the authors that the dump knows by number only. A batch is made as a whole or not at all.
 *
 * @param onMade told how many were made, after each batch
 * @param onFailed told the lines of users that the database refused
 */
export async function importMembers(
  client: pg.Client,
  source: string,
  brandName: string,
  onMade: (count: number) => void,
  onFailed: (line: number) => void,
): Promise<void> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const users = await nextUsers(client, after, BATCH);
    const last = users[users.length - 1];
    if (!last) break;
    after = last.id;
    const members = users.map(memberOf);
    try {
      await makeMembers(client, source, members, brandName, false);
      onMade(members.length);
    } catch {
      await oneByOne(client, source, members, brandName, onMade, onFailed);
    }
  }
  for (;;) {
    const members = await nextUnnamed(client, source, BATCH);
    if (members.length === 0) break;
    await makeMembers(client, source, members, brandName, true);
  }
}

/** One user that cannot be made must not keep the others of its batch out. */
async function oneByOne(
  client: pg.Client,
  source: string,
  members: readonly MemberToMake[],
  brandName: string,
  onMade: (count: number) => void,
  onFailed: (line: number) => void,
): Promise<void> {
  for (const member of members) {
    try {
      await makeMembers(client, source, [member], brandName, false);
      onMade(1);
    } catch (error) {
      await client.query('select 1'); // a lost connection ends the import; only refusals are passed over
      log.warn({ err: error, user: member.id }, 'a member could not be imported');
      onFailed(member.line);
    }
  }
}

function memberOf({ name, about, ...user }: StagedUser): MemberToMake {
  const bio = about ? writeBio(about) : null;
  return {
    ...user,
    name,
    displayName: cleanName(name) || null,
    location: user.location ? cleanName(user.location) || null : null,
    bio: bio?.source ?? null,
    bioHtml: bio?.html ?? null,
  };
}
