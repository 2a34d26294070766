import { usernameKey } from '~/domains/identity';
import type { Tx } from '~/platform/db/index.server';
import { NotFound } from '~/platform/errors';
import { findByIds, findByUsernameKeys, findProfile, findProfileById, type MemberCard, type Profile } from './members.store.server';
import { MENTIONS } from './rules';

/**
 * The public profile behind a username, however it is written. Anyone may read it.
 * @throws NotFound when nobody has the name, or they left
 */
export async function getProfile(username: string): Promise<Profile> {
  const profile = username.length > 100 ? null : await findProfile(usernameKey(username));
  if (!profile) throw new NotFound();
  return profile;
}

/**
 * The public profile of the member with this id.
 * @throws NotFound when there is none, or they left
 */
export async function getProfileById(id: string): Promise<Profile> {
  const profile = /^[0-9a-z]{1,40}$/.test(id) ? await findProfileById(id) : null;
  if (!profile) throw new NotFound();
  return profile;
}

/** Those of the ids that exist, by id, also members who left (see `nameShown`). */
export async function membersByIds(ids: readonly string[]): Promise<Map<string, MemberCard>> {
  const wanted = [...new Set(ids)];
  const found = wanted.length === 0 ? [] : await findByIds(wanted);
  return new Map(found.map((card) => [card.id, card]));
}

/**
 * Whom a text names: members by the lower-cased username, as `usernameKey` makes it. Names beyond the first 50 are
 * not looked up.
 *
 * @param tx where it is asked within a transaction
 */
export async function membersByUsernames(usernames: readonly string[], tx: Tx | null = null): Promise<Map<string, MemberCard>> {
  const keys = [...new Set(usernames.map(usernameKey))].slice(0, MENTIONS);
  const found = keys.length === 0 ? [] : await findByUsernameKeys(keys, tx);
  return new Map(found.map((card) => [usernameKey(card.username), card]));
}
