import { now } from '~/platform/clock';
import { db, query, quickQuery, type Tx } from '~/platform/db/index.server';
import type { ActorRow } from './actor-from';

/** "Last used" is written down at most so often. */
const TOUCH_MS = 60_000;

export type NewApiToken = { id: string; memberId: string; name: string; tokenHash: string; hint: string; scopes: string[]; expiresAt: Date | null };

export async function insertApiToken(tx: Tx, token: NewApiToken): Promise<void> {
  await tx.apiToken.create({ data: { ...token, createdAt: now() }, select: { id: true } });
}

/** A token as its owner sees it; the secret itself is not kept. */
export type ListedToken = { id: string; name: string; hint: string; scopes: string[]; createdAt: Date; expiresAt: Date | null; lastUsedAt: Date | null };

export function listApiTokensOf(memberId: string): Promise<ListedToken[]> {
  return db.apiToken.findMany({
    where: { memberId, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: 200,
    select: { id: true, name: true, hint: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true },
  });
}

/** Takes a member's token back; false when it is not there or was taken back before. */
export async function revokeToken(tx: Tx, id: string, memberId: string): Promise<boolean> {
  const { count } = await tx.apiToken.updateMany({ where: { id, memberId, revokedAt: null }, data: { revokedAt: now() } });
  return count === 1;
}

export type TokenRow = ActorRow & { tokenId: string; scopes: string[]; lastUsedAt: Date | null };

/** The one query of every API request. Tokens that are over, and those of closed or disabled members, are not there. */
export async function findApiToken(tokenHash: string): Promise<TokenRow | null> {
  const [row] = await quickQuery<TokenRow>(
    'identity.find-api-token',
    `SELECT t.id AS "tokenId", t.scopes, t.last_used_at AS "lastUsedAt",
            m.id, m.username, m.display_name AS "displayName", m.avatar_id AS "avatarId", m.role, m.locale, m.time_zone AS "timeZone",
            m.theme, m.single_keys AS "singleKeys", m.mutes, m.created_at AS "createdAt",
            m.silenced_until AS "silencedUntil", m.suspended_until AS "suspendedUntil"
       FROM api_token t JOIN member m ON m.id = t.member_id LEFT JOIN account a ON a.member_id = m.id
      WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2)
        AND m.status = 'active' AND a.disabled_at IS NULL`,
    [tokenHash, now()],
  );
  return row ?? null;
}

/** Notes that the token was used, when the last note is a minute old. */
export async function touchApiToken(row: TokenRow): Promise<void> {
  const at = now();
  if (row.lastUsedAt && at.getTime() - row.lastUsedAt.getTime() < TOUCH_MS) return;
  await query('identity.touch-api-token', 'UPDATE api_token SET last_used_at = $2 WHERE id = $1', [row.tokenId, at]);
}
