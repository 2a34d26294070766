import { newToken } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { Conflict } from '~/platform/errors';
import { hasOwner, lockFirstOwner } from './accounts.store.server';
import type { Actor, MemberActor } from './actor';
import { inMinutes, readProof, spend } from './email-tokens.server';
import { dropTokensFor, insertToken } from './email-tokens.store.server';
import type { CreateOwnerInput } from './input';
import { links } from './links.server';
import { hashPassword } from './passwords.server';
import { limits } from './rules';
import { sha256 } from './secrets.server';
import { startSession } from './sessions.server';
import { addMember, refuseBadName, refuseBadPassword } from './sign-up.server';
import type { Visit } from './visit';

/**
 * The link with which the first owner sets the community up, for the terminal; null once there is an owner. Each
 * call makes the earlier link end.
 */
export async function createSetupLink(): Promise<string | null> {
  const token = newToken();
  const made = await transaction(async (tx) => {
    await lockFirstOwner(tx);
    if (await hasOwner(tx)) return false;
    await dropTokensFor(tx, 'setup');
    await insertToken(tx, {
      id: sha256(token),
      purpose: 'setup',
      memberId: null,
      email: null,
      data: {},
      ticketHash: null,
      expiresAt: inMinutes(limits.setupDays * 24 * 60),
    });
    return true;
  });
  return made ? links.setup(token) : null;
}

/**
 * Whether the set-up link is good, for its page.
 * @throws Invalid `linkExpired`
 */
export async function checkSetupLink(input: { token: string }, visit: Visit): Promise<void> {
  await readProof({ token: input.token }, ['setup'], visit);
}

/**
 * Makes the first owner and signs them in; the link is used up. Records `member.joined`.
 *
 * @throws Invalid `linkExpired`, or on the fields: then the link stays good
 * @throws Conflict('ownerThere') when the community has an owner
 */
export async function createOwner(_actor: Actor, input: CreateOwnerInput, visit: Visit): Promise<{ member: MemberActor; cookie: string }> {
  const token = await readProof({ token: input.token }, ['setup'], visit);
  const { username, displayName = null, locale, timeZone = null, email, password } = input;
  await refuseBadName(username, visit.brandName);
  refuseBadPassword({ password, username, email }, visit.brandName);
  const passwordHash = await hashPassword(password);
  const member = await transaction(async (tx) => {
    await lockFirstOwner(tx);
    if (await hasOwner(tx)) throw new Conflict('ownerThere');
    await spend(tx, token);
    return addMember(tx, { username, displayName, role: 'owner', locale, timeZone, email, passwordHash, via: 'browser' });
  });
  return { member, cookie: await startSession(member.id, visit) };
}
