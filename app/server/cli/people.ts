import type { MemberActor } from '~/domains/identity';
import { getFirstOwner } from '~/domains/identity/index.server';
import { getProfile, type Profile } from '~/domains/members/index.server';
import { NotFound } from '~/platform/errors';
import { Refusal } from './refusals';
import type { Terminal } from './terminal';

/**
 * The active member with this username.
 * @throws Refusal when there is none, or the account is not claimed yet
 */
export async function memberNamed({ t }: Terminal, username: string): Promise<Profile> {
  const profile = await getProfile(username).catch((error: unknown) => {
    if (error instanceof NotFound) throw new Refusal(t('cli.member.unknown', { name: username }));
    throw error;
  });
  if (profile.status !== 'active') throw new Refusal(t('cli.member.unclaimed', { name: profile.username }));
  return profile;
}

/** Whoever may run commands on the machine may act in any active member's name. */
export async function actorNamed(terminal: Terminal, username: string): Promise<MemberActor> {
  const { id, username: name, displayName, avatarId, role, createdAt } = await memberNamed(terminal, username);
  return {
    kind: 'member', id, username: name, displayName, avatarId, role, createdAt, mutes: true, locale: terminal.locale,
    timeZone: 'UTC', theme: null, singleKeys: true, via: 'cli', scopes: null,
  };
}

/**
 * Acts that are nobody's in particular are the owner's, and the log says that they came from the terminal.
 * @throws Refusal before there is one
 */
export async function ownerAtTerminal({ t }: Terminal): Promise<MemberActor> {
  const owner = await getFirstOwner();
  if (!owner) throw new Refusal(t('cli.member.noOwner'));
  return owner;
}
