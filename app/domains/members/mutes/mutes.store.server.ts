import { quickQuery, query, transaction, type Tx } from '~/platform/db/index.server';
import type { MuteLevel } from '../rules';
import type { MemberCard, Place } from '../members.store.server';

/** For acts: everything inside happens or nothing does. */
export { transaction };

/**
 * Becomes the only one who changes what a member mutes until the transaction ends, and says that there may be something.
 * @returns false when the member is not there any more
 */
export async function holdMutes(tx: Tx, memberId: string): Promise<boolean> {
  return (await tx.$executeRaw`UPDATE member SET mutes = true WHERE id = ${memberId} AND status = 'active'`) === 1;
}

/** How many a member, whose mutes are held, has muted or blocked. */
export function countMutes(tx: Tx, memberId: string): Promise<number> {
  return tx.memberMute.count({ where: { memberId } });
}

/** Writes a level, in place of another; when it is the same already, nothing changes. */
export async function writeMute(tx: Tx, memberId: string, targetId: string, level: MuteLevel, at: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO member_mute AS m (member_id, target_id, level, created_at) VALUES (${memberId}, ${targetId}, ${level}::mute_level, ${at})
    ON CONFLICT (member_id, target_id) DO UPDATE SET level = EXCLUDED.level, created_at = EXCLUDED.created_at WHERE m.level <> EXCLUDED.level`;
}

/** Takes one away; with the last one of a member, whose mutes are held, the flag goes. */
export async function deleteMute(tx: Tx, memberId: string, targetId: string): Promise<void> {
  await tx.memberMute.deleteMany({ where: { memberId, targetId } });
  await tx.$executeRaw`UPDATE member SET mutes = EXISTS (SELECT 1 FROM member_mute WHERE member_id = ${memberId}) WHERE id = ${memberId}`;
}

/** Everything that a member has muted and blocked, by the ids of these members. */
export async function readMutes(memberId: string): Promise<{ targetId: string; level: MuteLevel }[]> {
  return quickQuery<{ targetId: string; level: MuteLevel }>(
    'members.mutes',
    `SELECT target_id AS "targetId", level::text FROM member_mute WHERE member_id = $1`,
    [memberId],
  );
}

/** `createdAt`: since when. */
export type MutedCard = MemberCard & { createdAt: Date };

/** Those whom a member has muted, or blocked, the latest first, from a place on. */
export async function readMuted(memberId: string, level: MuteLevel, after: Place | null, limit: number): Promise<MutedCard[]> {
  return query<MutedCard>(
    `members.muted${after ? '-after' : ''}`,
    `SELECT c.id, c.username, c.display_name AS "displayName", c.avatar_id AS "avatarId", c.role, c.status, u.created_at AS "createdAt"
       FROM member_mute u JOIN member c ON c.id = u.target_id
      WHERE u.member_id = $1 AND u.level = $2::mute_level ${after ? 'AND (u.created_at, u.target_id) < ($4, $5)' : ''}
      ORDER BY u.created_at DESC, u.target_id DESC LIMIT $3`,
    after ? [memberId, level, limit, after.createdAt, after.id] : [memberId, level, limit],
  );
}

/** Forgets whom a member has muted, and that others have muted them. */
export async function dropMutesOf(memberId: string): Promise<void> {
  await transaction(async (tx) => {
    const others = await tx.memberMute.findMany({ where: { targetId: memberId }, select: { memberId: true }, orderBy: { memberId: 'asc' } });
    for (const other of others) if (await holdMutes(tx, other.memberId)) await deleteMute(tx, other.memberId, memberId);
    await tx.memberMute.deleteMany({ where: { OR: [{ memberId }, { targetId: memberId }] } });
    await tx.$executeRaw`UPDATE member SET mutes = false WHERE id = ${memberId}`;
  });
}
