import { newId, newToken, now } from '~/platform/clock';
import { record } from '~/platform/activity/index.server';
import { transaction } from '~/platform/db/index.server';
import { Forbidden, NotFound } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { log } from '~/platform/log/index.server';
import { actorNow } from './actor-from';
import type { Actor } from './actor';
import { findApiToken, insertApiToken, listApiTokensOf, revokeToken, touchApiToken, type ListedToken } from './api-tokens.store.server';
import { ownAccount } from './end-sessions.server';
import type { CreateApiTokenInput, RevokeApiTokenInput } from './input';
import { refusalOfScopes } from './policy';
import { isScope } from './scopes';
import { sha256 } from './secrets.server';

/** By it, scanners of public code recognise a token that leaked. */
const PREFIX = 'parvis_';

/**
 * Makes a token with which a program acts in the member's name, within its scopes. The token is returned this once;
 * only its hash is kept. Records `token.created`.
 *
 * @throws Forbidden('scopeBeyondRole') for a scope that the member's role has no use for
 */
export async function createApiToken(actor: Actor, input: CreateApiTokenInput): Promise<{ id: string; token: string }> {
  const member = ownAccount(actor);
  const refusal = refusalOfScopes(actor, input.scopes);
  if (refusal) throw new Forbidden(refusal);
  await limit('apiToken', member.id);
  const token = PREFIX + newToken();
  const id = newId();
  const expiresAt = input.days === null ? null : new Date(now().getTime() + input.days * 24 * 60 * 60_000);
  await transaction(async (tx) => {
    await insertApiToken(tx, { id, memberId: member.id, name: input.name, tokenHash: sha256(token), hint: token.slice(-4), scopes: input.scopes, expiresAt });
    await record(tx, { kind: 'token.created', actor, targetMemberId: member.id, data: { tokenId: id, scopes: input.scopes } });
  });
  return { id, token };
}

/** The member's own tokens, newest first. */
export async function listApiTokens(actor: Actor): Promise<ListedToken[]> {
  return listApiTokensOf(ownAccount(actor).id);
}

/**
 * Takes one of the member's own tokens back; at once, also for requests that come later. Records `token.revoked`.
 * @throws NotFound when it is another's or was taken back before
 */
export async function revokeApiToken(actor: Actor, input: RevokeApiTokenInput): Promise<void> {
  const member = ownAccount(actor);
  await transaction(async (tx) => {
    if (!(await revokeToken(tx, input.id, member.id))) throw new NotFound();
    await record(tx, { kind: 'token.revoked', actor, targetMemberId: member.id, data: { tokenId: input.id } });
  });
}

/**
 * Who a token acts for, within its scopes, in one query; null when it is unknown, expired or taken back, or its member
 * closed or disabled. That of a suspended member comes as a visitor.
 */
export async function authenticateToken(token: string): Promise<(Actor & { tokenId: string }) | null> {
  if (!token.startsWith(PREFIX) || token.length > 100) return null;
  const row = await findApiToken(sha256(token));
  if (!row) return null;
  // The request goes on although its use cannot be noted.
  await touchApiToken(row).catch((error: unknown) => log.warn({ err: error }, 'the use of a token could not be noted'));
  return { ...actorNow(row, 'api', row.scopes.filter(isScope)), tokenId: row.tokenId };
}
