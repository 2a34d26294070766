import { now } from '~/platform/clock';
import { db, query, queryIn, quickQuery, type Tx } from '~/platform/db/index.server';
import type { ActorRow } from './actor-from';

const DAY = 24 * 60 * 60_000;
/** Without a visit for so long, a session is over. */
const IDLE_MS = 30 * DAY;
/** And after so long in any case. */
const LIFETIME_MS = 90 * DAY;
const STAFF_LIFETIME_MS = 12 * 60 * 60_000;
/** "Last seen" is written down at most so often. */
const TOUCH_MS = 10 * 60_000;

/** What a page needs to know of a session and its member. */
export type SessionRow = ActorRow & { expiresAt: Date; endsAt: Date; seenAt: Date };

const ACTOR = `m.id, m.username, m.display_name AS "displayName", m.avatar_id AS "avatarId", m.role, m.locale, m.time_zone AS "timeZone",
            m.theme, m.single_keys AS "singleKeys", m.mutes, m.created_at AS "createdAt",
            m.silenced_until AS "silencedUntil", m.suspended_until AS "suspendedUntil"`;
/** Sessions that are over, and those of closed or disabled members, are not there. */
const OPEN = `s.expires_at > $2 AND s.ends_at > $2 AND m.status = 'active' AND a.disabled_at IS NULL`;
const SESSIONS = 'session s JOIN member m ON m.id = s.member_id LEFT JOIN account a ON a.member_id = m.id';

/** The one query of every signed-in page. */
export async function findSession(hash: string): Promise<SessionRow | null> {
  const [row] = await quickQuery<SessionRow>(
    'identity.find-session',
    `SELECT s.expires_at AS "expiresAt", s.ends_at AS "endsAt", s.last_seen_at AS "seenAt", ${ACTOR}
       FROM ${SESSIONS} WHERE s.id = $1 AND ${OPEN}`,
    [hash, now()],
  );
  return row ?? null;
}

/** Whom these sessions belong to, those that are open. */
export async function findSessions(hashes: readonly string[]): Promise<(ActorRow & { hash: string })[]> {
  return query<ActorRow & { hash: string }>('identity.find-sessions', `SELECT s.id AS hash, ${ACTOR} FROM ${SESSIONS} WHERE s.id = ANY($1) AND ${OPEN}`, [hashes, now()]);
}

/** An active member whose account is not disabled, as one who acts; else null. */
export async function findActing(memberId: string, tx: Tx | null = null): Promise<ActorRow | null> {
  const [row] = await queryIn<ActorRow>(
    tx,
    'identity.find-acting',
    `SELECT ${ACTOR} FROM member m LEFT JOIN account a ON a.member_id = m.id WHERE m.id = $1 AND m.status = 'active' AND a.disabled_at IS NULL`,
    [memberId],
  );
  return row ?? null;
}

export type NewSession = { hash: string; memberId: string; network: string | null; userAgent: string | null };

/** Writes a session for an active member, who is seen with it; false when they are closed, unclaimed or disabled. */
export async function insertSession({ hash, memberId, network, userAgent }: NewSession): Promise<boolean> {
  const at = now();
  const rows = await query<{ id: string }>(
    'identity.insert-session',
    `WITH made AS (
       INSERT INTO session (id, member_id, created_at, last_seen_at, expires_at, ends_at, network, user_agent)
       SELECT $1, m.id, $3, $3, LEAST($4::timestamptz, ends.at), ends.at, $7, $8
         FROM member m LEFT JOIN account a ON a.member_id = m.id,
              LATERAL (SELECT CASE WHEN m.role = 'member' THEN $5::timestamptz ELSE $6::timestamptz END AS at) AS ends
        WHERE m.id = $2 AND m.status = 'active' AND a.disabled_at IS NULL
       RETURNING member_id)
     UPDATE member SET last_seen_at = $3 FROM made WHERE member.id = made.member_id RETURNING member.id`,
    [
      hash, memberId, at, new Date(at.getTime() + IDLE_MS), new Date(at.getTime() + LIFETIME_MS), new Date(at.getTime() + STAFF_LIFETIME_MS),
      network, userAgent?.slice(0, 300) ?? null,
    ],
  );
  return rows.length === 1;
}

/** Whether it is time to write down that the session was used. */
export function isTouchDue(row: SessionRow): boolean {
  return now().getTime() - row.seenAt.getTime() > TOUCH_MS;
}

/** Moves the idle end on, never past the absolute one, and notes when session and member were last seen. */
export async function touchSession(hash: string): Promise<void> {
  const at = now();
  await query(
    'identity.touch-session',
    `WITH seen AS (
       UPDATE session SET last_seen_at = $2, expires_at = LEAST($3::timestamptz, ends_at) WHERE id = $1 AND last_seen_at < $2 RETURNING member_id)
     UPDATE member SET last_seen_at = $2 FROM seen WHERE member.id = seen.member_id`,
    [hash, at, new Date(at.getTime() + IDLE_MS)],
  );
}

/** A session as its owner sees it in the list. `key` names it, and opens nothing. */
export type ListedSession = { key: string; createdAt: Date; lastSeenAt: Date; network: string | null; userAgent: string | null };

/** The member's sessions that are not over, last used first. */
export async function listSessionsOf(memberId: string): Promise<ListedSession[]> {
  const rows = await db.session.findMany({
    where: { memberId, expiresAt: { gt: now() }, endsAt: { gt: now() } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    take: 200,
    select: { id: true, createdAt: true, lastSeenAt: true, network: true, userAgent: true },
  });
  return rows.map(({ id, ...rest }) => ({ key: id, ...rest }));
}

/** Ends a session by its hash; of this member only, when one is named. */
export async function deleteSession(hash: string, memberId?: string): Promise<boolean> {
  const { count } = await db.session.deleteMany({ where: { id: hash, ...(memberId ? { memberId } : {}) } });
  return count === 1;
}

/** Ends all sessions of a member but one. */
export async function deleteSessionsOf(memberId: string, exceptHash: string | null, tx: Tx = db): Promise<void> {
  await tx.session.deleteMany({ where: { memberId, ...(exceptHash ? { id: { not: exceptHash } } : {}) } });
}

/** Removes what is over, in one go; there are at most as many as were opened since the last time. */
export async function deleteOverSessions(): Promise<void> {
  await db.session.deleteMany({ where: { OR: [{ expiresAt: { lte: now() } }, { endsAt: { lte: now() } }] } });
}
